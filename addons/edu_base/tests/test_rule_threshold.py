from base64 import b64encode

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .rule_common import RuleCommon

DOCUMENT = b64encode(b"%PDF-1.7 allowed")
ALLOWANCE = {"allowance_number": "青政办〔2024〕9号", "allowance_file": DOCUMENT}


@tagged("post_install", "-at_install")
class TestRuleThreshold(RuleCommon):
    """Figures of governments: who sets them, when they count, who lets them loosen."""

    def figure_of(self, unit):
        return self.measured(unit)[3]

    def test_a_chief_asks_for_more(self):
        row = self.set_figure(self.county_a, 15).with_user(self.chief_a)
        self.assertEqual(row.effect, "in_force")
        self.assertEqual(self.figure_of(self.county_a), 15)
        self.assertEqual(self.figure_of(self.county_b), 10)

    def test_a_looser_figure_waits(self):
        row = self.set_figure(self.county_a, 5).with_user(self.chief_a)
        self.assertEqual(row.effect, "waiting")
        self.assertEqual(self.figure_of(self.county_a), 10)

    def test_where_less_is_stricter(self):
        self.rule.better = "lower"
        self.set_figure(self.county_a, 5)
        self.set_figure(self.county_b, 15)
        self.assertEqual(self.figure_of(self.county_a), 5)
        self.assertEqual(self.figure_of(self.county_b), 10)

    def test_the_level_above_allows_it_with_a_document(self):
        row = self.set_figure(self.county_a, 5)
        above = row.with_user(self.city_chief)
        with self.assertRaises(UserError):
            above.action_allow()
        above.write(ALLOWANCE)
        above.action_allow()
        self.assertEqual(row.effect, "in_force")
        self.assertEqual(self.figure_of(self.county_a), 5)
        above._make_move("withdraw", "期限已满")
        self.assertEqual(self.figure_of(self.county_a), 10)
        self.assertEqual(row.transition_ids.user_id, self.city_chief)

    def test_nobody_allows_the_own_figure(self):
        row = self.set_figure(self.county_a, 5)
        with self.assertRaises(UserError):
            row.with_user(self.chief_a).write(ALLOWANCE)
        row.with_user(self.city_chief).write(ALLOWANCE)
        with self.assertRaises(UserError):
            row.with_user(self.chief_a).action_allow()
        both = self.make_user("gates_both", "chief", serves=self.county_a | self.city)
        self.assertFalse(row.with_user(both).allowed_moves)

    def test_what_was_allowed_stays_as_it_was(self):
        row = self.set_figure(self.county_a, 5)
        row.with_user(self.city_chief).write(ALLOWANCE)
        row.with_user(self.city_chief).action_allow()
        for values in ({"value": 1}, {"date_from": "2019-01-01"}):
            with self.assertRaises(UserError):
                row.with_user(self.chief_a).write(values)

    def test_figures_are_dated(self):
        old = self.set_figure(self.county_a, 15)
        new = self.set_figure(self.county_a, 12, "2024-01-01")
        coming = self.set_figure(self.county_a, 30, "2099-01-01")
        self.assertEqual((old | new | coming).mapped("effect"), [
            "replaced", "in_force", "future",
        ])  # fmt: skip
        self.assertEqual(self.figure_of(self.county_a), 12)

    def test_a_looser_one_leaves_the_earlier_in_force(self):
        old = self.set_figure(self.county_a, 15)
        self.set_figure(self.county_a, 5, "2024-01-01")
        self.assertEqual(old.effect, "in_force")
        self.assertEqual(self.figure_of(self.county_a), 15)

    def test_the_city_binds_its_counties(self):
        self.set_figure(self.city, 20)
        row = self.set_figure(self.county_a, 15)
        self.assertEqual(row.effect, "waiting")
        self.assertEqual(self.figure_of(self.county_a), 20)
        self.assertTrue(
            self.env["edu.rule.threshold"]
            .with_user(self.chief_a)
            .search([("owner_unit_id", "=", self.city.id)])
        )

    def test_two_counties(self):
        row = self.set_figure(self.county_a, 15)
        self.assertFalse(row.with_user(self.chief_b).search([("id", "=", row.id)]))
        with self.assertRaises(AccessError):
            row.with_user(self.chief_b).write({"value": 99})
        with self.assertRaises(AccessError):
            row.with_user(self.chief_b).create(
                {
                    "rule_id": self.rule.id,
                    "owner_unit_id": self.county_a.id,
                    "value": 99,
                    "document_number": "望教督〔2024〕1号",
                }
            )

    def test_the_general_figure_is_the_administrator_s(self):
        administrator = self.make_user("gates_administrator", "administrator")
        self.rule.with_user(administrator).figure = 11
        self.assertEqual(self.figure_of(self.county_a), 11)
        with self.assertRaises(AccessError):
            self.rule.with_user(self.city_chief).figure = 1
