"""A year of results on the rule board: things get better, slowly."""

from odoo import fields

from .tables import named

MONTHS = 12
SLOW = 4  # one more meets the rule every so many months


def build(env):
    results = env["edu.rule.result"]
    results._cron_measure()
    measured = results.search([("owner_unit_id", "in", named(env, "edu.unit").ids)])
    month = max(measured.mapped("period"), default=None)
    results.create(
        [
            _earlier(row, month, ago)
            for row in measured.filtered(lambda row: row.period == month)
            for ago in range(1, MONTHS + 1)
        ]
    )


def remove(env):
    """Delete what was measured, with the activities that it made."""
    of_city = [("owner_unit_id", "in", named(env, "edu.unit").ids)]
    for model in ("edu.rule.breach", "edu.rule.result"):
        env[model].search(of_city).unlink()


def _earlier(row, month, ago):
    """Return the values of a result some months ago: fewer met the rule then."""
    fewer = min(row.part, ago // SLOW)
    return {
        "rule_id": row.rule_id.id,
        "owner_unit_id": row.owner_unit_id.id,
        "period": fields.Date.subtract(month, months=ago),
        "part": row.part - fewer,
        "whole": row.whole,
        "missing": row.missing + fewer,
        "threshold": row.threshold,
        "is_breach": row.is_breach or fewer > 0,
        "measured_on": fields.Datetime.subtract(row.measured_on, months=ago),
    }
