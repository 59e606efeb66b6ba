from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from .rule_common import RuleCommon

MOST = 15  # statements of a board, or of a night without news


@tagged("post_install", "-at_install")
class TestRuleBoard(RuleCommon):
    def board(self, user, month=None):
        return self.env["edu.rule.board"].with_user(user).get_board(month)

    def cell(self, board, unit):
        units = {row["id"]: row for row in board["units"]}
        return units[unit.id]["cells"][self.rule.id]

    def backdate(self, months):
        """Let what was measured have been measured months ago."""
        self.env.cr.execute(
            SQL(
                "UPDATE edu_rule_result SET period = period - %s * interval '1 month'",
                months,
            )
        )
        self.env.invalidate_all()

    def test_a_city_sees_itself_and_its_counties(self):
        self.own[self.county_a] = (1, 2, 1)
        self.own[self.county_b] = (3, 3, 0)
        self.results._cron_measure()
        board = self.board(self.city_chief)
        self.assertEqual(
            [row["id"] for row in board["units"]],
            [self.city.id, *(self.county_a | self.county_b).sorted().ids],
        )
        self.assertEqual(self.cell(board, self.city)["part"], 4)
        self.assertEqual(self.cell(board, self.county_a)["status"], "breach")
        self.assertEqual(self.cell(board, self.county_b)["status"], "met")
        self.assertTrue(board["can_measure"])

    def test_a_county_sees_itself(self):
        self.results._cron_measure()
        board = self.board(self.chief_a)
        self.assertEqual([row["id"] for row in board["units"]], self.county_a.ids)
        self.assertEqual(self.cell(board, self.county_a)["status"], "nothing")

    def test_the_year_behind(self):
        self.own[self.county_a] = (1, 4, 3)
        self.results._cron_measure()
        self.backdate(2)
        self.own[self.county_a] = (3, 4, 1)
        self.results._cron_measure()
        board = self.board(self.chief_a)
        trend = self.cell(board, self.county_a)["trend"]
        self.assertEqual([month["share"] for month in trend], [0.25, 0.75])
        self.assertFalse(board["later"])
        earlier = self.board(self.chief_a, board["earlier"])
        self.assertEqual(self.cell(earlier, self.county_a)["part"], 1)
        self.assertEqual(earlier["later"], board["month"])

    def test_before_anything_is_measured(self):
        board = self.board(self.chief_a)
        self.assertFalse(board["month"] or board["measured_on"])
        stranger = self.make_user("gates_nobody", "officer")
        self.assertFalse(self.board(stranger)["units"])

    def test_who_has_no_part_in_it(self):
        liaison = self.make_user("gates_liaison", "liaison")
        with self.assertRaises(AccessError):
            self.board(liaison)

    def test_a_cell_opens_what_is_behind(self):
        self.results._cron_measure()
        row = self.results.search([("owner_unit_id", "=", self.county_a.id)])
        action = row.with_user(self.chief_a).action_open_records()
        self.assertEqual(action["domain"], [("id", "child_of", self.county_a.ids)])
        with self.assertRaises(AccessError):
            row.with_user(self.chief_b).action_open_records()


@tagged("post_install", "-at_install")
class TestRuleQueries(RuleCommon):
    """Board and job cost the same statements for 17 governments as for 170."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.grow(17 - 2)

    @classmethod
    def grow(cls, count):
        """Found counties that breach the rule, each with a chief of its own."""
        start = cls.env["edu.unit"].search_count([])
        counties = cls.env["edu.unit"].create(
            [
                {
                    "name": f"青禾市第{start + n}县人民政府",
                    "kind": "government",
                    "level": "county",
                    "parent_id": cls.city.id,
                }
                for n in range(count)
            ]
        )
        cls.env["res.users"].with_context(no_reset_password=True).create(
            [
                {
                    "name": f"总督学{unit.id}",
                    "login": f"chief_{unit.id}",
                    "group_ids": cls.env.ref("edu_base.group_chief").ids,
                    "scope_unit_ids": unit.ids,
                }
                for unit in counties
            ]
        )

    def setUp(self):
        super().setUp()
        every = self.env["edu.unit"].search([("level", "=", "county")])
        self.own.update(dict.fromkeys(every, (1, 2, 1)))

    def more_governments(self):
        self.grow(153)
        self.setUp()

    def forget(self):
        self.breaches.search([]).unlink()
        self.results.search([]).unlink()

    def test_the_board(self):
        self.results._cron_measure()
        board = self.env["edu.rule.board"].with_user(self.city_chief)
        few = self.statements_warm(board.get_board)
        self.more_governments()
        self.results._cron_measure()
        self.assertEqual(len(board.get_board()["units"]), 171)
        self.assertEqual(self.statements(board.get_board), few)
        self.assertLessEqual(few, MOST)

    def test_the_job_when_nothing_is_new(self):
        few = self.statements_warm(self.results._cron_measure)
        self.more_governments()
        self.assertEqual(self.statements_warm(self.results._cron_measure), few)
        self.assertLessEqual(few, MOST)

    def test_the_first_night_of_a_breach(self):
        self.results._cron_measure()
        self.forget()
        few = self.statements(self.results._cron_measure)
        self.more_governments()
        self.results._cron_measure()
        self.forget()
        many = self.statements(self.results._cron_measure)
        # Inserts go a hundred rows at a time.
        self.assertLessEqual(many, few + 12)
        self.assertEqual(len(self.breaches.search([])), 171)
