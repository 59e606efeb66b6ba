from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.domains import either

_lt = LazyTranslate(__name__)

POSTS = [
    ("chair", "Chair"),
    ("vice_chair", "Vice Chair"),
    ("full_time_vice_chair", "Full-Time Vice Chair"),
    ("member", "Member"),
    ("office_head", "Head of the Office"),
    ("office_staff", "Staff of the Office"),
]


class EduCommitteeMember(models.Model):
    """A post in a committee, the office it goes with and who holds it (TS03).

    The post stays when the person leaves: a row without a person is a vacancy.
    """

    _name = "edu.committee.member"
    _inherit = ["edu.post.mixin", "edu.person.mixin"]
    _description = "Committee Member"
    _order = "committee_id, sequence, id"
    _rec_name = "unit_id"
    _fixed_fields = frozenset({"committee_id"})
    _held_label = _lt("Seats in committees")

    committee_id = fields.Many2one(
        "edu.committee", required=True, index=True, ondelete="cascade", help="机构"
    )
    sequence = fields.Integer(default=10)
    post = fields.Selection(
        POSTS,
        required=True,
        default="member",
        help="主任 (组长)、副主任 (副组长)、专职副主任、委员 (成员)、办公室主任、"
        "办公室成员",
    )
    office = fields.Char(
        string="Goes With", help="The office that the post is bound to (由何职务担任)"
    )
    duty = fields.Text(string="Duties", help="What the member unit does (职责分工)")
    is_vacant = fields.Boolean(
        string="Vacant",
        compute="_compute_is_vacant",
        search="_search_is_vacant",
        help="Nobody holds the post today (空缺)",
    )

    @api.depends("is_current", "person_name")
    def _compute_is_vacant(self):
        for member in self:
            member.is_vacant = member.is_current and not member.person_name

    def _search_is_vacant(self, operator, value):
        if operator != "in":
            return NotImplemented
        vacant = self._serving_on(today()) & Domain("person_name", "=", False)
        return either(vacant, value)

    @api.model
    def _committees_by_user(self, users):
        """Return {user: committees} in which the person or a unit of theirs sits today.

        A unit is the person's who works there or is its liaison.
        """
        units = {user: user.unit_id | user.liaison_unit_ids for user in users}
        every_unit = self.env["edu.unit"].union(*units.values())
        seats = self.search(
            self._serving_on(today())
            & (
                Domain("unit_id", "in", every_unit.ids)
                | Domain("user_id", "in", users.ids)
            )
        )
        return {
            user: seats.filtered(
                lambda seat, user=user: (
                    seat.user_id == user or seat.unit_id in units[user]
                )
            ).committee_id
            for user in users
        }

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let the successor sit where the unit sat, by the same person."""
        seats = self._held_by_units(self.env["edu.unit"].concat(*heirs), day)
        successors = [
            seat._passed_on(day) | {"unit_id": heirs[seat.unit_id].id} for seat in seats
        ]
        seats._end_before(day)
        self.create(successors)

    @api.model
    def _held_by_person(self, person, day):
        return self.search(Domain("user_id", "in", person.ids) & self._lasting(day))

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Let the successor hold the posts from `day` on; without one, nobody."""
        seats = self._held_by_person(person, day)
        holder = {"user_id": successor.id, "person_name": successor.name}
        successors = [seat._passed_on(day) | holder for seat in seats]
        seats._end_before(day)
        self.create(successors)

    def _passed_on(self, day):
        """Return the values of a post that goes on from `day`."""
        kept = ("committee_id", "unit_id", "user_id", "person_name")
        kept += ("post", "office", "duty", "sequence", "date_to")
        values = self._convert_to_write({name: self[name] for name in kept})
        return values | {"date_from": max(day, self.date_from)}
