from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today

CONSULTING = "edu_base.group_officer,edu_base.group_leader,edu_base.group_liaison"
# Proposed for the answers of those who are asked.
PATIENCE = timedelta(days=10)


class EduList(models.Model):
    """Departments are asked before a list is decided, and their replies kept (TS33)."""

    _inherit = "edu.list"

    consultation_ids = fields.One2many(
        "edu.collection", "list_id", string="Consultations", groups=CONSULTING
    )
    reply_ids = fields.Many2many(
        "edu.collection.report",
        string="Replies",
        compute="_compute_reply_ids",
        help="Who was asked, and the answers (征求意见情况)",
        groups=CONSULTING,
    )
    reply_count = fields.Integer(
        string="Replied",
        compute="_compute_reply_ids",
        help="已回复数",
        groups=CONSULTING,
    )
    asked_count = fields.Integer(
        string="Consulted",
        compute="_compute_reply_ids",
        help="征求意见数",
        groups=CONSULTING,
    )

    @api.depends("consultation_ids.report_ids.state")
    @api.depends_context("uid")
    def _compute_reply_ids(self):
        reports = self.env["edu.collection.report"].search(
            [("collection_id.list_id", "in", self.ids)]
        )
        by_list = reports.grouped(lambda report: report.collection_id.list_id)
        for row in self:
            asked = by_list.get(row._origin, reports.browse())
            answered = asked.filtered("submitted_on")
            row.reply_ids = asked
            row.asked_count = len(asked)
            row.reply_count = len(answered)

    def action_consult(self):
        """Prepare to ask the other departments what they think of the list."""
        self.ensure_one()
        collection = self.env["edu.collection"].create(self._consultation_values())
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_action"
        )
        views = [(False, "form")]
        return action | {"res_id": collection.id, "views": views}

    def _consultation_values(self):
        departments = self.owner_unit_id.child_ids.filtered(
            lambda unit: unit.kind == "department"
        )
        return {
            "name": self.env._("%s: Consultation", self.name),
            "kind": "consultation",
            "list_id": self.id,
            "owner_unit_id": self.owner_unit_id.id,
            "period_kind": "year",
            "date_from": date(self.year, 1, 1),
            "date_to": date(self.year, 12, 31),
            "date_deadline": today() + PATIENCE,
            "unit_ids": [Command.set((departments - self.unit_id).ids)],
            "instructions": "\n".join(self.item_ids.mapped("line")),
        }
