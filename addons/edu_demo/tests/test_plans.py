import re
from datetime import date

from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.plans import rendered
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestPlans(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = record(cls.env, "plan_city")
        cls.tasks = cls.plan.task_ids.filtered(lambda task: task.kind == "task")

    def task(self, number):
        return self.tasks.filtered(lambda task: task.number == number)

    def test_city_plan_is_in_force_with_all_it_says(self):
        self.assertEqual(self.plan.state, "active")
        self.assertEqual(self.plan.owner_unit_id, record(self.env, "city"))
        self.assertEqual(self.plan.issuer, "云岚市人民政府办公室")
        self.assertLess(self.plan.issued_on, today())
        self.assertRegex(self.plan.document_number, r"^云政办发〔20\d\d〕18号$")
        self.assertEqual(self.tasks.mapped("number"), [str(n + 1) for n in range(20)])
        self.assertEqual(len(self.tasks.parent_id), 5)

    def test_every_unit_named_is_a_unit_of_the_city(self):
        self.assertFalse(any(self.tasks.mapped("unmatched_units")))
        self.assertTrue(all(task.link_ids for task in self.tasks))
        counties = self.task("9").unit_ids.filtered(lambda u: u.kind == "government")
        self.assertEqual(counties, self.plan.owner_unit_id.child_ids & counties)
        self.assertEqual(len(counties), 3)

    def test_a_group_reaches_each_of_its_members(self):
        members = record(self.env, "group_committee").member_ids.unit_id
        self.assertEqual(self.task("3").unit_ids, members)

    def test_targets_of_every_kind_are_read(self):
        targets = self.tasks.target_ids
        self.assertGreaterEqual(len(targets), 20)
        self.assertEqual(set(targets.mapped("comparator")), {">=", "<=", "="})
        self.assertEqual(targets.filtered("is_unset").task_id, self.task("10"))

    def test_tasks_stand_in_every_state_and_some_are_late(self):
        self.assertEqual(
            set(self.tasks.mapped("state")), {"todo", "doing", "submitted", "done"}
        )
        late = self.tasks.filtered("is_overdue")
        self.assertEqual(late.mapped("number"), ["2", "4", "6", "11", "15"])
        self.assertLess(max(late.mapped("date_deadline")), today())

    def test_history_tells_who_did_what(self):
        steps = self.task("15").transition_ids.sorted("id")
        self.assertEqual(steps.mapped("move"), ["start", "submit", "return"])
        self.assertEqual(
            steps.mapped("user_id.login"),
            ["liaison.education", "liaison.city_police", "officer"],
        )
        self.assertTrue(steps[-1].reason)

    def test_nobody_accepted_the_own_submission(self):
        for task in self.tasks.filtered(lambda task: task.state == "done"):
            steps = task.transition_ids.grouped("move")
            self.assertFalse(steps["submit"].user_id & steps["accept"].user_id)

    def test_liaison_finds_open_tasks_of_the_own_unit(self):
        links = acting(self.env, "liaison.finance")["edu.task.unit"]
        own = links.search([("is_mine", "=", True)])
        self.assertEqual(own.unit_id, record(self.env, "city_finance"))
        self.assertIn(self.task("7"), own.task_id)

    def test_county_plan_is_a_draft_that_the_county_alone_works_on(self):
        draft = record(self.env, "plan_sangxi")
        self.assertEqual(draft.state, "draft")
        self.assertEqual(draft.task_count, 6)
        self.assertTrue(any(draft.task_ids.mapped("unmatched_units")))
        for login, seen in (("officer.sangxi", True), ("officer.wuzhu", False)):
            plans = acting(self.env, login)["edu.plan"].search([])
            self.assertEqual(draft in plans, seen, login)

    def test_texts_count_months_from_the_day(self):
        text = "{year}|{next_year}|{issued_year}|{issued_on}|{month_-1}|{month_+2}"
        self.assertEqual(
            rendered(text, date(2026, 1, 31)),
            "2026|2027|2025|2025年6月15日|2025年12月|2026年3月",
        )

    def test_no_place_for_a_date_is_left_open(self):
        self.assertFalse(re.search(r"[{}]", self.plan.text))
