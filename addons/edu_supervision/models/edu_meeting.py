from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.edu_base.tools.dates import day_of

from .edu_meeting_item import TOPICS


class EduMeeting(models.Model):
    """The plenary of a committee, joint meetings and trainings (TS10, SH15)."""

    _inherit = "edu.meeting"

    kind = fields.Selection(
        selection_add=[
            ("joint", "Joint Meeting"),
            ("training", "Training of Liaisons"),
        ],
        ondelete={"joint": "set default", "training": "set default"},
        help="全体会议、办公室会议、专题会议、联席会议、联络员培训",
    )
    lacks_topics = fields.Boolean(
        compute="_compute_lacks_topics",
        help="A plenary without one of its four standing topics (常设议题不全)",
    )

    @api.depends("kind", "item_ids.topic")
    def _compute_lacks_topics(self):
        for meeting in self:
            meeting.lacks_topics = meeting.kind == "plenary" and bool(
                meeting._missing_topics()
            )

    def action_propose_agenda(self):
        """Put the standing topics on the agenda that are not yet on it."""
        labels = dict(self.item_ids._fields["topic"]._description_selection(self.env))
        for meeting in self:
            after = max(meeting.item_ids.mapped("sequence"), default=0)
            meeting.item_ids = [
                Command.create(
                    {"topic": topic, "name": labels[topic], "sequence": after + place}
                )
                for place, topic in enumerate(meeting._missing_topics(), start=1)
            ]

    def action_add_liaisons(self):
        """Call the liaisons of the owner's departments and of those right below."""
        self.ensure_one()
        listed = self.attendee_ids.user_id
        self.env["edu.meeting.attendee"].create(
            [
                {
                    "meeting_id": self.id,
                    "unit_id": posts[0].unit_id.id,
                    "user_id": one.id,
                }
                for one, posts in self._liaisons().grouped("user_id").items()
                if one not in listed
            ]
        )

    def _liaisons(self):
        """Return the posts, on the day, of liaisons whose unit is right below."""
        liaisons = self.env["edu.liaison"]
        near = Domain("unit_id.parent_id", "=", self.owner_unit_id.id)
        grown = Domain("unit_id.kind", "!=", "school")
        return liaisons.search(near & grown & liaisons._serving_on(day_of(self.start)))

    def _missing_topics(self):
        """Return the standing topics that are not on the agenda, in order."""
        there = set(self.item_ids.mapped("topic"))
        return [topic for topic, _label in TOPICS if topic not in there]
