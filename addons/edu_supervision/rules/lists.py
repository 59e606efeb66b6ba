"""Whether each government has its list, inspects by it, and no other way."""

from odoo.fields import Domain

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..models.edu_list import ALLOWING
from ..models.edu_visit import DONE

LAST_MONTH = 12  # of a year; before, what a year still lacks is an outlook


def supervised(env, known):
    """Return those of the governments with a figure that have a supervision office."""
    groups = env["edu.unit"]._read_group([("kind", "=", "office")], ["parent_id"])
    return [unit.id for (unit,) in groups if unit.id in known]


def governments_action(env, unit_ids, having):
    """Return the action that lists who has none of what `having` groups by owner."""
    offices = env["edu.unit"].search(
        [("kind", "=", "office"), ("parent_id", "child_of", unit_ids)]
    )
    lacking = offices.parent_id - having
    return {
        "type": "ir.actions.act_window",
        "name": env._("Governments"),
        "res_model": "edu.unit",
        "views": [(False, "list"), (False, "kanban"), (False, "form")],
        "mobile_view_mode": "kanban",
        "domain": [("id", "in", lacking.ids)],
    }


def owners(model, domain):
    """Return the governments that own a record of the domain."""
    ((found,),) = model._read_group(domain, [], ["owner_unit_id:recordset"])
    return found


@evaluator("yearly_list")
class YearlyList(Evaluator):
    """The supervision office has an approved list of the year in time (TS08, B32)."""

    def measure(self, env, day, figure):
        months = figure(self.code)
        having = set(owners(env["edu.list"], self._lists(day)).ids)
        return {
            government: self._tally(government in having, day, months[government])
            for government in supervised(env, months)
        }

    def _tally(self, has_list, day, months):
        missing = not has_list and day.month > months
        return Tally(int(has_list), 1, int(missing))

    def _lists(self, day):
        return (
            Domain("year", "=", day.year)
            & Domain("yearly_id", "=", False)
            & Domain("state", "in", ALLOWING)
            & Domain("approved_on", "<=", day)
            & Domain("unit_id.kind", "in", ("office", "government"))
        )

    def records(self, env, unit_ids, day, figure_value):
        having = owners(env["edu.list"], self._lists(day))
        return governments_action(env, unit_ids, having)


@evaluator("yearly_special")
class YearlySpecial(Evaluator):
    """A special inspection is made each year (TS19); covert ones count once known."""

    def measure(self, env, day, figure):
        asked = figure(self.code)
        made = dict(
            env["edu.visit"]._read_group(
                self._visits(day), ["owner_unit_id"], ["__count"]
            )
        )
        counts = {unit.id: count for unit, count in made.items()}
        return {
            government: self._tally(counts.get(government, 0), asked[government])
            for government in supervised(env, asked)
        }

    def _tally(self, made, asked):
        return Tally(min(made, asked), asked, max(asked - made, 0))

    def is_late(self, tally, day):
        return super().is_late(tally, day) and day.month >= LAST_MONTH

    def _visits(self, day):
        return (
            Domain("kind", "=", "special")
            & Domain("state", "in", DONE)
            & Domain("is_hidden", "=", False)
            & Domain("year", "=", day.year)
            & Domain("date", "<=", day)
        )

    def records(self, env, unit_ids, day, figure_value):
        reached = [("__count", ">=", figure_value)]
        groups = env["edu.visit"]._read_group(
            self._visits(day), ["owner_unit_id"], having=reached
        )
        enough = env["edu.unit"].concat(*(unit for (unit,) in groups))
        return governments_action(env, unit_ids, enough)


@evaluator("unlisted_visits")
class UnlistedVisits(Evaluator):
    """What is inspected stands on an approved list, urgent visits aside (JJ10, B32).

    A visit whose list was withdrawn after it had been confirmed is unlisted.
    """

    def measure(self, env, day, figure):
        most = figure(self.code)
        visits = env["edu.visit"]
        every = self._counts(visits, self._visits(day))
        unlisted = self._counts(visits, self._unlisted(day))
        return {
            unit: self._tally(count, unlisted.get(unit, 0), most[unit])
            for unit, count in every.items()
            if unit in most
        }

    def _tally(self, every, unlisted, most):
        return Tally(every - unlisted, every, max(unlisted - most, 0))

    def _counts(self, visits, domain):
        groups = visits._read_group(domain, ["owner_unit_id"], ["__count"])
        return {unit.id: count for unit, count in groups}

    def _visits(self, day):
        return (
            Domain("kind", "!=", "routine")
            & Domain("state", "in", ("confirmed", *DONE))
            & Domain("is_hidden", "=", False)
            & Domain("is_urgent", "=", False)
            & Domain("year", "=", day.year)
            & Domain("date", "<=", day)
        )

    def _unlisted(self, day):
        return self._visits(day) & ~Domain("item_id.list_state", "in", ALLOWING)

    def records(self, env, unit_ids, day, figure_value):
        below = Domain("owner_unit_id", "child_of", unit_ids)
        return {
            "type": "ir.actions.act_window",
            "name": env._("Visits outside the List"),
            "res_model": "edu.visit",
            "views": [(False, "list"), (False, "form")],
            "domain": list(below & self._unlisted(day)),
        }
