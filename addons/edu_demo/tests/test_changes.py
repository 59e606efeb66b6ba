from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestChanges(TransactionCase):
    def test_two_schools_have_merged(self):
        school = record(self.env, "wuzhu_p4_north")
        self.assertFalse(school.active)
        self.assertEqual(school.successor_ids, record(self.env, "wuzhu_p4"))
        self.assertEqual(record(self.env, "merger_wuzhu").state, "done")

    def test_the_chief_is_represented(self):
        env = acting(self.env, "officer")
        self.assertEqual(env["edu.deputy"]._principals().login, "chief")
