"""Whether education funds fell anywhere: the two tests (GY16, MJ18, B31)."""

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..models.edu_fund_statistic import WHOLE_YEAR
from ..tools.no_decrease import period_end, year_before
from .queries import same_below

OPEN_UNTIL = 6  # month up to which the accounts of last year may be outstanding


class NoDecrease(Evaluator):
    """Confirmed figures of the last year against those of the one before.

    Counties are asked, and other governments once they keep such figures. Who has not
    reported is no fall, but counts as missing once the accounts should be there.
    """

    _place = None  # of the two tests

    def measure(self, env, day, figure):
        asked = figure(self.code)
        return {
            government: self._tally(verdict, day)
            for government, verdict in self._verdicts(env, day, asked).items()
        }

    def records(self, env, unit_ids, day, figure_value):
        """Open the page of the two tests with those that lack."""
        asked = same_below(env, unit_ids, figure_value)
        verdicts = self._verdicts(env, day, asked)
        return {
            "type": "ir.actions.client",
            "tag": "edu_fund_two_tests",
            "name": env._("Two No-Decrease Tests"),
            "params": {
                "year": day.year - 1,
                "period": WHOLE_YEAR,
                "unit_ids": [
                    government
                    for government, verdict in verdicts.items()
                    if self._tally(verdict, day).missing
                ],
            },
        }

    def _verdicts(self, env, day, percents):
        """Return {government: verdict} of those asked that `percents` names."""
        statistics = env["edu.fund.statistic"]
        last_day = period_end(day.year - 1, int(WHOLE_YEAR))
        rows = statistics._reported((last_day, year_before(last_day)))
        confirmed = rows.filtered(lambda row: row.state == "confirmed")
        accounts = statistics._accounts(confirmed)
        counties = env["edu.unit"]._search(
            [("kind", "=", "government"), ("level", "=", "county")]
        )
        asked = {*counties, *confirmed.owner_unit_id.ids} & percents.keys()
        return {
            government: accounts.tests(
                government, last_day, (percents[government],) * 2
            )[self._place].verdict
            for government in sorted(asked)
        }

    def _tally(self, verdict, day):
        if verdict == "unknown" and day.month <= OPEN_UNTIL:
            return Tally()
        held = verdict == "held"
        return Tally(int(held), 1, int(not held))


@evaluator("fund_total")
class FundTotal(NoDecrease):
    """Education expenditure of the general public budget is no less (GY16, B31)."""

    _place = 0


@evaluator("fund_per_pupil")
class FundPerPupil(NoDecrease):
    """Education expenditure per pupil is no less (GY16, B31)."""

    _place = 1
