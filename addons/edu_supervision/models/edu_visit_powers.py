from odoo import fields, models

from .edu_visit_power import PROPOSALS


class EduVisit(models.Model):
    """The powers that the team made use of (B05)."""

    _inherit = "edu.visit"

    power_ids = fields.One2many(
        "edu.visit.power", "visit_id", string="Powers Used", help="行使职权情况"
    )

    def action_open_powers(self):
        """Open what the team copied, asked, inquired into and proposed."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_power_action"
        )
        return action | {
            "domain": [("visit_id", "in", self.ids)],
            "context": {"default_visit_id": self.id},
        }

    def _proposals(self):
        """Return the rewards and sanctions proposed, a line each, with their unit."""
        rows = self.power_ids.filtered(lambda row: row.kind in PROPOSALS)
        return "\n".join(
            f"{number}. {row.visit_id.unit_id.name}：{row._line()}"
            for number, row in enumerate(rows.sorted("id"), 1)
        )
