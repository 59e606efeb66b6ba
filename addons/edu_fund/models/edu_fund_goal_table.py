from odoo import models

from odoo.addons.report_chromium.tools.document import Cell


class EduFundGoal(models.Model):
    """A goal as a row of the performance table."""

    _inherit = "edu.fund.goal"

    def _table_row(self, place):
        """Return the cells of the goal; a missed target is red on paper."""
        scored = self.state != "set"
        target = f"{self._choice('direction')} {self.target:g} {self.measure or ''}"
        actual = f"{self.actual:g} {self.measure or ''}"
        return [
            place,
            self._choice("kind"),
            self.line_id.name or self.env._("The whole budget"),
            self.name,
            target,
            Cell(actual, "bad" if self.is_missed else "") if scored else None,
            self.weight,
            self.self_score if scored else None,
            self.review_score if self.state == "reviewed" else None,
            self.self_words or None,
            self.review_words or None,
            self._choice("use"),
        ]

    def _choice(self, name):
        """Return what the user reads for the value of a choice."""
        labels = dict(self._fields[name]._description_selection(self.env))
        return labels.get(self[name])

    def _label(self, name):
        return self._fields[name]._description_string(self.env)
