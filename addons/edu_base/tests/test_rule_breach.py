from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rule_common import RuleCommon


@tagged("post_install", "-at_install")
class TestRuleBreach(RuleCommon):
    """A breach is told once, to one person, and forgotten when it is over."""

    def activities(self):
        return self.env["mail.activity"].search([("res_model", "=", "edu.rule.breach")])

    def falls_short(self, *counties):
        self.own.update(dict.fromkeys(counties, (1, 2, 1)))
        self.results._cron_measure()

    def test_one_activity_a_breach_for_the_own_chief(self):
        for _night in range(2):
            self.falls_short(self.county_a)
        told = {activity.user_id for activity in self.activities()}
        self.assertEqual(told, {self.chief_a, self.city_chief})
        self.assertEqual(len(self.activities()), 2)
        self.assertEqual(len(self.breaches.search([])), 2)

    def test_it_goes_when_the_breach_is_over(self):
        self.falls_short(self.county_a)
        breaches = self.breaches.search([])
        self.own[self.county_a] = (2, 2, 0)
        self.results._cron_measure()
        self.assertFalse(self.activities())
        self.assertTrue(all(breaches.mapped("date_to")))
        self.falls_short(self.county_a)
        self.assertEqual(len(self.breaches.search([])), 4)

    def test_it_is_over_when_nothing_is_measured(self):
        self.falls_short(self.county_a)
        self.rule.active = False
        self.results._cron_measure()
        self.assertFalse(self.breaches.search([("date_to", "=", False)]))

    def test_what_was_done_is_not_asked_again(self):
        self.falls_short(self.county_a)
        self.activities().with_user(self.chief_a).filtered(
            lambda activity: activity.user_id == self.chief_a
        ).action_done()
        self.results._cron_measure()
        self.assertEqual(self.activities().user_id, self.city_chief)

    def test_without_a_chief_nobody_is_told(self):
        self.chief_b.active = False
        self.falls_short(self.county_b)
        self.assertEqual(self.activities().user_id, self.city_chief)
        self.assertIn(self.county_b, self.breaches.search([]).owner_unit_id)

    def test_in_the_language_of_the_chief(self):
        for code in ("en_US", "zh_CN"):
            self.env["res.lang"]._activate_lang(code)
        self.rule.with_context(lang="zh_CN").name = "校门安全"
        self.chief_a.lang, self.city_chief.lang = "zh_CN", "en_US"
        self.falls_short(self.county_a)
        summaries = {a.user_id: a.summary for a in self.activities()}
        self.assertEqual(summaries[self.chief_a], "校门安全")
        self.assertEqual(summaries[self.city_chief], "Safe Gates")

    def test_a_chief_s_own_measuring_leaves_others_alone(self):
        self.falls_short(self.county_a, self.county_b)
        self.own.clear()
        self.results.with_user(self.chief_a).measure_now()
        lasting = self.breaches.search([("date_to", "=", False)])
        self.assertEqual(lasting.owner_unit_id, self.county_b | self.city)

    def test_two_counties(self):
        self.falls_short(self.county_a)
        breach = self.breaches.search([("owner_unit_id", "=", self.county_a.id)])
        self.assertEqual(breach.with_user(self.chief_a).missing, 1)
        with self.assertRaises(AccessError):
            breach.with_user(self.chief_b).read(["rule_id"])
        action = breach.with_user(self.chief_a).action_open_records()
        self.assertEqual(action["domain"], [("id", "child_of", self.county_a.ids)])

    def test_nobody_writes_results(self):
        self.falls_short(self.county_a)
        for rows in (self.results.search([]), self.breaches.search([])):
            with self.assertRaises(AccessError):
                rows.with_user(self.city_chief).write({"rule_id": self.rule.id})
            with self.assertRaises(AccessError):
                rows.with_user(self.city_chief).unlink()
