from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

_lt = LazyTranslate(__name__)

PASSING = ("draft", "dropped")  # what was dropped may be taken back


class EduFinding(models.Model):
    """Who puts right what was found once that unit, or its department, has ended.

    What was found on hidden visits is passed on as well, but counted for nobody who
    only wants to know what there is.
    """

    _name = "edu.finding"
    _inherit = ["edu.finding", "edu.handover.mixin"]

    _held_label = _lt("Findings in draft")

    @api.model
    def _held_by_units(self, units, day):
        of_units = Domain("rectify_unit_id", "in", units.ids)
        of_units |= Domain("competent_unit_id", "in", units.ids)
        told = Domain("visit_id.is_hidden", "=", False)
        return self.search(of_units & told & Domain("state", "=", "draft"))

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let successors put right, and see to it."""
        gone = self.env["edu.unit"].concat(*heirs).ids
        passing = Domain("state", "in", PASSING)
        for name in ("rectify_unit_id", "competent_unit_id"):
            held = self.search(passing & Domain(name, "in", gone))
            for unit, findings in held.grouped(name).items():
                opened(findings, STATE_GUARD)[name] = heirs[unit]
