"""The evaluators of what `edu_base` itself knows: units, liaisons and enrolment."""

from math import ceil

from odoo.fields import Domain

from .dates import school_year_of
from .rules import Evaluator, Tally, evaluator

DEPARTMENTS = Domain("kind", "=", "department") & Domain(
    "parent_id.kind", "=", "government"
)
SCHOOLS = Domain("kind", "=", "school")
COUNTING = (9, 10)  # months in which schools still count and report


@evaluator("liaisons")
class Liaisons(Evaluator):
    """Departments of a government with as many liaisons as the figure says (TS12)."""

    def measure(self, env, day, figure):
        figures, counts = figure(self.code), self._counts(env, day)
        departments = env["edu.unit"]._read_group(
            DEPARTMENTS, ["parent_id"], ["id:recordset"]
        )
        return {
            unit.id: self._tally([counts.get(d, 0) for d in own], figures[unit.id])
            for unit, own in departments
            if unit.id in figures
        }

    def records(self, env, unit_ids, day, figure_value):
        """Open the departments without enough liaisons; all of them if none lacks."""
        below = DEPARTMENTS & Domain("id", "child_of", unit_ids)
        every, counts = env["edu.unit"].search(below), self._counts(env, day)
        lacking = every.filtered(lambda unit: counts.get(unit, 0) < figure_value)
        if lacking:
            few = Domain("id", "in", lacking.ids)
            return _window(env._("Departments without Enough Liaisons"), few)
        return _window(env._("Departments"), below)

    def _counts(self, env, day):
        """Return {unit: how many liaisons it has on `day`}."""
        liaisons = env["edu.liaison"]
        serving = liaisons._serving_on(day)
        return dict(liaisons._read_group(serving, ["unit_id"], ["__count"]))

    def _tally(self, counts, figure):
        met = sum(count >= figure for count in counts)
        return Tally(met, len(counts), len(counts) - met)


@evaluator("enrolment")
class Enrolment(Evaluator):
    """Schools whose numbers of the school year are there: every ratio reads them.

    The figure is the share of schools, in a hundred. In autumn they are still counting.
    """

    def measure(self, env, day, figure):
        figures, counted = figure(self.code), self._counted(env, day)
        schools = env["edu.unit"]._read_group(SCHOOLS, ["parent_id"], ["id:recordset"])
        return {
            unit.id: self._tally(len(own & counted), len(own), figures[unit.id])
            for unit, own in schools
            if unit.id in figures
        }

    def records(self, env, unit_ids, day, figure_value):
        """Open the schools without numbers; all of them if none lacks."""
        every = SCHOOLS & Domain("id", "child_of", unit_ids)
        lacking = every & Domain("enrolment_ids", "not any", _of_year(day))
        if env["edu.unit"].search_count(lacking, limit=1):
            return _window(env._("Schools without Enrolment"), lacking)
        return _window(env._("Schools"), every)

    def is_late(self, tally, day):
        return super().is_late(tally, day) and day.month not in COUNTING

    def _counted(self, env, day):
        """Return the schools that have numbers of the school year of `day`."""
        rows = env["edu.enrolment"]._read_group(_of_year(day), ["unit_id"])
        return env["edu.unit"].browse(unit.id for (unit,) in rows)

    def _tally(self, part, whole, figure):
        return Tally(part, whole, max(0, ceil(whole * figure / 100) - part))


def _of_year(day):
    return Domain("school_year", "=", school_year_of(day))


def _window(name, domain):
    return {
        "type": "ir.actions.act_window",
        "name": name,
        "res_model": "edu.unit",
        "views": [(False, "list"), (False, "kanban"), (False, "form")],
        "mobile_view_mode": "kanban",
        "domain": list(domain),
    }
