"""The evaluators of what `edu_base` itself knows: units, liaisons and enrolment."""

from odoo.fields import Domain

from .rules import Evaluator, Tally, evaluator

DEPARTMENTS = Domain("kind", "=", "department") & Domain(
    "parent_id.kind", "=", "government"
)


@evaluator("liaisons")
class Liaisons(Evaluator):
    """Departments of a government with as many liaisons as the figure says (TS12)."""

    def measure(self, env, day, figure):
        figures, counts = figure(self.code), self._counts(env, day)
        departments = env["edu.unit"]._read_group(
            DEPARTMENTS, ["parent_id"], ["id:recordset"]
        )
        return {
            unit.id: _tally([counts.get(d, 0) for d in own], figures[unit.id])
            for unit, own in departments
            if unit.id in figures
        }

    def records(self, env, unit_ids, day, figure_value):
        """Open the departments without enough liaisons; all of them if none lacks."""
        below = DEPARTMENTS & Domain("id", "child_of", unit_ids)
        every, counts = env["edu.unit"].search(below), self._counts(env, day)
        lacking = every.filtered(lambda unit: counts.get(unit, 0) < figure_value)
        return {
            "type": "ir.actions.act_window",
            "name": env._("Departments without Enough Liaisons")
            if lacking
            else env._("Departments"),
            "res_model": "edu.unit",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", (lacking or every).ids)],
        }

    def _counts(self, env, day):
        """Return {unit: how many liaisons it has on `day`}."""
        liaisons = env["edu.liaison"]
        serving = liaisons._serving_on(day)
        return dict(liaisons._read_group(serving, ["unit_id"], ["__count"]))


def _tally(counts, figure):
    met = sum(count >= figure for count in counts)
    return Tally(met, len(counts), len(counts) - met)
