from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..tools.dates import today
from .edu_dated_act_mixin import dated_moves

KEEPER = "edu_base.group_unit_administrator"


class EduHandover(models.Model):
    """What a person hands over, who leaves or gives up the posts of a liaison.

    Posts go to the successor named for them, or to the one for all. Who leaves loses
    the account with everything that depends on it; the administrator of the units
    who keeps the account decides that, an officer decides on posts alone.
    """

    _name = "edu.handover"
    _inherit = ["edu.dated.act.mixin"]
    _description = "Handover"
    _order = "date_effective desc, id desc"
    _rec_name = "person_id"
    _moves = dated_moves("edu_base.group_officer", KEEPER, allow="_may_decide")

    person_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Who hands over (移交人)",
    )
    successor_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Takes over what no other is named for (接收人)",
    )
    date_effective = fields.Date(
        help="The successor answers from this day; the last is before it (交接日期)"
    )
    is_leaving = fields.Boolean(
        string="Leaves",
        default=lambda self: self.env.user.has_group(KEEPER),
        help="The account ends as well; else only the posts of a liaison pass (离任)",
    )
    post_ids = fields.One2many(
        "edu.handover.post",
        "handover_id",
        string="Posts",
        compute="_compute_post_ids",
        store=True,
        readonly=False,
        copy=False,
    )

    @api.depends("person_id")
    def _compute_post_ids(self):
        """Offer each post that lasts, to name its successor."""
        liaisons = self.env["edu.liaison"].sudo()
        for handover in self:
            posts = liaisons._held_by_person(handover.person_id, today())
            handover.post_ids = [
                Command.clear(),
                *(Command.create({"post_id": post.id}) for post in posts),
            ]

    @api.depends("person_id", "is_leaving", "date_effective")
    def _compute_preview(self):
        return super()._compute_preview()

    def _may_decide(self):
        """Return those whose account, or posts alone, the user keeps."""
        own = self._on_owner_side()
        accounts = self.env["edu.account"].browse(own.person_id.ids)
        keeper = self.env.user.has_group(KEEPER)
        kept = set(accounts._manageable().ids) if keeper else set()
        scope = self.env.user.scope_unit_ids.ids
        posts = self.env["edu.liaison"].sudo()._held_by_person(own.person_id, today())
        beyond = posts - posts.filtered_domain([("unit_id", "child_of", scope)])
        return own.filtered(
            lambda handover: (
                handover.person_id.id in kept
                if handover.is_leaving
                else handover.person_id not in beyond.user_id
            )
        )

    def _check_ready(self):
        for handover in self:
            named = handover.post_ids.successor_id | handover.successor_id
            if handover.person_id in named:
                raise UserError(self.env._("Nobody hands over to oneself."))
            if not all(named.mapped("active")):
                raise UserError(self.env._("A successor has left already."))
            if not handover.is_leaving and not handover.sudo()._held_lines():
                raise UserError(self.env._("This person holds no post of a liaison."))

    def _holders(self):
        """Return the models with something to pass on: all, or the posts alone."""
        if self.is_leaving:
            return list(self.env["edu.handover.mixin"]._holders())
        return [self.env["edu.liaison"].sudo()]

    def _held(self):
        person = self.person_id._origin
        return [
            holder._held_by_person(person, self.date_effective)
            for holder in self._holders()
            if person
        ]

    def _pass_on(self):
        day = self.date_effective
        lasting = self.env["edu.liaison"]._held_by_person(self.person_id, day)
        for line in self.post_ids.filtered("successor_id"):
            (line.post_id & lasting)._hand_over_to(line.successor_id, day)
        for holder in self._holders():
            holder._hand_over_person(self.person_id, self.successor_id, day)
        if self.is_leaving:
            self.person_id.active = False
