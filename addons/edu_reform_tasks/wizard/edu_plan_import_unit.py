from odoo import fields, models

from odoo.addons.edu_base.tools.unit_names import name_key


class EduPlanImportUnit(models.TransientModel):
    """A unit as the document names it, and the unit that is meant."""

    _name = "edu.plan.import.unit"
    _description = "Unit Named in a Plan"
    _order = "is_sure, id"

    import_id = fields.Many2one(
        "edu.plan.import",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    name = fields.Char(
        string="As Printed",
        required=True,
        readonly=True,
        help="As the document names the unit (原文名称)",
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_plan_import_unit_rel",
        "line_id",
        "unit_id",
        string="Units",
        help="The units that are meant; several for a group (对应单位)",
    )
    group_id = fields.Many2one(
        "edu.unit.group",
        readonly=True,
        ondelete="set null",
        help="The group through which the unit is named (成员单位)",
    )
    is_sure = fields.Boolean(
        string="Certain", readonly=True, help="Matched by name, alias or group"
    )
    as_text = fields.Boolean(
        string="Keep as Text", help="Leave the name on the task, unassigned (暂不匹配)"
    )

    def _meant(self):
        """Return the units that are meant; a name kept as text means none."""
        return self.filtered(lambda line: not line.as_text).unit_ids

    def _remember_aliases(self):
        """Keep what a person decided, so that the next document matches by itself."""
        decided = self.filtered(
            lambda line: not line.is_sure and len(line._meant()) == 1
        )
        aliases = self.env["edu.unit.alias"]
        known = aliases.search(
            [
                ("owner_unit_id", "in", decided.import_id.owner_unit_id.ids),
                ("key", "in", [name_key(line.name) for line in decided]),
            ]
        ).mapped("key")
        aliases.create(
            [
                {
                    "name": line.name,
                    "unit_id": line.unit_ids.id,
                    "owner_unit_id": line.import_id.owner_unit_id.id,
                }
                for line in decided
                if name_key(line.name) not in known
            ]
        )
