from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.dates import day_of


class EduMeetingItem(models.Model):
    """A point of the agenda: who reports, what was decided, what came of it."""

    _name = "edu.meeting.item"
    _inherit = ["edu.guarded.mixin"]
    _description = "Agenda Item"
    _order = "meeting_id, sequence, id"
    _fixed_fields = frozenset({"meeting_id"})

    meeting_id = fields.Many2one(
        "edu.meeting", required=True, index=True, ondelete="cascade", help="会议"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Topic", required=True, help="议题")
    unit_id = fields.Many2one(
        "edu.unit",
        string="Reported By",
        index="btree_not_null",
        ondelete="restrict",
        help="汇报单位",
    )
    text = fields.Text(string="Report", help="What was said (汇报和讨论情况)")
    decision = fields.Text(copy=False, help="议定事项")
    lead_unit_id = fields.Many2one(
        "edu.unit",
        string="Carried Out By",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="牵头单位",
    )
    date_deadline = fields.Date(string="Due", copy=False, help="完成时限")
    matter_ids = fields.One2many(
        "edu.matter", "item_id", string="Matters", readonly=True, copy=False
    )

    def action_make_matter(self):
        """Make a matter of each decision, and open what was made."""
        if any(item.matter_ids for item in self):
            raise UserError(self.env._("This decision is a matter already."))
        matters = self.env["edu.matter"].create(
            [item._matter_values() for item in self]
        )
        return matters._action_open()

    def _without_matter(self):
        """Return those whose decision is not a matter yet."""
        return self.filtered(lambda item: item.decision and not item.matter_ids)

    def _matter_values(self):
        """Return what a matter takes over from the decision; refuse a vague one."""
        if not (self.decision and self.lead_unit_id and self.date_deadline):
            raise UserError(
                self.env._(
                    "“%s”: write down the decision, who carries it out and by when.",
                    self.name,
                )
            )
        if self.meeting_id.state != "held":
            raise UserError(
                self.env._("Nothing is decided before the meeting is held.")
            )
        return {
            "kind": "decision",
            "item_id": self.id,
            "name": self.name,
            "text": self.decision,
            "lead_unit_id": self.lead_unit_id.id,
            "date_deadline": self.date_deadline,
            "given_on": day_of(self.meeting_id.start),
            "owner_unit_id": self.meeting_id.owner_unit_id.id,
        }
