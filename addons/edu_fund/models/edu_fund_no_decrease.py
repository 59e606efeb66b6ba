from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import today

from ..tools.money import yuan
from ..tools.no_decrease import Accounts, Merger, year_before

VERDICTS = [("held", "Not Less"), ("fell", "Less"), ("unknown", "Not Known")]
TESTS = ("fund_total", "fund_per_pupil")  # codes of the rules that hold the figures


class EduFundNoDecrease(models.Model):
    """How a statistic stands the two no-decrease tests (两个只增不减; GY16, MJ18)."""

    _inherit = "edu.fund.statistic"

    total_verdict = fields.Selection(
        VERDICTS,
        string="Against the Year Before",
        compute="_compute_verdicts",
        help="Education expenditure against the year before (教育支出只增不减)",
    )
    total_missing = fields.Monetary(
        string="Short by",
        compute="_compute_verdicts",
        help="What the expenditure lacks to be no less (支出差额)",
    )
    pupil_verdict = fields.Selection(
        VERDICTS,
        string="Per Pupil against the Year Before",
        compute="_compute_verdicts",
        help="Expenditure per pupil against the year before (生均支出只增不减)",
    )
    pupil_missing = fields.Monetary(
        string="Short per Pupil",
        compute="_compute_verdicts",
        help="What each pupil lacks for it to be no less (生均差额)",
    )

    @api.depends("owner_unit_id", "last_day", "education", "pupils")
    def _compute_verdicts(self):
        days = set(self.mapped("last_day"))
        accounts = self._accounts(self._reported({*days, *map(year_before, days)}))
        percents = self._percents()
        for row in self:
            unit = row.owner_unit_id.id
            asked = percents.get(unit, (100, 100))
            total, per_pupil = accounts.tests(unit, row.last_day, asked)
            row.total_verdict, row.pupil_verdict = total.verdict, per_pupil.verdict
            row.total_missing = float(yuan(total.missing))
            row.pupil_missing = float(yuan(per_pupil.missing))

    @api.model
    def _reported(self, days):
        """Return the statistics of the periods that end on `days`, in one query."""
        return self.search_fetch(
            [("last_day", "in", list(days))],
            ["owner_unit_id", "last_day", "education", "pupils", "source", "state"],
        )

    @api.model
    def _accounts(self, rows):
        """Return what statistics report, as the tests read it, in one query."""
        figures = {(row.owner_unit_id.id, row.last_day): row._figures() for row in rows}
        return Accounts(figures, self._mergers())

    @api.model
    def _percents(self):
        """Return {government: what each test asks for today, in percent}.

        Governments that neither is asked of are missing from it.
        """
        rules = self.env["edu.rule"]
        total, per_pupil = (rules._figures(code, today()) for code in TESTS)
        return {
            unit: (total.get(unit, 0), per_pupil.get(unit, 0))
            for unit in total.keys() | per_pupil.keys()
        }

    @api.model
    def _mergers(self):
        """Return how governments became part of others, with the day of each."""
        self.env["edu.unit.change"].flush_model()
        return [
            Merger(*row)
            for row in self.env.execute_query(
                SQL(
                    """
                    SELECT part.unit_id, act.heir_id, act.date_effective,
                        act.kind = 'merge' AND NOT EXISTS (
                            SELECT FROM edu_unit_change_before_rel own
                             WHERE own.change_id = act.id AND own.unit_id = act.heir_id
                        )
                      FROM edu_unit_change act
                      JOIN edu_unit_change_before_rel part ON part.change_id = act.id
                      JOIN edu_unit unit ON unit.id = part.unit_id
                     WHERE act.state = 'done' AND act.kind IN ('merge', 'close')
                       AND unit.kind = 'government' AND part.unit_id <> act.heir_id
                    """
                )
            )
        ]
