from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.edu_unit import LEVELS
from ..tools.unit_names import place_of


class EduUnitSetup(models.TransientModel):
    """Found the own government in an empty database, so that work can start.

    The administrator serves nobody yet and could not create a unit.
    """

    _name = "edu.unit.setup"
    _description = "Found Own Government"

    name = fields.Char(
        string="Government", required=True, help="Full name (本级人民政府全称)"
    )
    level = fields.Selection(
        LEVELS,
        required=True,
        default="county",
        help="国家、省、市、县、乡镇",
    )
    code = fields.Char(help="Official code (行政区划代码)")
    office_name = fields.Char(
        string="Supervision Office",
        compute="_compute_office_name",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        help="Full name (教育督导办公室全称)",
    )

    @api.depends("name")
    def _compute_office_name(self):
        for setup in self:
            office = self.env._("Education Supervision Office")
            setup.office_name = place_of(setup.name) + office

    def action_found(self):
        """Make the government and its office, and let the user run them."""
        self.ensure_one()
        if self._is_founded():
            raise UserError(
                self.env._(
                    "Units exist already. Their administrators add further ones."
                )
            )
        units = self.env["edu.unit"].sudo()
        government = units.create(
            {
                "name": self.name,
                "kind": "government",
                "level": self.level,
                "code": self.code,
            }
        )
        office = units.create(
            {
                "name": self.office_name,
                "kind": "office",
                "level": self.level,
                "parent_id": government.id,
            }
        )
        self._appoint(government, office)
        self.env.company.sudo().name = office.name
        return self.env["ir.actions.actions"]._for_xml_id("edu_base.edu_unit_action")

    def _is_founded(self):
        units = self.env["edu.unit"].sudo().with_context(active_test=False)
        return bool(units.search_count([], limit=1))

    def _appoint(self, government, office):
        """Let the user work at the office, serve the government and keep its units."""
        roles = ("group_officer", "group_unit_administrator")
        self.env.user.sudo().write(
            {
                "unit_id": office.id,
                "scope_unit_ids": [Command.link(government.id)],
                "group_ids": [
                    Command.link(self.env.ref(f"edu_base.{role}").id) for role in roles
                ],
            }
        )
