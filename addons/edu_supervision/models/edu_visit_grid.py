from collections import defaultdict
from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import SCHOOL_YEAR_STARTS, school_year_of, today

from ..rules.obligations import DONE
from .edu_visit import LIVE

PAGE = 80
RULE = "routine_month"


class EduVisitGrid(models.AbstractModel):
    """Schools by the months of a school year: routine visits made and planned (TS25).

    Hidden visits are no part of it.
    """

    _name = "edu.visit.grid"
    _description = "Grid of Visits"

    @api.model
    @api.readonly
    def get_grid(
        self, year=None, offset=0, government=None, inspector=None, gaps=False
    ):
        """Return a page of the grid of the school year that starts in `year`.

        `government` and `inspector` are ids to filter by; `gaps`: only schools with a
        month that lacks visits. {year; today; months: first days, ISO; offset, limit,
        total; can_plan; rows: [{id, name, government_id, government, inspector, cells:
        {month: {done, planned, status}}}]}. A status is `done`, `planned`, `gap`,
        `missed` (a gap of a month that is over) or `vacation`, the last also where
        nothing is asked for.
        """
        year = year or school_year_of(today())
        months = _months(year)
        owed = self._owed(months)
        schools = self._schools(government, inspector)
        if gaps:
            schools &= Domain("id", "in", self._with_gaps(months, owed))
        units = self.env["edu.unit"].with_context(active_test=False)
        page = units.search_fetch(
            schools, ["name", "parent_id"], offset=offset, limit=PAGE
        )
        return {
            "year": year,
            "today": fields.Date.to_string(today()),
            "months": [fields.Date.to_string(month) for month in months],
            "offset": offset,
            "limit": PAGE,
            "total": units.search_count(schools),
            "can_plan": self.env["edu.visit"].has_access("create"),
            "rows": self._rows(page, months, owed),
        }

    @api.model
    def _schools(self, government, inspector):
        """Return the domain of the schools of the scope that pass the filters."""
        scope = self.env.user.scope_unit_ids.ids
        plates = self.env["edu.plate"]
        held = plates._serving_on(today()) & Domain("inspector_id", "=", inspector)
        return (
            self.env["edu.unit"]._schools_on(today())
            & Domain("parent_id", "child_of", scope)
            & (
                Domain("parent_id", "child_of", government)
                if government
                else Domain.TRUE
            )
            & (Domain("plate_ids", "any", held) if inspector else Domain.TRUE)
        )

    @api.model
    def _owed(self, months):
        """Return {(government id, month): visits owed} of all governments."""
        figures = self.env["edu.rule"]._figures(RULE, today())
        units = self.env["edu.unit"].sudo().browse(figures)
        calendars = self.env["edu.term"]._calendars(units, school_year_of(months[0]))
        by_terms = defaultdict(list)
        for unit, terms in calendars.items():
            by_terms[terms].append(unit.id)
        return {
            (number, month): figures[number]
            for terms, numbers in by_terms.items()
            for month in months
            if terms._owe(month)
            for number in numbers
        }

    @api.model
    def _with_gaps(self, months, owed):
        """Return the SQL of the ids of schools with a month that lacks visits."""
        visits = self.env["edu.visit"]._search(self._visits(months))
        self.env["edu.visit"].flush_model()
        rows = [(*key, number) for key, number in owed.items()]
        return SQL(
            """(
            SELECT school.id FROM edu_unit AS school
            JOIN unnest(%s::integer[], %s::date[], %s::numeric[])
                AS owed (government_id, month, number)
                ON owed.government_id = school.parent_id
            LEFT JOIN (
                SELECT unit_id, month, count(*) AS number FROM edu_visit
                WHERE id IN %s GROUP BY unit_id, month
            ) AS there ON there.unit_id = school.id AND there.month = owed.month
            WHERE COALESCE(there.number, 0) < owed.number
            )""",
            *([row[place] for row in rows] for place in range(3)),
            visits.subselect(),
        )

    @api.model
    def _rows(self, schools, months, owed):
        numbers = self._numbers(schools, months)
        plates = self.env["edu.plate"]
        held = plates.search_fetch(
            Domain("unit_id", "in", schools.ids) & plates._serving_on(today()),
            ["unit_id", "inspector_id"],
        )
        inspectors = {plate.unit_id: plate.inspector_id for plate in held}
        current = today().replace(day=1)
        return [
            {
                "id": school.id,
                "name": school.name,
                "government_id": school.parent_id.id,
                "government": school.parent_id.short_name or school.parent_id.name,
                "inspector": inspectors[school].name if school in inspectors else "",
                "cells": {
                    fields.Date.to_string(month): _cell(
                        *numbers[school.id, month],
                        owed.get((school.parent_id.id, month), 0),
                        is_over=month < current,
                    )
                    for month in months
                },
            }
            for school in schools
        ]

    @api.model
    def _visits(self, months):
        """Return the domain of the visits that cells and gaps count alike.

        Of these each reader counts what the rules let him read.
        """
        return (
            Domain("kind", "=", "routine")
            & Domain("is_hidden", "=", False)
            & Domain("state", "in", LIVE)
            & Domain("month", ">=", months[0])
            & Domain("month", "<=", months[-1])
        )

    @api.model
    def _numbers(self, schools, months):
        """Return {(school id, month): [visits made, visits planned]}."""
        numbers = defaultdict(lambda: [0, 0])
        for unit, month, state, count in self.env["edu.visit"]._read_group(
            self._visits(months) & Domain("unit_id", "in", schools.ids),
            ["unit_id", "month:month", "state"],
            ["__count"],
        ):
            numbers[unit.id, month][state not in DONE] += count
        return numbers


def _months(year):
    first = date(year, SCHOOL_YEAR_STARTS, 1)
    return [first + relativedelta(months=number) for number in range(12)]


def _cell(done, planned, owed, is_over):
    if done + planned < owed:
        status = "missed" if is_over else "gap"
    elif planned:
        status = "planned"
    else:
        status = "done" if done else "vacation"
    return {"done": done, "planned": planned, "status": status}
