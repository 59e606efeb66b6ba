from odoo import api, fields, models


class EduPlan(models.Model):
    """The leading group of a plan: its meetings decide, and matters come of it."""

    _inherit = "edu.plan"

    committee_id = fields.Many2one(
        "edu.committee",
        string="Leading Group",
        index="btree_not_null",
        ondelete="set null",
        help="Who leads the reform (领导小组)",
    )
    matter_ids = fields.One2many(
        "edu.matter", "plan_id", string="Instructions and Decisions"
    )
    item_ids = fields.One2many("edu.meeting.item", "plan_id", string="Agenda Items")
    matter_count = fields.Integer(
        string="Matters",
        compute="_compute_follow_up",
        help="Instructions and decisions on the plan (交办事项数)",
    )
    meeting_count = fields.Integer(
        string="Meetings",
        compute="_compute_follow_up",
        help="Meetings that have the plan on their agenda (会议数)",
    )

    @api.depends("matter_ids", "item_ids")
    def _compute_follow_up(self):
        matters = self.env["edu.matter"]._read_group(
            [("plan_id", "in", self.ids)], ["plan_id"], ["__count"]
        )
        meetings = self.env["edu.meeting.item"]._read_group(
            [("plan_id", "in", self.ids)], ["plan_id"], ["meeting_id:count_distinct"]
        )
        matters, meetings = dict(matters), dict(meetings)
        for plan in self:
            plan.matter_count = matters.get(plan, 0)
            plan.meeting_count = meetings.get(plan, 0)

    def action_open_matters(self):
        return self._open_follow_up(
            "edu_base.edu_matter_action",
            [("plan_id", "=", self.id)],
            {"default_plan_id": self.id},
        )

    def action_open_meetings(self):
        return self._open_follow_up(
            "edu_base.edu_meeting_action",
            [("item_ids.plan_id", "=", self.id)],
            {"default_committee_id": self.committee_id.id},
        )

    def _open_follow_up(self, action, domain, context):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(action)
        return action | {
            "display_name": self.name,
            "domain": domain,
            "context": context,
        }
