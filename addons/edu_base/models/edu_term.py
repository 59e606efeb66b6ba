from calendar import monthrange
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.dates import school_year_of, today
from ..tools.exclusions import one_at_a_time

TERMS = [("first", "First Term"), ("second", "Second Term")]


class EduTerm(models.Model):
    """A term of a government's schools; what lies between terms is vacation.

    A unit whose government has set no terms for a school year follows the nearest
    one above that has.
    """

    _name = "edu.term"
    _inherit = ["edu.scoped.mixin"]
    _description = "School Term"
    _order = "date_from desc, id desc"

    school_year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: school_year_of(today()),
        help="The calendar year in which the school year starts (学年)",
    )
    term = fields.Selection(
        TERMS,
        required=True,
        help="第一学期、第二学期",
    )
    date_from = fields.Date(string="From", required=True, help="First day (开学)")
    date_to = fields.Date(string="To", required=True, help="Last day (放假)")

    _term_uniq = models.Constraint(
        "UNIQUE(owner_unit_id, school_year, term)",
        "This term of the school year has been set already.",
    )
    _period = models.Constraint(
        "CHECK (date_to >= date_from)", "A term cannot end before it begins."
    )
    _no_overlap = models.Constraint(
        one_at_a_time("owner_unit_id"),
        "Two terms of one government cannot overlap.",
    )

    @api.depends("school_year", "term")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["term"]._description_selection(self.env))
        for row in self:
            row.display_name = self.env._(
                "%(year)s–%(next)s %(term)s",
                year=row.school_year,
                next=row.school_year + 1,
                term=labels.get(row.term, ""),
            )

    @api.constrains("school_year", "date_to")
    def _check_school_year(self):
        for row in self:
            if school_year_of(row.date_to) != row.school_year:
                raise ValidationError(
                    self.env._(
                        "The term must end within the school year %(year)s, "
                        "by 31 August %(next)s.",
                        year=row.school_year,
                        next=row.school_year + 1,
                    )
                )

    @api.constrains("owner_unit_id", "school_year", "term", "date_from")
    def _check_order(self):
        found = self.search(
            [
                ("owner_unit_id", "in", self.owner_unit_id.ids),
                ("school_year", "in", self.mapped("school_year")),
            ]
        )
        years = found.grouped(lambda row: (row.owner_unit_id, row.school_year))
        for terms in years.values():
            if terms.sorted("date_from").mapped("term") == ["second", "first"]:
                raise ValidationError(
                    self.env._("The first term comes before the second.")
                )

    @api.model
    def _term_of(self, units, day):
        """Return {unit: the term on `day`, empty in vacation} of all `units`."""
        found = self._calendars(units, school_year_of(day))
        return {
            unit: terms.filtered(lambda row: row.date_from <= day <= row.date_to)
            for unit, terms in found.items()
        }

    @api.model
    def _is_vacation(self, units, day):
        """Return {unit: whether schools have vacation on `day`} of all `units`.

        Nobody knows of vacation in a school year that lacks a term: it is none.
        """
        found = self._calendars(units, school_year_of(day))
        return {
            unit: bool(terms) and not terms._cover(day) for unit, terms in found.items()
        }

    @api.model
    def _owes_month(self, units, year, month):
        """Return {unit: whether the month owes a visit} of all `units`.

        A vacation month owes none: one with more days of vacation than of school.
        """
        first = date(year, month, 1)
        found = self._calendars(units, school_year_of(first))
        return {unit: terms._owe(first) for unit, terms in found.items()}

    def _owe(self, first):
        """Return whether the month that begins on `first` owes a visit.

        `self` are the terms of its school year, as of `_calendars`.
        """
        length = monthrange(first.year, first.month)[1]
        days = [first.replace(day=number + 1) for number in range(length)]
        return not self or 2 * sum(map(self._cover, days)) >= length

    def _cover(self, day):
        return any(row.date_from <= day <= row.date_to for row in self)

    @api.model
    def _calendars(self, units, school_year):
        """Return {unit: terms} of all `units`.

        The terms are those of the nearest unit, itself or above, that has set both
        of the school year, and with them the next one's, which may begin in August.
        """
        lines = {unit: _upwards(unit) for unit in units}
        own = self._own_calendars(
            {n for line in lines.values() for n in line}, school_year
        )
        return {
            unit: next((own[n] for n in line if n in own), self.browse())
            for unit, line in lines.items()
        }

    @api.model
    def _own_calendars(self, owner_ids, school_year):
        """Return {id of an owner: its terms} of those that are complete."""
        # One statement: a group would read its terms by a second one.
        found = self.sudo().search_fetch(
            [
                ("owner_unit_id", "in", list(owner_ids)),
                ("school_year", "in", (school_year, school_year + 1)),
            ],
            ["owner_unit_id", "school_year", "date_from", "date_to"],
        )
        return {
            owner.id: terms
            for owner, terms in found.grouped("owner_unit_id").items()
            if terms.mapped("school_year").count(school_year) == len(TERMS)
        }


def _upwards(unit):
    """Return the ids of a unit and those above it, the nearest first."""
    return [int(number) for number in unit.parent_path.split("/")[-2::-1]]
