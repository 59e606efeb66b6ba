from odoo import api, fields, models


class EduList(models.Model):
    """The visits that a list has allowed so far."""

    _inherit = "edu.list"

    visit_count = fields.Integer(
        string="Visits",
        compute="_compute_visit_count",
        groups="edu_base.group_officer,edu_base.group_leader,edu_base.group_inspector",
        help="Planned or made by what stands on the list, not cancelled (督导次数)",
    )

    @api.depends("item_ids")
    @api.depends_context("uid")
    def _compute_visit_count(self):
        counts = {}
        for item, count in self.env["edu.visit"]._read_group(
            self._visit_domain(), ["item_id"], ["__count"]
        ):
            counts[item.list_id] = counts.get(item.list_id, 0) + count
        for row in self:
            row.visit_count = counts.get(row._origin, 0)

    def action_open_visits(self):
        """List the visits of the list's items, those of a withdrawn list too."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Visits"),
            "res_model": "edu.visit",
            "views": [(False, "list"), (False, "form")],
            "domain": self._visit_domain(),
        }

    def _visit_domain(self):
        return [("item_id.list_id", "in", self.ids), ("state", "!=", "cancelled")]
