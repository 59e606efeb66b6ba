from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestCollections(TransactionCase):
    def test_duties_are_overdue_with_one_of_each(self):
        duties = record(self.env, "collection_duties")
        self.assertLess(duties.date_deadline, today())
        states = duties.report_ids.grouped("state")
        self.assertEqual(states["accepted"].unit_id, record(self.env, "city_education"))
        self.assertEqual(states["returned"].unit_id, record(self.env, "city_finance"))
        self.assertTrue(all(states["pending"].mapped("is_overdue")))
        self.assertEqual(duties.report_count, len(duties.group_id.member_ids))

    def test_progress_asks_every_unit_of_an_open_task(self):
        progress = record(self.env, "collection_progress")
        links = progress.plan_id.task_ids.filtered("is_open").link_ids
        self.assertEqual(progress.unit_ids, links.unit_id)
        mine = progress.with_env(acting(self.env, "liaison.education")).report_ids
        self.assertEqual(len(mine.filtered("is_mine")), 1)
