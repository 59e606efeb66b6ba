"""What planning a term knows of schools and inspectors, read once for all of them."""

from collections import defaultdict
from datetime import timedelta
from functools import cached_property

from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.half_days import span
from odoo.addons.edu_inspector.models.edu_inspector_appointment import IN_OFFICE
from odoo.addons.edu_inspector.models.edu_training import ANNOUNCED

from ..models.edu_visit import LIVE
from ..tools.planning import Errand, spread, still_owed

PARTS = {"either": ("morning", "afternoon")}


class TermPlanning:
    """Routine visits of schools in a term, each by the inspector of its plate.

    `days` are the days that may be used, `begin` is the first one of the term, `part`
    the time of day. `figures` are {government id: visits}, of a month and of a term;
    `calendars` is {government id: school terms}. The number of queries does not depend
    on how many schools there are.
    """

    def __init__(self, env, schools, days, begin, part, figures, calendars):
        self.env = env
        self.schools = schools
        self.days = days
        self.begin = begin
        self.part = part
        self.per_month, self.per_term = figures
        self.calendars = calendars
        self.conflicts = {}  # {(school, inspector, reason): months}

    def placed(self):
        """Return {(school, month, number): (inspector, slot)} of what can be made."""
        errands = list(self._errands())
        slots = spread(errands, self._busy)
        found = {}
        for errand in errands:
            school, month, _number = errand.key
            people = self.env["edu.inspector"].browse(errand.inspector)
            if errand.key in slots:
                found[errand.key] = people, slots[errand.key]
            else:
                self._conflict(school, people, "no_day", month)
        return found

    def _errands(self):
        """Yield what is owed and has somebody who may go; note what has nobody."""
        plates = self._plates
        for school in self.schools:
            for month, number in self._owed(school).items():
                plate = next(
                    (row for row in plates[school.id] if _holds_in(row, month)), None
                )
                slots, reason = self._slots(school, plate, month)
                if reason:
                    self._conflict(school, plate and plate.inspector_id, reason, month)
                    continue
                for place in range(number):
                    key = (school, month, place)
                    yield Errand(key, plate.inspector_id.id, slots)

    def _conflict(self, school, inspector, reason, month):
        people = inspector or self.env["edu.inspector"]
        months = self.conflicts.setdefault((school, people, reason), [])
        if month not in months:
            months.append(month)

    def _owed(self, school):
        """Return {month: visits still to be planned} of a school."""
        government = school.parent_id.id
        if government not in self.per_month and government not in self.per_term:
            return {}
        return still_owed(
            self._owing[government],
            [month for month in self._owing[government] if month in self._open],
            self._made[school.id],
            self.per_month.get(government, 0),
            self.per_term.get(government, 0),
        )

    def _slots(self, school, plate, month):
        """Return the slots of a month at a school, and why there are none."""
        if not plate:
            return (), "no_plate"
        days = self._school_days(school.parent_id.id, month)
        person = plate.inspector_id.id
        held = [day for day in days if _holds_on(plate, day)]
        served = [day for day in held if self._serves(person, day)]
        kept = self._recusals[person, school.id]
        allowed = [
            day for day in served if not any(_holds_on(row, day) for row in kept)
        ]
        slots = tuple(
            span(day, day, part)
            for day in allowed
            for part in PARTS.get(self.part, (self.part,))
        )
        if slots:
            return slots, None
        if held and not served:
            return (), "not_serving"
        return (), "recused" if served else "no_day"

    def _school_days(self, government, month):
        """Return the days of a month that may be used at a government's schools."""
        key = government, month
        if key not in self._days_of_months:
            terms = self.calendars.get(government)
            self._days_of_months[key] = [
                day for day in self._open[month] if not terms or terms._cover(day)
            ]
        return self._days_of_months[key]

    @cached_property
    def _days_of_months(self):
        return {}

    @cached_property
    def _open(self):
        """Return {first day of a month: its days that may be used}."""
        months = defaultdict(list)
        for day in self.days:
            months[day.replace(day=1)].append(day)
        return dict(months)

    @cached_property
    def _owing(self):
        """Return {government id: months of the term that owe visits}."""
        return {
            unit.id: [month for month in self._months if self._owes(unit, month)]
            for unit in self.schools.parent_id
        }

    def _owes(self, government, month):
        terms = self.calendars.get(government.id)
        return not terms or terms._owe(month)

    @cached_property
    def _months(self):
        """Return the first days of all months of the term, those behind as well."""
        month, months = min(self.begin, min(self.days)).replace(day=1), []
        while month <= max(self.days):
            months.append(month)
            month = _following(month)
        return months

    @cached_property
    def _made(self):
        """Return {school id: {month: routine visits there are already}}."""
        made = defaultdict(dict)
        routine = Domain("kind", "=", "routine") & Domain("is_hidden", "=", False)
        for unit, month, number in self.env["edu.visit"]._read_group(
            routine
            & Domain("state", "in", LIVE)
            & Domain("unit_id", "in", self.schools.ids)
            & Domain("month", "in", self._months),
            ["unit_id", "month:month"],
            ["__count"],
        ):
            made[unit.id][month] = number
        return made

    @cached_property
    def _plates(self):
        """Return {school id: plates of the time, the latest first}."""
        plates = self.env["edu.plate"]
        first, last = min(self.days), max(self.days)
        rows = plates.search_fetch(
            Domain("unit_id", "in", self.schools.ids)
            & Domain("date_from", "<=", last)
            & plates._lasting(first),
            ["unit_id", "inspector_id", "date_from", "date_to"],
            order="date_from desc, id desc",
        )
        found = defaultdict(list)
        for row in rows:
            found[row.unit_id.id].append(row)
        return found

    @cached_property
    def _people(self):
        """Return the inspectors of the plates, as superuser."""
        ids = {
            plate.inspector_id.id for rows in self._plates.values() for plate in rows
        }
        return self.env["edu.inspector"].sudo().browse(sorted(ids))

    def _serves(self, person, day):
        return any(_holds_on(row, day) for row in self._terms[person]) and not any(
            _holds_on(row, day) for row in self._suspensions[person]
        )

    @cached_property
    def _terms(self):
        in_office = Domain("state", "in", IN_OFFICE)
        return self._of_people("edu.inspector.appointment", in_office)

    @cached_property
    def _suspensions(self):
        return self._of_people("edu.inspector.suspension", Domain.TRUE)

    def _of_people(self, model, domain):
        """Return {inspector id: rows with a day in the time}."""
        rows = self._people.env[model].search_fetch(
            domain
            & Domain("inspector_id", "in", self._people.ids)
            & Domain("date_from", "<=", max(self.days))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", min(self.days))),
            ["inspector_id", "date_from", "date_to"],
        )
        return defaultdict(list, rows.grouped(lambda row: row.inspector_id.id))

    @cached_property
    def _recusals(self):
        """Return {(inspector id, school id): recusals}."""
        rows = self.env["edu.recusal"]._between(self._people, self.schools)
        return defaultdict(
            list, rows.grouped(lambda row: (row.inspector_id.id, row.unit_id.id))
        )

    @cached_property
    def _busy(self):
        """Return {inspector id: half-days of other visits and of training}."""
        members = self.env["edu.visit.member"]
        busy = members._taken(self._people, min(self.days), max(self.days))
        called = self._people.env["edu.training.attendance"].search_fetch(
            [
                ("inspector_id", "in", self._people.ids),
                ("state", "in", ANNOUNCED),
                ("training_id.stop", ">=", min(self.days) - timedelta(days=1)),
                ("training_id.start", "<", max(self.days) + timedelta(days=1)),
            ],
            ["inspector_id", "training_id"],
        )
        for row in called:
            first, last = span(
                day_of(row.training_id.start), day_of(row.training_id.stop)
            )
            busy.setdefault(row.inspector_id.id, set()).update(range(first, last + 1))
        return busy


def _holds_on(row, day):
    return row.date_from <= day and (not row.date_to or row.date_to >= day)


def _holds_in(row, month):
    """Return whether a row holds on a day of the month that begins on `month`."""
    begins = row.date_from < _following(month)
    return begins and (not row.date_to or row.date_to >= month)


def _following(month):
    return (month + timedelta(days=31)).replace(day=1)
