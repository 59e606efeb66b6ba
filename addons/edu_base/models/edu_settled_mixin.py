from odoo import models
from odoo.exceptions import UserError

from ..tools.transitions import STATE_GUARD, is_open


class EduSettledMixin(models.AbstractModel):
    """Records whose contents are fixed while they are in certain states.

    `_writable` is {state: names of the fields written by hand then}; a state that is
    not named leaves all of them open. It holds in sudo and for administrators too.
    """

    _name = "edu.settled.mixin"
    _inherit = ["edu.transition.mixin"]
    _description = "Contents Fixed by State"

    _writable = {}

    def write(self, vals):
        if not is_open(self, STATE_GUARD):
            self._refuse_settled(vals.keys() - {"state"})
        return super().write(vals)

    def _refuse_settled(self, names):
        for state in set(self.mapped("state")) & self._writable.keys():
            if settled := names - self._writable[state]:
                raise UserError(
                    self.env._(
                        "%(fields)s: not changed while the record is “%(state)s”.",
                        fields=self._labels(settled),
                        state=self._state_label(state),
                    )
                )

    def _labels(self, names):
        return ", ".join(
            self._fields[name]._description_string(self.env) for name in sorted(names)
        )

    def _state_label(self, state):
        return dict(self._fields["state"]._description_selection(self.env))[state]
