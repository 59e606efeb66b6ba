from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from odoo.addons.edu_base.tools.dates import day_of, school_year_of, today

from .edu_list_item import TEAMED

LISTED = ("comprehensive", "special", "recheck")
IN_FORCE = ("approved", "published")  # lists
NAMED = 5  # units that a refusal names


class EduVisitRules(models.Model):
    """What is asked before a visit is confirmed, and again when its day changes.

    Each rule looks at all visits at once, in a number of queries that does not grow
    with them. An urgent visit does not wait for list, notice, term or cap: it needs a
    reason instead, and is reported. What is hidden from others refuses them nothing.
    """

    _inherit = "edu.visit"

    is_announced = fields.Boolean(
        compute="_compute_is_announced",
        store=True,
        precompute=True,
        export_string_translation=False,
    )

    @api.depends("kind", "open_mode", "is_urgent", "item_id.topic_ids", "own_topic_ids")
    def _compute_is_announced(self):
        """Say whether the notice must come in time; an urgent visit's need not."""
        notified = self._to_be_notified()
        for visit in self:
            visit.is_announced = visit in notified and not visit.is_urgent

    @api.constrains("unit_id", "owner_unit_id")
    def _check_unit_id(self):
        """Nobody inspects but the governments above a unit, and they below them."""
        for visit in self:
            above = visit.owner_unit_id.parent_path
            if not visit.unit_id.parent_path.startswith(above):
                raise ValidationError(
                    self.env._(
                        "%(unit)s does not belong to %(government)s, which inspects "
                        "its own units alone.",
                        unit=visit.unit_id.name,
                        government=visit.owner_unit_id.name,
                    )
                )

    def _check_rules(self):
        """Refuse what a rule does not allow. Raises UserError, naming the units."""
        self._check_days()
        self.sudo()._refuse_unreleasable()
        self._take_places()

    def _check_days(self):
        """Refuse by all rules but the cap, whose places are taken last."""
        visits = self.sudo()
        visits._refuse_over()
        visits._refuse_without_reason()
        visits._refuse_unlisted()
        visits._refuse_unfit_matters()
        visits._refuse_late_notice()
        visits._refuse_second_comprehensive()
        visits._refuse_vacation()
        visits._refuse_small_team()
        visits._check_recused()

    def _refuse_over(self):
        """What has taken place is not planned any more; urgent papers may follow."""
        wrong = self.filtered(lambda v: v.date_to < today() and not v.is_urgent)
        if wrong:
            raise UserError(
                self.env._("The day of the visit has passed: %s.", wrong._named())
            )

    def _refuse_unlisted(self):
        """Nothing but routine is visited without a yearly list (TS08, JJ10, B32)."""
        wrong = self.filtered(
            lambda v: v.kind in LISTED and not v.is_urgent and not v._is_listed()
        )
        if wrong:
            raise UserError(
                self.env._(
                    "No item of an approved yearly list allows this visit: %s. Choose "
                    "the item of its kind, year and time, or mark the visit as urgent "
                    "and say why.",
                    wrong._named(),
                )
            )

    def _is_listed(self):
        """Return whether the item is in force, meant for the visit, and in its time.

        A list of the own government counts, and of each one above.
        """
        item, owner = self.item_id, self.owner_unit_id
        return (
            item.list_state in IN_FORCE
            and (item.kind, item.year) == (self.kind, self.year)
            and item.date_from <= self.date
            and self.date_to <= item.date_to
            and owner.parent_path.startswith(item.owner_unit_id.parent_path)
            and (not item.unit_ids or self.unit_id in item.unit_ids)
        )

    def _refuse_late_notice(self):
        """Content, scope and method are known so many months ahead (B10, B32, JJ10)."""
        months = self.env["edu.rule"]._figures("visit_notice", today())
        first = {v: v._first_day(months.get(v.owner_unit_id.id, 0)) for v in self}
        wrong = self.filtered(lambda v: v.is_announced and v.date < first[v])
        if wrong:
            raise UserError(
                self.env._(
                    "Notice comes too late: %(units)s. The first possible day is "
                    "%(day)s.",
                    units=wrong._named(),
                    day=format_date(self.env, max(first[v] for v in wrong)),
                )
            )

    def _first_day(self, months):
        """Return the first day allowed, from the notice given or else one of today."""
        known = day_of(self.released_on) if self.released_on else today()
        return known + relativedelta(months=int(months))

    def _refuse_vacation(self):
        """Schools are visited in term; an urgent visit finds who is there."""
        schools = self.filtered(
            lambda v: v.unit_id.kind == "school" and not v.is_urgent
        )
        calendars = {
            year: self.env["edu.term"]._calendars(schools.unit_id, year)
            for year in {school_year_of(day) for v in schools for day in v._every_day()}
        }
        wrong = schools.filtered(lambda v: v._is_in_vacation(calendars))
        if wrong:
            raise UserError(
                self.env._(
                    "The school has vacation on a day of the visit: %s.", wrong._named()
                )
            )

    def _is_in_vacation(self, calendars):
        """Return whether any day lies between terms, in a year that has set them.

        `calendars` is {school year: {unit: terms}}.
        """
        return any(
            terms and not terms._cover(day)
            for day in self._every_day()
            for terms in [calendars[school_year_of(day)][self.unit_id]]
        )

    def _refuse_small_team(self):
        """Special and comprehensive visits take so many inspectors (B09).

        Joining departments and specialists are extra. Of any other visit, somebody
        must go.
        """
        figures = self.env["edu.rule"]._figures("team_size", today())
        rows = self.env["edu.visit.member"]._read_group(
            [("visit_id", "in", self.ids), ("inspector_id", "!=", False)],
            ["visit_id"],
            ["__count"],
        )
        going = {visit.id: count for visit, count in rows}
        wrong = self.filtered(lambda v: going.get(v.id, 0) < v._team_size(figures))
        if wrong:
            raise UserError(
                self.env._(
                    "Too few inspectors go: %(units)s. It takes %(count)s.",
                    units=wrong._named(),
                    count=int(max(v._team_size(figures) for v in wrong)),
                )
            )

    def _team_size(self, figures):
        teamed = self.kind in TEAMED
        return max(1, teamed and figures.get(self.owner_unit_id.id, 0))

    def _named(self):
        """Return the names of the first units visited, and how many more there are."""
        units = self.unit_id
        names = ", ".join(units[:NAMED].mapped("name"))
        more = len(units) - NAMED
        if more <= 0:
            return names
        return self.env._("%(names)s and %(count)s more", names=names, count=more)
