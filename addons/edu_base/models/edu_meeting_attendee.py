from odoo import api, fields, models


class EduMeetingAttendee(models.Model):
    """Who is called to a meeting, and who came: in person or represented."""

    _name = "edu.meeting.attendee"
    _inherit = ["edu.guarded.mixin", "edu.person.mixin"]
    _description = "Attendee of a Meeting"
    _order = "meeting_id, id"
    _rec_name = "unit_id"
    _fixed_fields = frozenset({"meeting_id"})

    meeting_id = fields.Many2one(
        "edu.meeting", required=True, index=True, ondelete="cascade", help="会议"
    )
    member_id = fields.Many2one(
        "edu.committee.member",
        string="Seat",
        index="btree_not_null",
        ondelete="set null",
        help="The post in the committee; empty for guests (成员职务)",
    )
    post = fields.Selection(related="member_id.post", help="委员会职务")
    presence = fields.Selection(
        [
            ("present", "Present"),
            ("substitute", "Represented"),
            ("absent", "Absent"),
        ],
        help="出席、代会、缺席",
    )
    substitute = fields.Char(string="By", help="Who came instead (代会人)")

    _user_uniq = models.UniqueIndex(
        "(meeting_id, user_id) WHERE user_id IS NOT NULL",
        "This person is on the list already.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        attendees = super().create(vals_list)
        attendees.meeting_id._keep_events()
        return attendees

    def write(self, vals):
        result = super().write(vals)
        if "user_id" in vals:
            self.meeting_id._keep_events()
        return result

    def unlink(self):
        meetings = self.meeting_id
        result = super().unlink()
        meetings._keep_events()
        return result
