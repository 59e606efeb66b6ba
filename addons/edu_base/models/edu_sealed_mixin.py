from odoo import models
from odoo.exceptions import UserError

from ..tools.transitions import STATE_GUARD, is_open


class EduSealedMixin(models.AbstractModel):
    """What is issued stays as it is, and so do the files that belong to it.

    A model names the states from which on it is sealed in `_sealed_states`. Then
    nobody writes its content, and nobody adds, changes, re-links or deletes one of
    its attachments (`ir.attachment` asks): not sudo, not an administrator. The
    model's own private methods open the guard.
    """

    _name = "edu.sealed.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Sealed Once Issued"

    _sealed_states = ()

    def write(self, vals):
        content = vals.keys() - self._guarded_names()
        if content and not is_open(self, STATE_GUARD) and self._sealed():
            raise UserError(self.env._("What is issued is not rewritten."))
        return super().write(vals)

    def _sealed(self):
        """Return those of self that are sealed."""
        return self.filtered(lambda record: record.state in self._sealed_states)
