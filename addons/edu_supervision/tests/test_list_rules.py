"""The figures of the yearly list: approved in time, specials made, nothing unlisted."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .list_common import ListCommon

MARCH_31, APRIL_1 = date(2026, 3, 31), date(2026, 4, 1)
NOVEMBER_30, DECEMBER_1 = date(2026, 11, 30), date(2026, 12, 1)


@tagged("post_install", "-at_install")
class TestListRules(ListCommon):
    def measured(self, code, day):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
        measure = EVALUATORS[code].measure
        return measure(self.env(su=True), day, figure).get(self.county_a.id, Tally())

    def named(self, code, day, user=None):
        """Return the records behind the number of county A."""
        rule = self.env["edu.rule"].search([("code", "=", code)])
        env = self.env(user=user or self.officer_a)
        action = EVALUATORS[code].records(env, self.county_a.ids, day, rule.figure)
        return env[action["res_model"]].search(action["domain"])

    def test_figures_are_those_of_the_clauses(self):
        """TS08, TS19, B32: as delivered."""
        codes = ("yearly_list", "yearly_special", "unlisted_visits")
        rules = self.env["edu.rule"].search([("code", "in", codes)])
        delivered = {rule.code: rule.figure for rule in rules}
        wanted = {"yearly_list": 3, "yearly_special": 1, "unlisted_visits": 0}
        self.assertEqual(delivered, wanted)

    def test_yearly_list(self):
        """TS08, B32: approved by the end of the third month, else missing."""
        self.assertEqual(self.measured("yearly_list", MARCH_31), Tally(0, 1, 0))
        self.assertEqual(self.measured("yearly_list", APRIL_1), Tally(0, 1, 1))
        self.assertIn(self.county_a, self.named("yearly_list", APRIL_1))
        row = self.submitted()
        self.assertEqual(self.measured("yearly_list", APRIL_1), Tally(0, 1, 1))
        row.with_user(self.chief_a).action_approve()
        opened(row.sudo(), STATE_GUARD).approved_on = APRIL_1
        self.assertEqual(self.measured("yearly_list", MARCH_31), Tally(0, 1, 0))
        self.assertEqual(self.measured("yearly_list", APRIL_1), Tally(1, 1, 0))
        self.assertFalse(self.named("yearly_list", APRIL_1))
        january = date(2027, 1, 1)
        self.assertEqual(self.measured("yearly_list", january), Tally(0, 1, 0))

    def test_another_department_s_list_is_not_the_office_s(self):
        self.approved(self.liaison)
        self.assertEqual(self.measured("yearly_list", APRIL_1).missing, 1)

    def test_stricter_figure_of_a_government(self):
        self.set_rule("yearly_list", self.county_a, 1)
        january, february = date(2026, 1, 31), date(2026, 2, 1)
        self.assertEqual(self.measured("yearly_list", january).missing, 0)
        self.assertEqual(self.measured("yearly_list", february).missing, 1)

    def visit(self, state="recorded", **values):
        visit = self.make_visit(inspectors=(), **{"kind": "special", **values})
        opened(visit, STATE_GUARD).state = state
        return visit

    def test_yearly_special(self):
        """TS19: one special visit a year; what is missing is late in December."""
        rule = EVALUATORS["yearly_special"]
        none = self.measured("yearly_special", NOVEMBER_30)
        self.assertEqual(none, Tally(0, 1, 1))
        self.assertFalse(rule.is_late(none, NOVEMBER_30))
        self.assertTrue(rule.is_late(none, DECEMBER_1))
        self.visit("confirmed")
        self.visit(kind="routine")
        self.assertEqual(self.measured("yearly_special", DECEMBER_1), none)
        self.assertIn(self.county_a, self.named("yearly_special", DECEMBER_1))
        self.visit()
        self.assertEqual(self.measured("yearly_special", DECEMBER_1), Tally(1, 1, 0))
        self.assertFalse(self.named("yearly_special", DECEMBER_1))

    def test_covert_ones_count_once_known(self):
        """TS19, TS32: no number tells of a visit that is still hidden."""
        visit = self.visit(open_mode="covert")
        self.assertEqual(self.measured("yearly_special", DECEMBER_1).part, 0)
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1), Tally())
        opened(visit, STATE_GUARD).released_on = "2026-06-01 08:00:00"
        self.assertEqual(self.measured("yearly_special", DECEMBER_1).part, 1)
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1).missing, 1)

    def test_unlisted_visits(self):
        """JJ10, B32: routine and urgent ones need no list, the others do."""
        item = self.make_item()
        self.visit("confirmed", item_id=item.id)
        self.visit(kind="routine")
        self.visit(is_urgent=True)
        self.visit("cancelled")
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1), Tally(1, 1, 0))
        unlisted = self.visit()
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1), Tally(1, 2, 1))
        self.assertEqual(self.named("unlisted_visits", DECEMBER_1), unlisted)

    def test_visits_of_a_withdrawn_list(self):
        """TS08: withdrawing the list makes what it had allowed unlisted."""
        row = self.published()
        visit = self.visit("confirmed", item_id=row.item_ids.id)
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1), Tally(1, 1, 0))
        self.move_with_reason(row, self.chief_a, "withdraw")
        self.assertEqual(self.measured("unlisted_visits", DECEMBER_1), Tally(0, 1, 1))
        self.assertEqual(self.named("unlisted_visits", DECEMBER_1), visit)

    def test_statements_do_not_grow(self):
        """One nightly measure costs as much for many visits as for few."""
        codes = ("yearly_list", "yearly_special", "unlisted_visits")
        costs = []
        for size in (2, 20):
            for number in range(size):
                self.visit(date=date(2026, 3, 1 + number))
            costs.append(
                [self.statements(self.measured, code, DECEMBER_1) for code in codes]
            )
        self.assertEqual(*costs)
