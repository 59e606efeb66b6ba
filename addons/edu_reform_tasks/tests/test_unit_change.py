from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from .common import ReformCommon

DAY = date(2026, 9, 1)


@tagged("post_install", "-at_install")
class TestUnitChange(ReformCommon):
    """What a unit that ends answers for in the reform (JJ30)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_user(
            "keeper_a", "unit_administrator", serves=cls.county_a
        )

    def merge(self, units, heir):
        change = (
            self.env["edu.unit.change"]
            .with_user(self.keeper)
            .create(
                {
                    "kind": "merge",
                    "unit_ids": [Command.set(units.ids)],
                    "heir_id": heir.id,
                    "date_effective": DAY,
                }
            )
        )
        with freeze_time("2026-09-01 04:00:00"):
            change.action_decide()
        return change

    def roles(self, task):
        return {link.unit_id: link.role for link in task.link_ids}

    def test_open_tasks_pass_on_and_done_ones_stay(self):
        plan = self.make_plan()
        open_task = plan.task_ids
        done = self.make_task(plan, "已完成", {self.education_a: "lead"})
        self.report(done, is_final=True)
        done.action_accept()
        heir = self.make_unit("临溪县教育体育局", self.county_a)
        change = self.merge(self.education_a | self.finance_unit_a, heir)
        self.assertIn("Responsibilities in open tasks: 1", change.result)
        self.assertEqual(self.roles(open_task), {heir: "responsible"})
        self.assertEqual(self.roles(done), {self.education_a: "lead"})
        own = open_task.with_user(self.liaison)
        self.assertTrue(own.has_access("read"))
        report = self.report(open_task, unit=heir)
        self.assertEqual(report.unit_id, heir)

    def test_one_unit_answers_once_in_the_highest_role(self):
        pairs = (
            ({self.education_a: "cooperating", self.finance_unit_a: "lead"}, "lead"),
            (
                {self.education_a: "responsible", self.finance_unit_a: "cooperating"},
                "responsible",
            ),
            ({self.education_a: "lead"}, "lead"),
            ({self.finance_unit_a: "cooperating"}, "cooperating"),
            ({self.education_a: "lead", self.finance_unit_a: "lead"}, "lead"),
        )
        plan = self.make_plan()
        tasks = [
            (self.make_task(plan, str(number), links), role)
            for number, (links, role) in enumerate(pairs)
        ]
        self.merge(self.education_a | self.finance_unit_a, self.finance_unit_a)
        for task, role in tasks:
            self.assertEqual(self.roles(task), {self.finance_unit_a: role})

    def test_reports_stay_under_the_old_name(self):
        plan = self.make_plan()
        report = self.report(plan.task_ids)
        heir = self.make_unit("临溪县教育体育局", self.county_a)
        self.merge(self.education_a | self.finance_unit_a, heir)
        mine = report.with_user(self.officer)
        self.assertEqual(mine.unit_id.name, "临溪县教育局")
        self.assertTrue(mine.has_access("read"))

    def test_the_statements_do_not_grow_with_the_tasks(self):
        def statements(number):
            gone = self.make_unit(f"临溪县旧局{number}", self.county_a)
            heir = self.make_unit(f"临溪县新局{number}", self.county_a)
            plan = self.make_plan(name=f"方案{number}", links={gone: "lead"})
            for order in range(number):
                self.make_task(plan, str(order), {gone: "lead", heir: "cooperating"})
            return self.statements(self.merge, gone | heir, heir)

        statements(1)
        self.assertLessEqual(statements(30), statements(3) + 3)
