from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .edu_rule_result import LEVELS

TREND = 12  # months
# Named, or reading them would take a statement for each thousand results.
SHOWN = (
    "is_breach measured_on missing owner_unit_id part period rule_id threshold whole"
).split()


class EduRuleBoard(models.AbstractModel):
    """The rule board: governments by rules, of one month, with the year behind it."""

    _name = "edu.rule.board"
    _description = "Rule Board"

    @api.model
    @api.readonly
    def get_board(self, month=None):
        """Return what the board shows of `month` (its first day, ISO), or of the last.

        {month, earlier, later: months or False; measured_on; can_measure;
        rules: [{id, name, description, figure, unit, clauses}];
        units: [{id, name, is_own, cells: {rule id: {id, part, whole, missing,
        threshold, status, trend: [{month, share}, …]}}}]}. A share is part of whole,
        or None where there was nothing to measure.
        """
        units, rules = self._units(), self.env["edu.rule"].search(Domain.TRUE)
        months = self._months(units)
        shown = fields.Date.to_date(month) or (months[-1] if months else None)
        cells, measured_on = self._cells(units, rules, shown)
        return {
            "month": fields.Date.to_string(shown),
            "earlier": _text(max((m for m in months if m < shown), default=None)),
            "later": _text(min((m for m in months if m > shown), default=None)),
            "measured_on": fields.Datetime.to_string(measured_on),
            "can_measure": self.env.user.has_group("edu_base.group_chief"),
            "rules": [self._rule(rule) for rule in rules],
            "units": [self._unit(unit, cells[unit.id]) for unit in units],
        }

    @api.model
    def _units(self):
        """Return the governments that the user serves, then those right below."""
        scope = self.env.user.scope_unit_ids
        governments = Domain("kind", "=", "government") & Domain("level", "in", LEVELS)
        near = Domain("id", "in", scope.ids) | Domain("parent_id", "in", scope.ids)
        return (
            self.env["edu.unit"]
            .search(governments & near)
            .sorted(lambda unit: unit not in scope)
        )

    @api.model
    def _months(self, units):
        """Return the first days of the months with results, in order."""
        rows = self.env["edu.rule.result"]._read_group(
            [("owner_unit_id", "in", units.ids)], ["period:month"], order="period:month"
        )
        return [month for (month,) in rows]

    @api.model
    def _cells(self, units, rules, shown):
        """Return {unit id: {rule id: cell}} of the month `shown`, and when measured."""
        cells, years, measured = defaultdict(dict), defaultdict(list), []
        for row in self._results(units, rules, shown):
            key = row.owner_unit_id.id, row.rule_id.id
            years[key].append({"month": _text(row.period), "share": row._share()})
            if row.period == shown:
                cells[key[0]][key[1]] = row._cell() | {"trend": years[key]}
                measured.append(row.measured_on)
        return cells, max(measured, default=None)

    @api.model
    def _results(self, units, rules, shown):
        """Return the results of the month and the twelve before, oldest first."""
        if not shown:
            return self.env["edu.rule.result"]
        year = Domain("period", "<=", shown) & Domain(
            "period", ">=", shown - relativedelta(months=TREND)
        )
        about = Domain("owner_unit_id", "in", units.ids) & Domain(
            "rule_id", "in", rules.ids
        )
        return self.env["edu.rule.result"].search_fetch(
            about & year, SHOWN, order="period, id"
        )

    @api.model
    def _rule(self, rule):
        return {
            "id": rule.id,
            "name": rule.name,
            "description": rule.description or "",
            "figure": rule._general_figure(),
            "unit": rule.figure_unit or "",
            "clauses": rule.clause_ids.mapped("code"),
        }

    @api.model
    def _unit(self, unit, cells):
        return {
            "id": unit.id,
            "name": unit.short_name or unit.name,
            "is_own": unit in self.env.user.scope_unit_ids,
            "cells": cells,
        }


def _text(day):
    return fields.Date.to_string(day)
