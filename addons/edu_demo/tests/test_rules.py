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

    def test_months_before_add_up_as_those_measured_do(self):
        rows = self.env["edu.rule.result"].search([])
        city = record(self.env, "city")
        for (rule, period), month in rows.grouped(
            lambda row: (row.rule_id, row.period)
        ).items():
            total = month.filtered(lambda row: row.owner_unit_id == city)
            below = month.filtered(lambda row: row.owner_unit_id.parent_id == city)
            with self.subTest(rule=rule.code, period=period):
                self.assertGreaterEqual(total.part, sum(below.mapped("part")))
                self.assertGreaterEqual(total.missing, sum(below.mapped("missing")))

    def test_hours_of_training_begin_anew_each_january(self):
        rule = self.env.ref("edu_inspector.rule_training_hours")
        city = record(self.env, "city")
        rows = self.env["edu.rule.result"].search(
            [("rule_id", "=", rule.id), ("owner_unit_id", "=", city.id)],
            order="period",
        )
        for before, row in zip(rows, rows[1:], strict=False):
            if row.period.month > 1:
                self.assertGreaterEqual(row.part, before.part)
            self.assertFalse(row.is_breach and row.period.month < 7)

    def test_city_falls_short_where_its_data_says_so(self):
        chief = acting(self.env, "chief")
        board = chief["edu.rule.board"].get_board()
        city = next(row for row in board["units"] if row["is_own"])
        codes = {rule.id: rule.code for rule in chief["edu.rule"].search([])}
        cells = {codes[rule]: cell for rule, cell in city["cells"].items()}
        self.assertEqual(
            {
                code: (
                    cells[code]["part"],
                    cells[code]["whole"],
                    cells[code]["missing"],
                )
                for code in ("staffing", "big_school", "plate_coverage", "retired")
            },
            {
                "staffing": (18, 19, 4),
                "big_school": (4, 6, 2),
                "plate_coverage": (54, 64, 10),
                "retired": (2, 3, 1),
            },
        )
