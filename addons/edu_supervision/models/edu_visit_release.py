from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduVisitRelease(models.Model):
    """When the visited unit sees a visit, and others a covert one."""

    _inherit = "edu.visit"

    def action_release(self):
        self._make_move("release")

    def _may_release(self):
        return self._on_owner_side().filtered("is_hidden")

    def _check_close(self):
        self._check_released()
        self._check_reported()

    def _check_released(self):
        if any(visit.is_hidden for visit in self):
            raise UserError(
                self.env._("The chief releases a covert visit before it is closed.")
            )

    def _after_move(self, move):
        """Show the unit a visit that is announced by nothing else."""
        result = super()._after_move(move)
        told = self.filtered(lambda visit: visit.open_mode == "open")
        if move.name == "confirm":
            told._of_no_notice()._release()
        elif move.name == "record":
            told._release()
        elif move.name == "release":
            self._release()
        return result

    def _of_no_notice(self):
        """Return those that no letter goes before: the unit knows them to come."""
        return self.filtered(
            lambda visit: visit.kind in ("routine", "recheck") and not visit.is_urgent
        )

    def _release(self):
        """Let the visited unit see what it does not see yet. Private."""
        unseen = self.filtered(lambda visit: not visit.released_on)
        now = fields.Datetime.now()
        opened(unseen.sudo(), STATE_GUARD).write({"released_on": now})
