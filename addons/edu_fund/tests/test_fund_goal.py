"""Performance: goals are set with the budget, scored, reviewed, and used."""

import io

import openpyxl
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import YEAR, FundCommon


class GoalCommon(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls.make_budget(state="draft", transport=1000, labour=500)
        cls.transport = cls.budget.line_ids[0]
        cls.goal = cls.make_goal(cls.budget)

    @classmethod
    def make_goal(cls, budget, **values):
        return (
            cls.env["edu.fund.goal"]
            .with_user(cls.officer)
            .create(
                {
                    "budget_id": budget.id,
                    "line_id": budget.line_ids[0].id,
                    "name": "随访学校覆盖率",
                    "target": 95,
                    "measure": "%",
                    "weight": 40,
                    **values,
                }
            )
        )

    @classmethod
    def approve(cls, budget):
        budget.with_user(cls.officer)._make_move("submit")
        budget.with_user(cls.finance)._make_move("approve")

    @classmethod
    def review(cls, goal, score=30, use="cut"):
        """Let the office score the goal, and finance review it."""
        goal.write({"actual": 90, "self_score": 36, "self_words": "两所学校封闭施工"})
        goal.action_score()
        goal = goal.with_user(cls.finance)
        words = {"review_score": score, "review_words": "扣分不足", "use": use}
        goal.write(words)
        goal.action_review()


@tagged("post_install", "-at_install")
class TestFundGoal(GoalCommon):
    def test_the_way_of_a_goal(self):
        """MJ19: set with the budget, scored, reviewed by somebody else."""
        self.approve(self.budget)
        self.review(self.goal)
        self.assertEqual(self.goal.state, "reviewed")
        self.assertEqual(self.goal.reviewed_by_id, self.finance)
        self.assertTrue(self.goal.is_missed)
        self.assertEqual((self.budget.self_score, self.budget.review_score), (90, 75))

    def test_goals_are_set_with_the_budget_alone(self):
        self.approve(self.budget)
        with self.assertRaises(UserError):
            self.goal.target = 50
        with self.assertRaises(UserError):
            self.goal.unlink()
        with self.assertRaises(UserError):
            self.make_goal(self.budget, name="另一指标")

    def test_nothing_is_scored_before_the_budget_is_approved(self):
        self.goal.write({"actual": 95, "self_score": 40})
        with self.assertRaises(UserError):
            self.goal.action_score()

    def test_less_than_all_needs_a_word(self):
        self.approve(self.budget)
        for values in (
            {"actual": 94.99, "self_score": 40},
            {"actual": 95, "self_score": 39},
        ):
            self.goal.write(values)
            with self.assertRaises(UserError):
                self.goal.action_score()
        self.goal.write({"actual": 95, "self_score": 40})
        self.goal.action_score()
        self.assertFalse(self.goal.is_missed)

    def test_no_score_beyond_the_points(self):
        self.approve(self.budget)
        for score in (40.01, -1):
            with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
                with self.cr.savepoint():
                    self.goal.self_score = score
                    self.env.flush_all()

    def test_nobody_reviews_the_own_score(self):
        self.approve(self.budget)
        goal = self.goal.with_user(self.finance)
        goal.write({"actual": 95, "self_score": 40})
        goal.action_score()
        goal.write({"review_words": "属实", "use": "keep"})
        with self.assertRaises(UserError):
            goal.action_review()
        with self.assertRaises(UserError):
            goal.with_user(self.officer).action_review()
        goal.with_user(self.chief).action_review()
        self.assertEqual(goal.state, "reviewed")

    def test_a_review_says_what_follows(self):
        self.approve(self.budget)
        self.goal.write({"actual": 95, "self_score": 40})
        self.goal.action_score()
        goal = self.goal.with_user(self.finance)
        goal.write({"review_score": 40, "review_words": "属实"})
        with self.assertRaises(UserError):
            goal.action_review()
        with self.assertRaises(UserError):
            goal._make_move("return")
        goal._make_move("return", "附上数据")
        self.assertEqual(goal.state, "set")

    def test_each_writes_in_turn(self):
        self.approve(self.budget)
        with self.assertRaises(UserError):
            self.goal.review_score = 40
        self.review(self.goal)
        for values in ({"actual": 95}, {"review_score": 40}, {"use": "raise"}):
            with self.assertRaises(UserError):
                self.goal.with_user(self.finance).write(values)

    def test_directions(self):
        for direction, reached in {
            "at_least": [False, True, True],
            "at_most": [True, True, False],
            "exactly": [False, True, False],
        }.items():
            self.goal.direction = direction
            found = []
            for actual in (94.99, 95.001, 95.01):
                self.goal.actual = actual
                found.append(self.goal._reached())
            self.assertEqual(found, reached, direction)

    def test_the_next_draft_shows_the_last_score(self):
        """MJ19: the score leads to the next budget."""
        other = self.make_goal(self.budget, name="平均每次交通费", direction="at_most")
        self.approve(self.budget)
        self.review(self.goal, 30, "cut")
        self.review(other, 40, "keep")
        following = self.make_budget(YEAR + 1, "draft", transport=900, labour=500)
        transport, labour = following.line_ids
        self.assertEqual((transport.last_score, transport.last_use), (87.5, "cut"))
        self.assertEqual((labour.last_score, labour.last_use), (0, False))

    def test_a_line_of_the_same_budget(self):
        other = self.make_budget(YEAR + 1, "draft")
        with self.assertRaises(ValidationError):
            self.goal.line_id = other.line_ids

    def test_the_performance_table(self):
        """MJ19: the official table, with the sums below."""
        self.make_goal(self.budget, line_id=False, name="学校满意度", weight=60)
        self.approve(self.budget)
        self.review(self.goal)
        file = io.BytesIO(self.budget.with_user(self.finance)._performance_xlsx())
        rows = list(openpyxl.load_workbook(file).active.values)
        self.assertEqual(rows[2][3], "随访学校覆盖率")
        self.assertEqual(rows[2][6:9], (40, 36, 30))
        self.assertEqual(rows[3][6:9], (60, None, None))
        self.assertEqual(rows[4][6:9], (100, 36, 30))
        document = self.budget._performance_document()
        self.assertIn(str(YEAR), document.title)
        self.assertEqual([len(table.rows) for table in document.blocks], [1, 3])
        self.assertEqual(document.blocks[1].cells[0][5][1].tone, "bad")
        self.assertTrue(all(column.amounts for column in document.blocks[0].columns))

    def test_access(self):
        stranger = self.make_user(
            "goal_other", "officer", serves=self.county_a, works_at=self.education_a
        )
        leader = self.make_user("goal_leader", "leader", serves=self.county_a)
        self.assertTrue(self.goal.with_user(leader).name)
        with self.assertRaises(AccessError):
            self.goal.with_user(leader).target = 1
        for user in (stranger, self.finance_b):
            with self.assertRaises(AccessError):
                self.goal.with_user(user).read(["name"])


@tagged("post_install", "-at_install")
class TestGoalQueries(GoalCommon):
    def test_scores_beside_lines_and_budgets(self):
        counts = []
        for size in (1, 2, 20):
            year = 2030 + size
            kinds = {"state": "draft", "year": year}
            budget = self.make_budget(**kinds, transport=1)
            budget.line_ids = [
                (0, 0, {"kind": "custom", "name": f"项目{n}", "planned": 1})
                for n in range(size)
            ]
            for line in budget.line_ids:
                self.make_goal(budget, line_id=line.id)
            counts.append(self.statements(self.scored, budget))
        self.assertEqual(*counts[1:])

    def scored(self, budget):
        budget.line_ids.mapped("last_score")
        budget.goal_ids.mapped("is_missed")
        budget.mapped("self_score")
