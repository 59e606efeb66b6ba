from odoo import api, models

from odoo.addons.edu_base.tools.dates import today

from ..tools.money import yuan
from ..tools.no_decrease import period_end
from .edu_fund_statistic import WHOLE_YEAR

YEARS = 3


class EduFundTwoTests(models.AbstractModel):
    """The page of the two no-decrease tests (两个只增不减; GY16, MJ18, B31).

    Governments by years, three side by side, each year against the one before it.
    What counties reported before they merged stands under their heir.
    """

    _name = "edu.fund.two.tests"
    _description = "Two No-Decrease Tests"

    @api.model
    @api.readonly
    def get_page(self, year=None, period=WHOLE_YEAR, unit_ids=None):
        """Return what the page shows of the three years up to `year`.

        {year, years, period, periods: [[key, label]], can_write, units: [{id, name,
        cells: [{year, ids, source, is_draft, education, per_pupil: amounts in yuan or
        None, total_test, pupil_test: {verdict, missing}}]}]}. Without a year it is the
        last one with figures. `unit_ids` narrows it to some governments; by default
        it shows those that the user serves, and those right below.
        """
        statistics = self.env["edu.fund.statistic"]
        statistics.check_access("read")
        year = year or self._latest(period)
        days = [period_end(year - back, int(period)) for back in range(YEARS, -1, -1)]
        rows = statistics._reported(days)
        judge = self._judge(rows, days[1:])
        labels = statistics._fields["period"]._description_selection(self.env)
        return {
            "year": year,
            "years": [day.year for day in days[1:]],
            "period": period,
            "periods": [list(label) for label in labels],
            "can_write": statistics.has_access("create"),
            "units": [
                {"id": unit.id, "name": unit.name, "cells": judge(unit.id)}
                for unit in self._units(unit_ids)
            ],
        }

    @api.model
    def _units(self, unit_ids=None):
        if unit_ids is None:
            return self.env["edu.rule.board"]._units()
        return self.env["edu.unit"].search([("id", "in", unit_ids)])

    @api.model
    def _latest(self, period):
        """Return the last year with figures of a period, or the last year."""
        found = self.env["edu.fund.statistic"].search_fetch(
            [("period", "=", period)], ["year"], order="year desc", limit=1
        )
        return found.year or today().year - 1

    @api.model
    def _judge(self, rows, days):
        """Return a function: government → its cells, one for each of `days`."""
        accounts = rows._accounts(rows)
        percents = rows._percents()
        by_key = {(row.owner_unit_id.id, row.last_day): row for row in rows}

        def judge(unit):
            return [
                self._cell(accounts, by_key, unit, day, percents.get(unit))
                for day in days
            ]

        return judge

    @api.model
    def _cell(self, accounts, by_key, unit, day, percents):
        """Return what one government reported of a period, and how it stands."""
        found = [by_key.get((member, day)) for member in accounts.members(unit)]
        rows = self.env["edu.fund.statistic"].concat(*filter(None, found))
        figures = accounts.figures(unit, day)
        total, per_pupil = accounts.tests(unit, day, percents or (100, 100))
        return {
            "year": day.year,
            "ids": rows.ids,
            "source": "、".join(filter(None, rows.mapped("source"))),
            "is_draft": "draft" in rows.mapped("state"),
            "education": figures and _yuan(figures.education),
            "per_pupil": figures and _yuan(figures.per_pupil),
            "total_test": {"verdict": total.verdict, "missing": _yuan(total.missing)},
            "pupil_test": {
                "verdict": per_pupil.verdict,
                "missing": _yuan(per_pupil.missing),
            },
        }


def _yuan(fen):
    return None if fen is None else float(yuan(fen))
