from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestCommittees(TransactionCase):
    def test_one_county_has_no_committee(self):
        units = acting(self.env, "officer")["edu.unit"]
        lacking = units.search([("lacks_committee", "=", True)])
        self.assertEqual(lacking, record(self.env, "yujin"))

    def test_posts_that_are_missing_or_held_by_others(self):
        committees = {
            name: record(self.env, f"committee_{name}")
            for name in ("city", "wuzhu", "sangxi")
        }
        found = {
            name: (one.lacking_count, one.mismatch_count, one.vacant_count)
            for name, one in committees.items()
        }
        expected = {"city": (0, 1, 1), "wuzhu": (0, 0, 0), "sangxi": (1, 1, 1)}
        self.assertEqual(found, expected)

    def test_who_sits_there_reads_the_papers(self):
        papers = acting(self.env, "liaison.finance")["edu.committee.document"]
        city = record(self.env, "committee_city")
        kinds = papers.search([("committee_id", "=", city.id)]).mapped("kind")
        self.assertEqual(
            sorted(kinds), ["duties", "plan", "procedure", "report", "work"]
        )

    def test_counties_file_more_or_less(self):
        board = acting(self.env, "officer")["edu.filing.board"].search([])
        rows = {
            row.unit_id: (row.plan, row.results, row.missing_count) for row in board
        }
        wuzhu, sangxi, yujin = (
            record(self.env, name) for name in ("wuzhu", "sangxi", "yujin")
        )
        self.assertEqual(rows[wuzhu], ("accepted", "submitted", 2))
        self.assertEqual(rows[sangxi], ("submitted", "pending", 3))
        self.assertEqual(rows[yujin], ("pending", "pending", 5))

    def test_a_leader_was_not_at_one_of_the_own_schools(self):
        contacts = acting(self.env, "leader")["edu.school.contact"]
        own = contacts.search([("is_me", "=", True)])
        self.assertEqual(sorted(own.mapped("visit_count")), [0, 1])
        self.assertEqual(len(named(self.env, "edu.school.contact")), 4)
