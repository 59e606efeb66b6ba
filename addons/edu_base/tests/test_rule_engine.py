from datetime import date, timedelta
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ..models import edu_rule_result
from ..tools.rules import (
    EVALUATORS,
    Evaluator,
    Tally,
    evaluator,
    in_force,
    is_looser,
    summed,
)
from .rule_common import RuleCommon

TREE = {1: [1], 2: [1, 2], 3: [1, 3], 4: [1, 2, 4]}


@tagged("post_install", "-at_install")
class TestRuleEngine(RuleCommon):
    def on(self, day):
        return patch.object(edu_rule_result, "today", lambda: day)

    def test_sums_go_up_the_tree(self):
        self.own.update(
            {
                self.city: (1, 2, 1),
                self.county_a: (3, 4, 1),
                self.county_b: (5, 5, 0),
            }
        )
        self.assertEqual(self.measured(self.city), (9, 11, 2, 10, True))
        self.assertEqual(self.measured(self.county_a), (3, 4, 1, 10, True))
        self.assertEqual(self.measured(self.county_b), (5, 5, 0, 10, False))

    def test_towns_count_for_their_county(self):
        town = self.make_government("临溪县青石镇人民政府", "town", self.county_a)
        self.own[town] = (0, 2, 2)
        self.assertEqual(self.measured(self.county_a), (0, 2, 2, 10, True))
        self.assertFalse(self.results.search([("owner_unit_id", "=", town.id)]))

    def test_twice_is_once(self):
        self.own[self.county_a] = (0, 1, 1)
        self.measured(self.city)
        before = self.results.search([])
        self.own[self.county_a] = (1, 1, 0)
        self.assertEqual(self.measured(self.county_a), (1, 1, 0, 10, False))
        self.assertEqual(self.results.search([]), before)

    def test_one_server_at_a_time(self):
        """While another server measures, this one leaves it alone."""
        with self.registry.cursor() as other:
            other.execute("SELECT pg_advisory_xact_lock(%s)", [edu_rule_result.LOCK])
            self.results._cron_measure()
            self.assertFalse(self.results.search([]))
        self.results._cron_measure()
        self.assertTrue(self.results.search([]))

    def test_without_a_figure_nothing_is_measured(self):
        self.rule.has_figure = False
        self.results._cron_measure()
        self.assertFalse(self.results.search([]))
        self.set_figure(self.county_a, 3)
        self.results._cron_measure()
        self.assertEqual(self.results.search([]).owner_unit_id, self.county_a)

    def test_what_is_measured_no_more_goes(self):
        self.results._cron_measure()
        self.rule.active = False
        self.results._cron_measure()
        self.assertFalse(self.results.search([]))

    def test_thirty_six_months_are_kept(self):
        first = date(2023, 1, 15)
        for month in range(40):
            day = (first.replace(day=1) + timedelta(days=31 * month)).replace(day=15)
            with self.on(day):
                self.results._cron_measure()
        periods = self.results.search([]).mapped("period")
        self.assertEqual(len(set(periods)), 36)

    def test_unknown_code(self):
        with self.assertRaises(ValidationError):
            self.env["edu.rule"].create({"code": "nothing", "name": "Nothing"})

    def test_two_evaluators_of_one_rule(self):
        with self.assertRaisesRegex(ValueError, "gates"):
            evaluator("gates")(type("Other", (Evaluator,), {}))
        self.assertNotEqual(type(EVALUATORS["gates"]).__name__, "Other")

    def test_a_chief_measures_the_own_governments(self):
        self.own.update({self.county_a: (0, 1, 1), self.county_b: (0, 1, 1)})
        self.results.with_user(self.chief_a).measure_now()
        self.assertEqual(self.results.search([]).owner_unit_id, self.county_a)

    def test_an_officer_does_not_measure(self):
        officer = self.make_user("gates_officer", "officer", serves=self.county_a)
        with self.assertRaises(AccessError):
            self.results.with_user(officer).measure_now()


@tagged("post_install", "-at_install")
class TestFigures(RuleCommon):
    """How figures hold down the tree."""

    def test_the_stricter_counts_at_once(self):
        self.set_figure(self.city, 12)
        self.set_figure(self.county_a, 15)
        self.assertEqual(self.measured(self.county_a)[3], 15)
        self.assertEqual(self.measured(self.county_b)[3], 12)

    @given(
        st.dictionaries(
            st.sampled_from(sorted(TREE)),
            st.lists(st.tuples(st.integers(1, 20), st.booleans()), max_size=3),
        ),
        st.integers(1, 20),
        st.sampled_from(["higher", "lower"]),
    )
    def test_nothing_loosens_without_allowance(self, own, default, better):
        found = in_force(TREE, default, own, better)
        for number, path in TREE.items():
            above = found[path[-2]] if len(path) > 1 else default
            allowed = {value for value, is_allowed in own.get(number, ()) if is_allowed}
            self.assertTrue(
                not is_looser(found[number], above, better) or found[number] in allowed
            )

    @given(st.dictionaries(st.sampled_from(sorted(TREE)), st.integers(0, 99)))
    def test_the_top_has_the_sum_of_all(self, own):
        totals = summed(TREE, {n: Tally(part=value) for n, value in own.items()})
        self.assertEqual(totals[1].part, sum(own.values()))
