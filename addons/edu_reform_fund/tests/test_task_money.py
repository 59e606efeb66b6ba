"""What a reform task costs, and who is told."""

from decimal import Decimal

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_fund.tests.common import DAY, YEAR, FundCommon
from odoo.addons.edu_fund.tools.bookings import Booking


@tagged("post_install", "-at_install")
class TestTaskMoney(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = (
            cls.env["edu.plan"]
            .with_user(cls.officer)
            .create({"name": "校长职级制改革方案", "owner_unit_id": cls.county_a.id})
        )
        cls.task, cls.other = cls.make_tasks("落实职级薪酬", "完善考核办法")
        cls.liaison = cls.make_user("fund_liaison", "liaison", works_at=cls.education_a)
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.plan._make_move("release")
        cls.budget = cls.make_budget(training=1000, custom=500)

    @classmethod
    def make_tasks(cls, *names):
        return cls.plan.env["edu.task"].create(
            [
                {
                    "name": name,
                    "plan_id": cls.plan.id,
                    "link_ids": [
                        Command.create(
                            {"unit_id": cls.education_a.id, "role": "responsible"}
                        )
                    ],
                }
                for name in names
            ]
        )

    def pay(self, line, amount, task=None):
        """Let the line pay for the task, and spend on it."""
        line.with_user(self.officer).task_id = task or self.task
        spent = Decimal(str(amount))
        line._book([Booking(line.id, "spend", DAY, line._name, line.id, spent=spent)])

    def money(self, user, task=None):
        task = (task or self.task).with_user(user)
        task.invalidate_recordset()
        return task.granted, task.committed, task.spent, task.spending_rate

    def test_a_task_has_the_money_of_its_lines(self):
        """MJ12: a line names its task, of this year and of others, approved or not."""
        training, custom = self.budget.line_ids
        self.pay(training, 250)
        self.pay(custom, 125)
        later = self.make_budget(YEAR + 1, state="draft", training=70).line_ids
        later.with_user(self.officer).task_id = self.task
        self.assertEqual(self.money(self.officer), (1500, 0, 375, 25))
        self.assertEqual(self.task.budget_line_ids, training | custom | later)
        self.assertEqual(self.money(self.officer, self.other), (0, 0, 0, 0))

    def test_tasks_without_a_line_are_found(self):
        self.pay(self.budget.line_ids[0], 1)
        found = self.task.search(
            [("plan_id", "=", self.plan.id), ("budget_line_ids", "=", False)]
        )
        self.assertEqual(found, self.other)

    def test_amounts_stay_settled_where_the_task_is_not(self):
        line = self.budget.line_ids[0].with_user(self.officer)
        with self.assertRaises(UserError):
            line.write({"task_id": self.task.id, "planned": 5})
        line.task_id = self.task
        self.assertEqual(line.planned, 1000)

    def test_who_sees_the_money(self):
        """Who reads the budget does; the liaison of the task's unit sees none."""
        self.pay(self.budget.line_ids[0], 250)
        leader = self.make_user("fund_leader", "leader", serves=self.county_a)
        neighbour = self.make_user(
            "fund_other", "officer", serves=self.county_a, works_at=self.education_a
        )
        for user in (self.officer, self.finance, self.chief, leader):
            self.assertEqual(self.money(user), (1000, 0, 250, 25), user.login)
        self.assertEqual(self.money(neighbour), (0, 0, 0, 0))
        task = self.task.with_user(self.liaison)
        self.assertTrue(task.has_access("read"))
        for name in ("granted", "spent", "spending_rate", "budget_line_ids"):
            self.assertNotIn(name, task.fields_get())
            with self.assertRaises(AccessError):
                task.read([name])

    def test_finance_reads_tasks_and_changes_none(self):
        self.assertEqual(self.task.with_user(self.finance).name, "落实职级薪酬")
        self.assertFalse(self.task.with_user(self.finance_b).has_access("read"))
        with self.assertRaises(AccessError):
            self.task.with_user(self.finance).name = "改名"

    def test_nobody_learns_a_name_by_naming_a_task(self):
        """A task of another county is not named, in a draft of the own unit either."""
        foreign = self.make_user(
            "fund_far", "officer", serves=self.county_b, works_at=self.office_b
        )
        budgets = self.env["edu.budget"].with_user(foreign)
        line = {"kind": "training", "planned": 1, "task_id": self.task.id}
        with self.assertRaises(AccessError):
            budgets.create({"year": YEAR, "line_ids": [(0, 0, line)]})

    def test_the_table_of_progress_tells_how_money_is_used(self):
        """MJ12: 资金使用 of each task, for whoever reads budgets alone."""
        self.pay(self.budget.line_ids[0], 250)
        plan = self.plan.with_user(self.officer)
        paid, unpaid = plan._table_document("progress").blocks[0].rows
        self.assertIn("250.00", paid[-1])
        self.assertIn("25.00", paid[-1])
        self.assertEqual(unpaid[-1], "")
        self.assertEqual(len(plan._columns("decomposition")), 9)
        told = self.plan.with_user(self.liaison)._table_document("progress").blocks[0]
        self.assertEqual({len(row) for row in told.rows}, {13})
        self.assertNotIn("250.00", str(told))

    def test_statements_do_not_grow_with_the_tasks(self):
        counts = []
        names = "name granted committed spent spending_rate".split()
        for size in (1, 2, 30):
            lines = self.make_budget(YEAR + size, state="draft").line_ids
            tasks = self.make_tasks(*(f"{size}号任务{n}" for n in range(size)))
            lines.task_id = tasks[0]
            counts.append(
                self.statements(
                    self.task.with_user(self.officer).web_search_read,
                    [],
                    {name: {} for name in names},
                )
            )
        self.assertEqual(*counts[1:])
