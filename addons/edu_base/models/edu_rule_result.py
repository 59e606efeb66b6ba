from dataclasses import astuple

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.dates import today
from ..tools.rules import EVALUATORS, Tally, summed

LEVELS = ("nation", "province", "city", "county")
KEPT = 36  # months
LOCK = 20_240_917  # of one measuring at a time, on all servers
COLUMNS = (
    ("rule_id", "int4"),
    ("owner_unit_id", "int4"),
    ("part", "float8"),
    ("whole", "float8"),
    ("missing", "float8"),
    ("threshold", "float8"),
    ("is_breach", "bool"),
)


class EduRuleResult(models.Model):
    """What a government and all below reach of a rule in a month.

    Nobody writes it but the measuring job; a month keeps what was measured last.
    """

    _name = "edu.rule.result"
    _inherit = ["edu.scoped.mixin"]
    _description = "Result of a Rule"
    _order = "period desc, rule_id, owner_unit_id"
    _rec_name = "rule_id"
    _log_access = False

    rule_id = fields.Many2one(
        "edu.rule",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="规则",
    )
    owner_unit_id = fields.Many2one(
        string="Government",
        readonly=True,
        ondelete="cascade",
        help="Measured with all below (政府)",
    )
    period = fields.Date(
        string="Month", required=True, readonly=True, help="Its first day (月份)"
    )
    part = fields.Float(string="Reached", readonly=True, aggregator=None, help="达标数")
    whole = fields.Float(string="Of All", readonly=True, aggregator=None, help="总数")
    missing = fields.Float(
        string="Shortfall",
        readonly=True,
        aggregator=None,
        help="How many more it takes (缺口)",
    )
    threshold = fields.Float(
        string="Figure", readonly=True, aggregator=None, help="当时的标准"
    )
    is_breach = fields.Boolean(
        string="Breach", readonly=True, help="Missing, and late (不达标)"
    )
    measured_on = fields.Datetime(string="Measured", readonly=True, help="测算时间")

    _month_uniq = models.UniqueIndex("(owner_unit_id, period, rule_id)")

    def action_open_records(self):
        """Open what is behind the number, with the access of the user."""
        self.ensure_one()
        last = self.period + relativedelta(months=1, days=-1)
        return EVALUATORS[self.rule_id.code].records(
            self.env, self.owner_unit_id.ids, min(last, today()), self.threshold
        )

    def _share(self):
        """Return part of whole, or None where there is nothing to measure."""
        return self.part / self.whole if self.whole else None

    def _cell(self):
        """Return what the board shows of one result."""
        return {
            "id": self.id,
            "part": self.part,
            "whole": self.whole,
            "missing": self.missing,
            "threshold": self.threshold,
            "status": self._status(),
        }

    def _status(self):
        if self.is_breach:
            return "breach"
        if self.missing > 0:
            return "outlook"
        return "met" if self.whole else "nothing"

    @api.model
    def measure_now(self):
        """Measure the governments that the user serves, and all below them.

        Returns False if somebody else is measuring at this moment.
        """
        if not self.env.user.has_group("edu_base.group_chief"):
            raise AccessError(self.env._("Measuring is for the chief inspector."))
        scope = self.env.user.scope_unit_ids.ids
        return self.sudo()._measure(Domain("id", "child_of", scope))

    @api.model
    def _cron_measure(self):
        self._measure(Domain.TRUE)

    @api.model
    def _measure(self, whose):
        """Measure this month's results of the governments in the domain `whose`.

        As superuser. Returns False, without doing anything, while another server is
        measuring. Twice is as good as once.
        """
        if not self._alone():
            return False
        day = today()
        paths = self._paths()
        levels = Domain("level", "in", LEVELS)
        units = self._governments(levels & whose)
        rows = self._rows(day, paths, units.ids)
        self._put(rows, day.replace(day=1), units)
        self.env["edu.rule.breach"]._follow(units, day)
        return True

    @api.model
    def _alone(self):
        """Return whether nobody else is measuring, until this transaction ends."""
        lock = SQL("SELECT pg_try_advisory_xact_lock(%s)", LOCK)
        return self.env.execute_query(lock)[0][0]

    @api.model
    def _governments(self, domain=Domain.TRUE):
        governments = Domain("kind", "=", "government")
        return self.env["edu.unit"].search_fetch(governments & domain, ["parent_path"])

    @api.model
    def _paths(self):
        """Return {id of a government: those above it from the top, and itself}."""
        return {
            unit.id: [int(number) for number in unit.parent_path.split("/")[:-1]]
            for unit in self.sudo()._governments()
        }

    @api.model
    def _rows(self, day, paths, unit_ids):
        """Return the values of `COLUMNS` for each rule and government with a figure."""
        rules = self.env["edu.rule"]._measured()
        figure = rules._in_force(paths, day)
        rows = []
        for rule in rules:
            figures, evaluator = figure(rule.code), EVALUATORS[rule.code]
            own = evaluator.measure(self.env, day, figure) if figures else {}
            totals = summed(paths, {n: own[n] for n in own.keys() & figures.keys()})
            for number in figures.keys() & set(unit_ids):
                total = totals.get(number, Tally())
                late = evaluator.is_late(total, day)
                rows.append((rule.id, number, *astuple(total), figures[number], late))
        return rows

    @api.model
    def _put(self, rows, period, units):
        """Put the rows in the place of what the month knew of the units till now."""
        self.env.cr.execute(
            SQL(
                """
                WITH fresh AS (SELECT *
                                 FROM unnest(%(values)s) AS measured (%(names)s)),
                     stale AS (DELETE FROM edu_rule_result old
                                WHERE old.owner_unit_id = ANY(%(units)s)
                                  AND (old.period < %(oldest)s
                                       OR old.period = %(period)s AND NOT EXISTS (
                                          SELECT FROM fresh
                                           WHERE fresh.rule_id = old.rule_id
                                             AND fresh.owner_unit_id
                                               = old.owner_unit_id)))
                INSERT INTO edu_rule_result (%(names)s, period, measured_on)
                SELECT %(names)s, %(period)s, %(moment)s
                  FROM fresh ORDER BY owner_unit_id, rule_id
                    ON CONFLICT (owner_unit_id, period, rule_id) DO UPDATE
                   SET (part, whole, missing, threshold, is_breach, measured_on)
                     = (EXCLUDED.part, EXCLUDED.whole, EXCLUDED.missing,
                        EXCLUDED.threshold, EXCLUDED.is_breach, EXCLUDED.measured_on)
                """,
                values=SQL(", ").join(
                    SQL("%s::" + kind + "[]", [row[place] for row in rows])
                    for place, (_name, kind) in enumerate(COLUMNS)
                ),
                names=SQL(", ").join(SQL.identifier(name) for name, _kind in COLUMNS),
                units=units.ids,
                period=period,
                oldest=period - relativedelta(months=KEPT - 1),
                moment=fields.Datetime.now(),
            )
        )
        self.invalidate_model()
