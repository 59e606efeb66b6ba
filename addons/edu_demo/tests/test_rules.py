from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestRules(TransactionCase):
    def test_the_board_shows_a_year(self):
        chief = acting(self.env, "chief")
        board = chief["edu.rule.board"].get_board()
        city = next(row for row in board["units"] if row["is_own"])
        self.assertEqual(city["id"], record(self.env, "city").id)
        rule = self.env.ref("edu_base.rule_liaisons")
        trend = city["cells"][rule.id]["trend"]
        self.assertEqual(len(trend), 13)
        self.assertLess(trend[0]["share"], trend[-1]["share"])

    def test_a_breach_waits_for_the_chief(self):
        chief = acting(self.env, "chief")
        breaches = chief["edu.rule.breach"].search([("date_to", "=", False)])
        self.assertTrue(breaches)
        self.assertIn(chief.user, breaches.activity_user_id)
