from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today

OPEN_STATES = ("draft", "called", "held")


class EduTrainingInvite(models.TransientModel):
    """Put people on the list of a session in one act: by name, or all who need it."""

    _name = "edu.training.invite"
    _description = "Invite to a Training Session"

    training_id = fields.Many2one(
        "edu.training",
        string="Session",
        required=True,
        ondelete="cascade",
        domain=lambda self: [
            ("state", "in", OPEN_STATES),
            ("owner_unit_id", "child_of", self.env.user.scope_unit_ids.ids),
        ],
        help="培训",
    )
    who = fields.Selection(
        [
            ("serving", "All Who Serve"),
            ("deficit", "Who Lacks Training Hours"),
            ("induction", "Who Lacks Induction"),
            ("chosen", "Chosen by Name"),
        ],
        required=True,
        default="serving",
        help="全体在任、学时不足、未参加岗前培训、逐人选择",
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        string="Of Governments",
        domain=[("kind", "=", "government")],
        default=lambda self: self.env.user.scope_unit_ids,
        help="Whose inspectors, with all governments below (范围)",
    )
    inspector_ids = fields.Many2many(
        "edu.inspector",
        string="People",
        compute="_compute_inspector_ids",
        store=True,
        readonly=False,
        precompute=True,
        help="Who is put on the list; take out who is not meant (名单)",
    )
    inspector_count = fields.Integer(
        string="Number of People", compute="_compute_inspector_count", help="人数"
    )

    @api.depends("training_id", "who", "unit_ids")
    def _compute_inspector_ids(self):
        for wizard in self:
            people = wizard.inspector_ids
            if wizard.who != "chosen":
                people = people.search(wizard._people())
            wizard.inspector_ids = people - wizard._listed(people)

    @api.depends("inspector_ids")
    def _compute_inspector_count(self):
        for wizard in self:
            wizard.inspector_count = len(wizard.inspector_ids)

    def action_invite(self):
        """Add the people to the list and open the session."""
        self.ensure_one()
        if not self.inspector_ids:
            raise UserError(self.env._("Nobody is chosen who is not on the list yet."))
        people = self.inspector_ids - self._listed(self.inspector_ids)
        self.env["edu.training.attendance"].create(
            [
                {"training_id": self.training_id.id, "inspector_id": person.id}
                for person in people
            ]
        )
        return form_of(self.training_id)

    def _people(self):
        """Return the domain of those who are meant."""
        within = Domain("owner_unit_id", "child_of", self.unit_ids.ids)
        if self.who == "deficit":
            return within & Domain("has_training_deficit", "=", True)
        if self.who == "induction":
            return within & Domain("needs_induction", "=", True)
        return within & self.env["edu.inspector"]._serving_on(today())

    def _listed(self, people):
        """Return those of `people` who are on the list of the session."""
        lines = self.env["edu.training.attendance"].search_fetch(
            [
                ("training_id", "=", self.training_id.id),
                ("inspector_id", "in", people.ids),
            ],
            ["inspector_id"],
        )
        return lines.inspector_id
