from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestLists(TransactionCase):
    def lists(self, login):
        """Return the lists of this year that a person sees, by department."""
        found = acting(self.env, login)["edu.list"].search(
            [("year", "=", today().year)]
        )
        return found.grouped("unit_id")

    def test_each_office_has_published_its_list(self):
        lists = self.lists("officer")
        for name in ("city", "wuzhu", "sangxi", "yujin"):
            office = record(self.env, f"{name}_supervision")
            self.assertEqual(lists[office].state, "published", name)

    def test_departments_register_what_they_intend(self):
        lists = self.lists("officer")
        states = {"city_finance": "submitted", "city_education": "draft"}
        for name, state in states.items():
            self.assertEqual(lists[record(self.env, name)].state, state)
        own = self.lists("liaison.finance")
        self.assertIn(record(self.env, "city_finance"), own)
        self.assertNotIn(record(self.env, "city_education"), own)

    def test_a_list_waits_for_the_chief(self):
        waiting = self.lists("chief")[record(self.env, "city_finance")]
        self.assertIn("approve", waiting.allowed_moves)

    def test_both_checklists_are_in_use(self):
        for name, count in (("school", 20), ("kindergarten", 12)):
            checklist = record(self.env, f"checklist_{name}")
            self.assertEqual(checklist.state, "released")
            self.assertEqual(checklist.item_count, count)
