"""The year on one page: its numbers, what they open, and who sees what."""

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import DESK, PHONE, Page, PageLooks

from .figures_common import FiguresCommon

MOST = 15  # statements
READY = "!!document.querySelector('.o_edu_leader_page [data-key=papers]')"


@tagged("post_install", "-at_install")
@freeze_time("2026-05-25")
class TestLeaderPage(FiguresCommon):
    def page(self, user):
        return self.env["edu.visit.leader.page"].with_user(user).get_page()

    def numbers(self, user):
        """Return {key: number} of the page, cells by kind, domain and what they say."""
        page = self.page(user)
        found = {n["key"]: n for s in page["sections"] for n in s["lines"]}
        for kind in page["kinds"]:
            for cell in kind["cells"]:
                for name in ("done", "planned"):
                    found[kind["key"], cell["key"], name] = cell[name]
        return found

    def test_numbers_of_the_own_scope(self):
        """TS02: what was made and is planned, by kind and domain."""
        numbers = self.numbers(self.leader_a)
        self.assertEqual(numbers["routine", "school", "done"]["count"], 2)
        self.assertEqual(numbers["routine", "school", "planned"]["count"], 1)
        self.assertEqual(numbers["special", "monitoring", "done"]["count"], 0)
        self.assertEqual(numbers["waiting"]["count"], 1)
        self.assertEqual(numbers["minor"]["count"], 1)
        city = self.numbers(self.officer_city)
        self.assertEqual(city["special", "monitoring", "done"]["count"], 1)
        self.assertFalse(self.numbers(self.leader_b)["waiting"]["count"])

    def test_every_number_opens_its_records(self):
        for user in (self.leader_a, self.chief_a, self.officer_city):
            for key, number in self.numbers(user).items():
                action = number["action"]
                if action["type"] == "ir.actions.client":
                    continue
                model = self.env[action["res_model"]].with_user(user)
                found = model.search_count(action["domain"])
                self.assertEqual(found, number["count"], (user.login, key))

    def test_hidden_visits_are_in_no_number(self):
        """Not for the leader, nor for the chief who planned it."""
        before = self.counts(self.chief_a)
        self.assertEqual(before["special", "school", "done"], 0)
        self.release(self.hidden)
        after = self.counts(self.chief_a)
        changed = {key for key in before if before[key] != after[key]}
        self.assertEqual(
            changed, {("special", "school", "done"), "unlisted", "hazard", "waiting"}
        )

    def counts(self, user):
        return {key: number["count"] for key, number in self.numbers(user).items()}

    def test_schools_not_yet_visited_this_month(self):
        """TS25: those with a plate, until they have had the visit of the month."""
        self.assertEqual(self.counts(self.leader_a)["routine"], 3)

    def test_who_may_look(self):
        self.page(self.officer_a)
        with self.assertRaises(AccessError):
            self.page(self.inspectors[0].user_id)

    def test_queries(self):
        """At most 15 statements, however many visits there are."""
        costs = []
        for size in (1, 8, 80):
            self.fill(size)
            costs.append(self.statements_warm(self.page, self.leader_a))
        self.assertEqual(costs[1], costs[2])
        self.assertLessEqual(costs[2], MOST)


@tagged("post_install", "-at_install")
@freeze_time("2026-05-25")
class TestLeaderPageLooks(PageLooks, FiguresCommon):
    def test_looks(self):
        within = ".o_edu_leader_page"
        touched = f"{within} button"
        url = "/odoo/edu-supervision-year"
        self.look_through(
            [
                Page("leader_page_phone", url, READY, "", within, touched, PHONE),
                Page("leader_page_desk", url, READY, "", within, size=DESK),
            ],
            login=self.leader_a.login,
        )

    def test_drill_down(self):
        """The leader opens what is behind a red number with one click, and returns."""
        self.start_tour(
            "/odoo/edu-supervision-year",
            "edu_supervision_leader_page",
            login=self.leader_a.login,
        )
