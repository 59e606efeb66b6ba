from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import ReformCommon

NOVEMBER = "2026-11-10 04:00:00"


@tagged("post_install", "-at_install")
class TestCollection(ReformCommon):
    """The quarterly report on a plan, collected from its units."""

    def collect(self, plan=None):
        """Return an open collection of the plan's progress."""
        plan = plan or self.make_plan(
            links={self.education_a: "lead", self.finance_unit_a: "cooperating"}
        )
        action = plan.action_collect()
        collection = plan.env["edu.collection"].browse(action["res_id"])
        collection.action_open()
        return collection

    def report_of(self, collection, unit, user):
        reports = collection.report_ids.filtered(lambda r: r.unit_id == unit)
        return reports.with_user(user)

    @freeze_time(NOVEMBER)
    def test_asks_the_units_of_open_tasks(self):
        plan = self.make_plan(links={self.education_a: "lead"})
        ended = self.make_task(plan, links={self.finance_unit_a: "lead"})
        ended._make_move("cancel", "不再需要")
        collection = self.collect(plan)
        self.assertEqual(collection.unit_ids, self.education_a)
        self.assertEqual(str(collection.date_to), "2026-12-31")
        self.assertEqual(str(collection.date_deadline), "2027-01-10")
        self.assertEqual(plan.collection_count, 1)
        self.assertEqual(
            collection.search(plan.action_open_collections()["domain"]), collection
        )

    def test_each_task_is_reported_on_in_the_period(self):
        with freeze_time("2026-08-01"):
            plan = self.make_plan(links={self.education_a: "lead"})
            self.report(plan.task_ids)
        with freeze_time(NOVEMBER):
            collection = self.collect(plan)
            mine = self.report_of(collection, self.education_a, self.liaison)
            self.assertEqual(mine.link_ids.task_id, plan.task_ids)
            with self.assertRaisesRegex(UserError, plan.task_ids.name):
                mine.action_submit()
            self.report(plan.task_ids, progress=60)
            mine.action_submit()
            self.assertEqual(mine.state, "submitted")

    @freeze_time(NOVEMBER)
    def test_units_see_their_own_tasks(self):
        collection = self.collect()
        plan = collection.plan_id
        self.make_task(plan, "另一任务", links={self.finance_unit_a: "lead"})
        mine = self.report_of(collection, self.education_a, self.liaison)
        theirs = self.report_of(collection, self.finance_unit_a, self.treasurer)
        self.assertEqual(len(mine.link_ids), 1)
        self.assertEqual(len(theirs.link_ids), 2)

    def test_plan_of_another_owner(self):
        plan = self.make_plan()
        values = plan._collection_values() | {"owner_unit_id": self.county_b.id}
        with self.assertRaises(ValidationError):
            self.env["edu.collection"].create(values)

    def test_tasks_of_many_reports_are_read_at_once(self):
        def queries(number):
            units = self.env["edu.unit"].create(
                [
                    {"name": f"部门{number}-{n}", "parent_id": self.county_a.id}
                    for n in range(number)
                ]
            )
            plan = self.make_plan(
                links=dict.fromkeys(units, "responsible"), name=f"方案{number}"
            )
            reports = self.collect(plan).report_ids
            return self.statements(reports.browse(reports.ids).mapped, "link_ids")

        queries(1)
        self.assertEqual(queries(2), queries(20))
