import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.transitions import STATE_GUARD, Move, opened

_lt = LazyTranslate(__name__)
_logger = logging.getLogger(__name__)


def dated_moves(*groups, allow="_on_owner_side"):
    """Return the moves of an act that those in `groups` decide."""
    return (
        Move(
            "decide",
            ("draft",),
            "decided",
            groups,
            allow,
            check="_check_ready",
            label=_lt("Decide"),
        ),
        Move(
            "withdraw",
            ("decided",),
            "draft",
            groups,
            allow,
            needs_reason=True,
            label=_lt("Withdraw"),
        ),
        # Made on the day by the server, whoever is logged in then.
        Move("apply", ("decided",), "done", (), label=_lt("Take Effect")),
    )


class EduDatedActMixin(models.AbstractModel):
    """An act that is decided once and takes effect on its day.

    A model declares `_moves = dated_moves(...)`, refuses in `_check_ready` what cannot
    be, tells in `_held` what passes on, and passes it on in `_pass_on`. What is in
    effect is not taken back; another act is.
    """

    _name = "edu.dated.act.mixin"
    _inherit = ["edu.transition.mixin"]
    _description = "Act that Takes Effect on its Day"

    _guarded_fields = frozenset({"state", "released_on", "result"})

    date_effective = fields.Date(
        string="Effective From",
        required=True,
        default=lambda self: today(),
        index=True,
        help="First day of the new order (生效日期)",
    )
    note = fields.Text(help="说明")
    state = fields.Selection(
        [("draft", "Draft"), ("decided", "Decided"), ("done", "In Effect")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="What is decided takes effect on its day (状态)",
    )
    preview = fields.Text(
        string="Passes On",
        compute="_compute_preview",
        help="What is held now, and will pass on (承接预览)",
    )
    result = fields.Text(
        string="Passed On",
        readonly=True,
        copy=False,
        help="What was passed on (承接结果)",
    )

    def _compute_preview(self):
        for act in self:
            act.preview = "\n".join(act.sudo()._held_lines())

    def write(self, vals):
        content = vals.keys() - self._guarded_names()
        if content and any(act.state != "draft" for act in self):
            raise UserError(self.env._("What is decided is not rewritten."))
        return super().write(vals)

    def action_decide(self):
        """Decide, and let what is due take effect at once."""
        self._make_move("decide")
        self.filtered(lambda act: act.date_effective <= today())._take_effect()

    def action_withdraw(self):
        return self._ask_reason("withdraw")

    @api.model
    def _cron_take_effect(self):
        """Let the acts whose day has come take effect; safe to run twice."""
        due = self.search(
            [("state", "=", "decided"), ("date_effective", "<=", today())],
            order="date_effective, id",
        )
        for number, act in enumerate(due, start=1):
            try:
                with self.env.cr.savepoint():
                    act._take_effect()
            except UserError as refusal:
                _logger.warning("%s waits: %s", act, refusal)
            self.env["ir.cron"]._commit_progress(1, remaining=len(due) - number)

    def _take_effect(self):
        """Let decided acts come true, as the server does on their day."""
        for act in self:
            act._check_ready()
            opened(act.sudo(), STATE_GUARD).result = "\n".join(act.sudo()._held_lines())
            act.sudo()._pass_on()
            act._move_unasked("apply")

    def _move_values(self, move):
        return {"released_on": fields.Datetime.now()} if move.name == "apply" else {}

    def _check_ready(self):
        """Refuse, with a sentence, an act that cannot be."""

    def _held(self):
        """Return, model by model, what passes on (`edu.handover.mixin`)."""
        return []

    def _pass_on(self):
        """Pass on what is held; as superuser, once who may has been asked."""

    def _held_lines(self):
        """Return lines that say what passes on, as long as it has not."""
        if not self.date_effective or self.state == "done":
            return []
        return self.env["edu.handover.mixin"]._counted(self._held())
