from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from .common import ReformCommon

STAMP = "2026-01-01 08:00:00"


class TestForging(ReformCommon):
    """What a record inherits or is stamped with is nobody's to write."""

    def setUp(self):
        super().setUp()
        self.plan = self.make_plan()
        self.task = self.plan.task_ids
        self.link = self.task.link_ids
        self.foreign = self.make_plan(
            self.stranger, links={self.education_b: "responsible"}
        )

    def assertForged(self, record, values, **fresh):
        """Assert that neither write nor create takes one of the values.

        `fresh` are the values in which a second record must differ.
        """
        for name, value in values.items():
            with self.subTest(model=record._name, field=name, by="write"):
                with self.assertRaises(UserError):
                    record.write({name: value})
            with self.subTest(model=record._name, field=name, by="create"):
                with self.assertRaises(UserError):
                    record.create({**record.copy_data()[0], **fresh, name: value})

    def test_plan(self):
        self.assertForged(
            self.plan,
            {
                "state": "closed",
                "released_on": STAMP,
                "key": "other",
                "owner_unit_id": self.county_b.id,
            },
        )

    def test_task(self):
        self.assertForged(
            self.task,
            {
                "state": "done",
                "released_on": STAMP,
                "owner_unit_id": self.county_b.id,
                "submitted_by_id": self.colleague.id,
                "done_on": "2026-01-01",
                "progress": 100,
                "last_report_on": STAMP,
                "area": "Other",
            },
        )

    def test_link(self):
        self.assertForged(
            self.link,
            {
                "state": "done",
                "released_on": STAMP,
                "owner_unit_id": self.county_b.id,
                "plan_id": self.foreign.id,
                "date_deadline": "2030-01-01",
                "progress": 100,
                "last_report_on": STAMP,
            },
            unit_id=self.office_a.id,
        )

    def test_target(self):
        target = self.task.target_ids.create({"task_id": self.task.id, "text": "5所"})
        self.assertForged(
            target, {"released_on": STAMP, "owner_unit_id": self.county_b.id}
        )

    def test_report(self):
        reports = self.env["edu.task.report"].with_user(self.liaison)
        for name, value in {
            "user_id": self.treasurer.id,
            "reported_on": STAMP,
            "released_on": STAMP,
            "owner_unit_id": self.county_b.id,
            "plan_id": self.foreign.id,
        }.items():
            with self.subTest(name), self.assertRaises(UserError):
                self.report(self.task, **{name: value})
        self.assertFalse(reports.search([("task_id", "=", self.task.id)]))

    def test_defaults_from_the_context(self):
        tasks = self.env["edu.task"].with_user(self.officer)
        task = tasks.with_context(
            default_state="done",
            default_released_on=STAMP,
            default_owner_unit_id=self.county_b.id,
            default_progress=100,
        ).create({"name": "新任务", "plan_id": self.plan.id})
        self.assertEqual((task.state, task.progress), ("todo", 0))
        self.assertEqual(task.owner_unit_id, self.county_a)
        self.assertEqual(task.released_on, self.plan.released_on)

    def test_import_of_rows(self):
        for model, columns, row in (
            ("edu.plan", ["name", "state"], ["导入的方案", "active"]),
            ("edu.plan", [".id", "released_on"], [str(self.plan.id), STAMP]),
            (
                "edu.task",
                ["name", "plan_id/.id", "state"],
                ["导入", str(self.plan.id), "done"],
            ),
        ):
            with self.subTest(columns=columns):
                result = self.env[model].with_user(self.officer).load(columns, [row])
                self.assertFalse(result["ids"])
                self.assertIn("by the buttons", result["messages"][0]["message"])


class TestFixed(ReformCommon):
    """No record changes hands."""

    def setUp(self):
        super().setUp()
        self.plan = self.make_plan()
        self.task = self.plan.task_ids
        self.foreign = self.make_plan(
            self.stranger, links={self.education_b: "responsible"}
        )
        self.foreign_task = self.foreign.task_ids.with_user(self.officer)

    def assertRefused(self, records, values):
        with self.assertRaises(UserError):
            records.write(values)
            records.flush_recordset()

    def test_a_task_keeps_its_plan(self):
        other = self.make_plan(name="另一方案")
        self.assertRefused(self.task, {"plan_id": other.id})
        self.assertRefused(self.task, {"plan_id": self.foreign.id})

    def test_a_link_and_a_target_keep_their_task(self):
        other = self.make_task(self.plan)
        target = self.task.target_ids.create({"task_id": self.task.id, "text": "5所"})
        self.assertRefused(self.task.link_ids, {"task_id": other.id})
        self.assertRefused(target, {"task_id": other.id})

    def test_no_task_is_made_in_a_foreign_plan(self):
        with self.assertRaises(AccessError):
            self.make_task(self.foreign.with_user(self.officer))

    def test_no_plan_is_made_for_another_owner(self):
        with self.assertRaises(AccessError):
            self.make_plan(name="别县方案", owner_unit_id=self.county_b.id)

    def test_no_unit_is_put_on_a_foreign_task(self):
        with self.assertRaises(AccessError):
            self.env["edu.task.unit"].with_user(self.officer).create(
                {"task_id": self.foreign_task.id, "unit_id": self.education_a.id}
            )

    def test_commands_reach_no_foreign_record(self):
        for field, record in (
            ("task_ids", self.foreign_task),
            ("link_ids", self.foreign_task.link_ids),
        ):
            for command in (
                Command.link(record.id),
                Command.set(record.ids),
                Command.update(record.id, {"sequence": 1}),
                Command.delete(record.id),
            ):
                with self.subTest(field=field, command=command[0].name):
                    self.assertRefused(self.plan, {field: [command]})
        self.assertEqual(self.foreign_task.sudo().plan_id, self.foreign)

    def test_commands_of_a_task_reach_no_foreign_link(self):
        link = self.foreign.task_ids.link_ids
        lead = {"role": "lead"}
        for command in (Command.link(link.id), Command.update(link.id, lead)):
            with self.subTest(command=command[0].name):
                self.assertRefused(self.task, {"link_ids": [command]})

    def test_a_section_of_another_plan_is_no_parent(self):
        section = self.make_task(
            self.make_plan(name="另一方案"), "第一章", kind="section"
        )
        self.assertRefused(self.task, {"parent_id": section.id})
        self.assertRefused(self.task, {"parent_id": self.foreign_task.id})

    def test_a_section_does_not_stand_in_itself(self):
        outer = self.make_task(self.plan, "第一章", kind="section")
        inner = self.make_task(self.plan, "第一节", kind="section", parent_id=outer.id)
        self.assertRefused(outer, {"parent_id": inner.id})
