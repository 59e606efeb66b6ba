from collections.abc import Callable
from unittest.mock import patch

from ..tools.rules import EVALUATORS, Evaluator, Tally, evaluator
from .common import LONG_AGO, EduCommon


class RuleCommon(EduCommon):
    """The city and its counties, with a rule of our own: safe gates of schools.

    `own` is what the evaluator finds, {government: (part, whole, missing)}.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.dict(EVALUATORS, clear=True))
        cls.own = {}
        register_gates(lambda: cls.own)
        cls.env["edu.rule"].search([]).active = False
        cls.rule = cls.env["edu.rule"].create(
            {
                "code": "gates",
                "name": "Safe Gates",
                "figure": 10,
                "figure_unit": "guards a gate",
                "better": "higher",
            }
        )
        cls.results = cls.env["edu.rule.result"]
        cls.breaches = cls.env["edu.rule.breach"]
        cls.chief_a = cls.make_user("gates_chief_a", "chief", serves=cls.county_a)
        cls.chief_b = cls.make_user("gates_chief_b", "chief", serves=cls.county_b)
        cls.city_chief = cls.make_user("gates_city_chief", "chief", serves=cls.city)

    def setUp(self):
        super().setUp()
        self.own.clear()

    @classmethod
    def set_figure(cls, unit, value, date_from=LONG_AGO, **values):
        return cls.set_rule("gates", unit, value, date_from, **values)

    def measured(self, unit):
        """Measure, and return (part, whole, missing, figure, is breach) of a unit."""
        self.results._cron_measure()
        row = self.results.search([("owner_unit_id", "=", unit.id)], limit=1)
        return row.part, row.whole, row.missing, row.threshold, row.is_breach


def register_gates(own: Callable[[], dict]):
    @evaluator("gates")
    class Gates(Evaluator):
        def measure(self, env, day, figure):
            known = figure("gates")
            return {
                unit.id: Tally(*numbers)
                for unit, numbers in own().items()
                if unit.id in known
            }

        def records(self, env, unit_ids, day, figure_value):
            return {
                "type": "ir.actions.act_window",
                "name": "Gates",
                "res_model": "edu.unit",
                "views": [(False, "list"), (False, "form")],
                "domain": [("id", "child_of", unit_ids)],
            }
