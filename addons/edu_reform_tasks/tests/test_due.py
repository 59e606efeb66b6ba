from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ReformCommon

LAST_DAY = "2026-06-30"
STILL_THAT_DAY = "2026-06-30 15:59:59"  # UTC; in China one second is left
THE_DAY_AFTER = "2026-06-30 16:00:00"


@tagged("post_install", "-at_install")
class TestDue(ReformCommon):
    """What units owe by a date."""

    def owed(self, plan):
        """Return {(task, unit)} of what is owed now for the plan."""
        rows = self.env.execute_query(self.env["edu.task"]._due_query())
        tasks, units = self.env["edu.task"], self.env["edu.unit"]
        found = {
            (tasks.browse(task_id), units.browse(unit_id))
            for _row, task_id, unit_id, _owner, _date in rows
        }
        return {(task, unit) for task, unit in found if task.plan_id == plan.sudo()}

    def test_a_task_is_overdue_when_its_last_day_is_over_in_china(self):
        task = self.make_plan().task_ids
        task.date_deadline = LAST_DAY
        for moment, left, late in (
            ("2026-06-23 00:00:00", 7, False),
            (STILL_THAT_DAY, 0, False),
            (THE_DAY_AFTER, -1, True),
        ):
            with self.subTest(moment), freeze_time(moment):
                task.invalidate_recordset()
                self.assertEqual((task.days_left, task.is_overdue), (left, late))
                found = task.search([("is_overdue", "=", True)])
                self.assertEqual(task in found, late)

    def test_each_answering_unit_owes_a_task(self):
        plan = self.make_plan(
            links={
                self.education_a: "lead",
                self.finance_unit_a: "responsible",
                self.office_a: "cooperating",
            }
        )
        task = plan.task_ids
        self.assertFalse(self.owed(plan), "nothing is owed without a date")
        task.date_deadline = LAST_DAY
        self.assertEqual(
            self.owed(plan), {(task, self.education_a), (task, self.finance_unit_a)}
        )
        task._make_move("cancel", "不再需要")
        self.assertFalse(self.owed(plan))

    def test_cooperating_units_owe_what_nobody_else_answers_for(self):
        plan = self.make_plan(links={self.office_a: "cooperating"})
        plan.task_ids.date_deadline = LAST_DAY
        self.assertEqual(self.owed(plan), {(plan.task_ids, self.office_a)})

    def test_nothing_is_owed_before_it_is_released(self):
        plan = self.make_plan(released=False)
        plan.task_ids.date_deadline = LAST_DAY
        self.assertFalse(self.owed(plan))
        plan._make_move("release")
        self.assertTrue(self.owed(plan))

    def test_sections_are_not_owed(self):
        plan = self.make_plan(released=False)
        section = self.make_task(
            plan, "一、育人", {self.education_a: "lead"}, kind="section"
        )
        section.date_deadline = LAST_DAY
        plan._make_move("release")
        self.assertFalse(section.is_open)
        self.assertFalse(self.owed(plan))

    def test_extensions_are_counted_by_nobody_by_hand(self):
        task = self.make_plan().task_ids
        with self.assertRaises(UserError):
            task.extension_count = 1
