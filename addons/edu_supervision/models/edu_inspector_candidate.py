from datetime import date

from odoo import models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.half_days import span
from odoo.addons.edu_inspector.models.edu_inspector_appointment import IN_OFFICE

from ..tools.team_proposing import Person


class EduInspector(models.Model):
    """What a proposal of teams asks of inspectors."""

    _inherit = "edu.inspector"

    def _as_people(self, first, last):
        """Return what teams between two days are proposed from, in three queries."""
        terms = self._periods(
            "edu.inspector.appointment", first, last, Domain("state", "in", IN_OFFICE)
        )
        away = self._periods("edu.inspector.suspension", first, last)
        loads = self._visit_counts(first.year, last.year)
        return [
            Person(
                person.id,
                tuple(terms.get(person.id, ())),
                tuple(away.get(person.id, ())),
                person.owner_unit_id.parent_path,
                person.duty or None,
                frozenset(person.stage_ids.mapped("code")),
                loads.get(person.id, 0),
            )
            for person in self
        ]

    def _periods(self, name, first, last, domain=Domain.TRUE):
        """Return {inspector id: [(first day, last day)]} that touch two days."""
        model = self.env[name].sudo()
        rows = model.search_fetch(
            Domain("inspector_id", "in", self.ids)
            & Domain("date_from", "<=", last)
            & model._lasting(first)
            & domain,
            ["inspector_id", "date_from", "date_to"],
            order="id",
        )
        periods = {}
        for row in rows:
            days = (row.date_from, row.date_to or date.max)
            periods.setdefault(row.inspector_id.id, []).append(days)
        return periods

    def _visit_counts(self, first, last):
        """Return {inspector id: visits in the years from `first` to `last`}."""
        begin, end = span(date(first, 1, 1), date(last, 12, 31))
        rows = (
            self.env["edu.visit.member"]
            .sudo()
            ._read_group(
                [
                    ("inspector_id", "in", self.ids),
                    ("is_live", "=", True),
                    ("slot_from", ">=", begin),
                    ("slot_from", "<=", end),
                ],
                ["inspector_id"],
                ["__count"],
            )
        )
        return {person.id: count for person, count in rows}
