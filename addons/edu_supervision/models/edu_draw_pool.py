from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.half_days import day_of_half
from odoo.addons.edu_base.tools.school_types import types_with

from .edu_visit import LIVE


class EduDraw(models.Model):
    """From whom is drawn, and who of them is left out (抽取范围)."""

    _inherit = "edu.draw"

    def _unit_pool(self):
        """Return the units that may be drawn: those picked, or those described."""
        if self.unit_ids:
            return self.unit_ids.sorted("id")
        units = self.env["edu.unit"]
        found = units._schools_on(self.date_from) & Domain("active", "=", True)
        found &= Domain("id", "child_of", self.owner_unit_id.id)
        if self.town_ids:
            found &= Domain("town_unit_id", "in", self.town_ids.ids)
        if self.stage_ids:
            types = types_with(set(self.stage_ids.mapped("code")))
            found &= Domain("school_type", "in", types)
        if self.group_id:
            members = self.group_id._units_on(self.date_from)
            found &= Domain("id", "in", members.get(self.group_id, units).ids)
        return units.search(found, order="id")

    def _people_pool(self):
        """Return the inspectors who may be drawn: those picked, or all who serve."""
        if not self.team_size:
            return self.inspector_ids.browse()
        if self.inspector_ids:
            return self.inspector_ids.sorted("id")
        serving = self.env["edu.inspector"]._serving_on(self.date_from)
        own = Domain("owner_unit_id", "=", self.owner_unit_id.id)
        return self.env["edu.inspector"].search(own & serving, order="id")

    def _units_left_out(self, pool):
        """Return [(unit, ground, reason)]; each unit once, by hand first."""
        by_hand = self._by_hand(lambda row: row.unit_id and not row.inspector_id)
        left = {row.unit_id: ("hand", row.reason) for row in by_hand}
        for unit in self._visited(pool - self._units_of(left)):
            left[unit] = ("visited", "")
        return [(unit, *why) for unit, why in left.items() if unit in pool]

    def _units_of(self, found):
        return self.env["edu.unit"].concat(*found)

    def _by_hand(self, chosen):
        return self.exclusion_ids.filtered(
            lambda row: row.ground == "hand" and chosen(row)
        )

    def _visited(self, units):
        """Return those that had a visit of the kind in the months before.

        Hidden ones are left out of this, for whoever asks: the log is for all to read.
        """
        if not self.skip_months:
            return units.browse()
        since = self.date_from - relativedelta(months=self.skip_months)
        groups = self.env["edu.visit"]._read_group(
            Domain("unit_id", "in", units.ids)
            & Domain("kind", "=", self.kind)
            & Domain("state", "in", LIVE)
            & Domain("is_hidden", "=", False)
            & Domain("date_to", ">=", since),
            ["unit_id"],
        )
        return units.browse([unit.id for (unit,) in groups])

    def _people_left_out(self, pool):
        """Return [(inspector, ground, reason)]; each once, by hand first."""
        by_hand = self._by_hand(lambda row: row.inspector_id and not row.unit_id)
        left = {row.inspector_id: ("hand", row.reason) for row in by_hand}
        day, people = self.date_from, self.env["edu.inspector"]
        grounds = {
            "not_serving": pool - pool.filtered_domain(people._serving_on(day)),
            "induction": pool._needs_induction(day),
            "busy": self._busy(pool),
        }
        for ground, persons in grounds.items():
            left = dict.fromkeys(persons, (ground, "")) | left
        return [(person, *why) for person, why in left.items() if person in pool]

    def _busy(self, people):
        """Return those who have no free working day in the window."""
        days = set(self._days())
        taken = self._taken_days(people, self.date_to)
        return people.filtered(lambda one: days <= taken.get(one.id, set()))

    def _days(self, last=None):
        """Return the working days from the first day of the window to its last one."""
        clock, first = self.env["edu.holiday"]._calendar(), self.date_from
        length = ((last or self.date_to) - first).days + 1
        days = (first + timedelta(days=number) for number in range(length))
        return [day for day in days if clock.is_working(day)]

    def _taken_days(self, people, last):
        """Return {inspector id: days on which half a day or more is taken}."""
        taken = self.env["edu.visit.member"]._taken(people, self.date_from, last)
        return {one: set(map(day_of_half, halves)) for one, halves in taken.items()}

    def _kept_apart(self, people, units):
        """Return [(inspector, unit, ground, reason)]: who may not go where."""
        chosen = self._by_hand(lambda row: row.unit_id and row.inspector_id)
        apart = {
            (row.inspector_id.id, row.unit_id.id): ("hand", row.reason)
            for row in chosen
            if row.inspector_id in people and row.unit_id in units
        }
        there = people.filtered(lambda person: person.unit_id in units)
        found = {(person.id, person.unit_id.id): "workplace" for person in there}
        recusals = self.env["edu.recusal"]
        pairs = recusals._conflicts(people, units, self.date_from, lasting=True)
        found |= dict.fromkeys(pairs, "recused")
        apart = {pair: (ground, "") for pair, ground in found.items()} | apart
        return [
            (people.browse(person), units.browse(unit), *why)
            for (person, unit), why in sorted(apart.items())
        ]
