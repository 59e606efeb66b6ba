from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import today

from ..tools.pace import gone_by
from .edu_budget_line import KINDS

SPREAD = 16  # ids of a budget's rows: more than there are kinds


class EduFundExecution(models.Model):
    """Budget against actual against last year, of a unit in a year (执行情况, TS69).

    A row for each kind in which the unit has money in the year or had some in the
    year before. Drafts are left out.
    """

    _name = "edu.fund.execution"
    _description = "Execution of a Budget"
    _auto = False
    _log_access = False
    _order = "year desc, unit_id, id"
    _rec_name = "kind"
    _depends = {
        "edu.budget": ["owner_unit_id", "unit_id", "year", "state", "currency_id"],
        "edu.budget.line": [
            "budget_id",
            "kind",
            "approved",
            "adjusted",
            "committed",
            "spent",
            "available",
        ],
    }

    budget_id = fields.Many2one("edu.budget", readonly=True, help="预算")
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        readonly=True,
        help="Whose file the budget is (归属政府)",
    )
    unit_id = fields.Many2one(
        "edu.unit", string="Spending Unit", readonly=True, help="预算单位"
    )
    year = fields.Integer(readonly=True, aggregator=None, help="年度")
    kind = fields.Selection(KINDS, readonly=True, help="经费类别")
    currency_id = fields.Many2one(
        "res.currency", readonly=True, export_string_translation=False
    )
    granted = fields.Monetary(
        string="Budget Now",
        readonly=True,
        help="Approved and adjusted (调整后预算数)",
    )
    committed = fields.Monetary(readonly=True, help="占用数")
    spent = fields.Monetary(readonly=True, help="支出数")
    available = fields.Monetary(readonly=True, help="可用数")
    rate = fields.Float(
        string="Executed (%)",
        readonly=True,
        digits=(5, 2),
        aggregator="avg",
        help="Spent of budget now (执行率)",
    )
    last_granted = fields.Monetary(
        string="Last Year's Budget", readonly=True, help="上年调整后预算数"
    )
    last_spent = fields.Monetary(
        string="Last Year's Spending", readonly=True, help="上年支出数"
    )
    change = fields.Monetary(
        string="More than Last Year",
        readonly=True,
        help="Spending against that of last year; below nought: less (比上年增减)",
    )
    is_behind = fields.Boolean(
        string="Behind the Year",
        readonly=True,
        help="Less of it is executed than of the year has gone by (低于序时进度)",
    )

    @property
    def _table_query(self):
        day = today()
        return SQL(
            """
            SELECT budget.id * %(spread)s + array_position(%(kinds)s, row.kind) AS id,
                   budget.id AS budget_id, budget.owner_unit_id, budget.unit_id,
                   budget.year, row.kind, budget.currency_id,
                   sum(row.granted) AS granted, sum(row.committed) AS committed,
                   sum(row.spent) AS spent, sum(row.available) AS available,
                   %(rate)s AS rate, sum(row.last_granted) AS last_granted,
                   sum(row.last_spent) AS last_spent,
                   sum(row.spent) - sum(row.last_spent) AS change,
                   sum(row.granted) > 0 AND %(rate)s < CASE
                        WHEN budget.year = %(year)s THEN %(pace)s
                        WHEN budget.year < %(year)s THEN 100 ELSE 0 END AS is_behind
              FROM edu_budget AS budget
              JOIN (%(rows)s) AS row ON row.budget_id = budget.id
             WHERE budget.state IN ('approved', 'closed')
             GROUP BY budget.id, row.kind
            """,
            spread=SPREAD,
            kinds=[kind for kind, _label in KINDS],
            rate=_rate(SQL("sum(row.spent)"), SQL("sum(row.granted)")),
            year=day.year,
            pace=gone_by(day.year, day),
            rows=self._rows_of_lines(),
        )

    @api.model
    def _rows_of_lines(self):
        """Return the SELECT of all lines, and again beside the year after theirs."""
        return SQL(
            """
            SELECT budget_id, kind, approved + adjusted AS granted, committed, spent,
                   available, 0 AS last_granted, 0 AS last_spent
              FROM edu_budget_line
             UNION ALL
            SELECT later.id, line.kind, 0, 0, 0,
                   0, line.approved + line.adjusted, line.spent
              FROM edu_budget_line AS line
              JOIN edu_budget AS later
                ON later.unit_id = line.unit_id AND later.year = line.year + 1
            """
        )

    def _read_group_select(self, aggregate_spec, query):
        """Weigh the rate of many rows by their budgets."""
        if aggregate_spec != "rate:avg":
            return super()._read_group_select(aggregate_spec, query)
        spent, granted = (
            SQL("SUM(%s)", self._field_to_sql(self._table, name, query))
            for name in ("spent", "granted")
        )
        return _rate(spent, granted)

    def action_open_lines(self):
        """Open the lines behind the row, and those of last year."""
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id(
                "edu_fund.edu_budget_line_action"
            ),
            "domain": [
                ("unit_id", "=", self.unit_id.id),
                ("kind", "=", self.kind),
                ("year", "in", (self.year, self.year - 1)),
            ],
            "context": {},
        }


def _rate(spent, granted):
    """Return the percentage that one sum is of another, with two decimals."""
    return SQL(
        "round(COALESCE(100 * %s / NULLIF(%s, 0), 0)::numeric, 2)", spent, granted
    )
