"""A year of results on the rule board: things get better, slowly.

This month's are measured. Those of the months before are invented so that they add up
as measured ones do: a city's are its own and those of its counties.
"""

from odoo import fields

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from .tables import named, record

MONTHS = 12
SLOW = 3  # one more met a rule every so many months
FEW = 5  # and never fewer than all but one of so many
PARTS = ("part", "whole", "missing")  # of a row and of a tally
YEARLY = {"training_hours"}  # begins anew each January


def build(env):
    results = env["edu.rule.result"]
    results._cron_measure()
    measured = results.search([("owner_unit_id", "in", named(env, "edu.unit").ids)])
    city = record(env, "city")
    results.create(
        [
            _values(row, tally, ago)
            for rows in measured.grouped("rule_id").values()
            for ago in range(1, MONTHS + 1)
            for row, tally in _earlier(rows, city, ago).items()
        ]
    )


def remove(env):
    """Delete what was measured, with the activities that it made."""
    of_city = [("owner_unit_id", "in", named(env, "edu.unit").ids)]
    for model in ("edu.rule.breach", "edu.rule.result"):
        env[model].search(of_city).unlink()


def _earlier(rows, city, ago):
    """Return {row: its tally so many months ago} of one rule's rows of this month."""
    [total] = rows.filtered(lambda row: row.owner_unit_id == city)
    then = {row: _tally(row, row, ago) for row in rows - total}
    own = Tally(*(total[part] - sum((rows - total).mapped(part)) for part in PARTS))
    then[total] = sum(then.values(), start=_tally(total, own, ago))
    return then


def _tally(row, now, ago):
    """Return what `now`, a share of a row or all of it, had been months before."""
    if row.rule_id.code in YEARLY:
        month = fields.Date.subtract(row.period, months=ago).month
        part = now.part * min(month, row.period.month) // row.period.month
    else:
        part = now.part - min(ago // SLOW, now.part // FEW)
    return Tally(part, now.whole, max(now.missing, now.whole - part))


def _values(row, tally, ago):
    period = fields.Date.subtract(row.period, months=ago)
    return {
        "rule_id": row.rule_id.id,
        "owner_unit_id": row.owner_unit_id.id,
        "period": period,
        "part": tally.part,
        "whole": tally.whole,
        "missing": tally.missing,
        "threshold": row.threshold,
        "is_breach": EVALUATORS[row.rule_id.code].is_late(tally, period),
        "measured_on": fields.Datetime.subtract(row.measured_on, months=ago),
    }
