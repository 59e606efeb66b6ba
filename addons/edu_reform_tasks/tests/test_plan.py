from psycopg2.errors import UniqueViolation

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .common import ReformCommon


class TestPlan(ReformCommon):
    def test_one_document_is_one_plan_of_its_owner(self):
        number = "临政发〔2025〕8号"
        self.make_plan(document_number=number)
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.make_plan(name="Other title", document_number="临政发[2025]8 号")

    def test_another_owner_may_have_the_same_document(self):
        plans = self.make_plan() | self.make_plan(
            self.stranger, links={self.education_b: "lead"}
        )
        self.assertEqual(len(set(plans.mapped("key"))), 1)

    def test_without_number_the_title_identifies(self):
        self.make_plan(name="教育评价改革方案")
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.make_plan(name="教育评价 改革方案")

    def test_release_shows_the_plan_to_its_units(self):
        plan = self.make_plan(released=False)
        task = plan.task_ids.with_user(self.liaison)
        self.assertFalse(task.has_access("read"))
        plan.action_release()
        self.assertEqual(plan.state, "active")
        self.assertTrue(task.has_access("read"))
        self.assertEqual(task.link_ids.released_on, plan.released_on)

    def test_a_plan_without_task_is_not_released(self):
        plan = self.make_plan(released=False)
        plan.task_ids.kind = "section"
        with self.assertSays("at least one task"):
            plan.action_release()

    def test_closed_when_every_task_has_ended(self):
        plan = self.make_plan().with_user(self.chief)
        with self.assertSays("健全责任清单"):
            plan.action_close()
        plan.task_ids._make_move("cancel", "Merged into another plan.")
        plan.action_close()
        self.assertEqual(plan.state, "closed")

    def test_chief_reopens_a_closed_plan_with_a_reason(self):
        plan = self.make_plan().with_user(self.chief)
        plan.task_ids._make_move("cancel", "Merged into another plan.")
        plan._make_move("close")
        with self.assertSays("Say why"):
            plan._make_move("reopen")
        plan._make_move("reopen", "The ministry extended the period.")
        self.assertEqual(plan.state, "active")
        self.assertTrue(plan.released_on)

    def test_a_revoked_plan_is_taken_from_its_units(self):
        plan = self.make_plan()
        plan.with_user(self.chief)._make_move("revoke", "Issued by mistake.")
        self.assertFalse(plan.task_ids.link_ids.released_on)
        self.assertFalse(plan.with_user(self.liaison).has_access("read"))

    def test_an_officer_neither_closes_nor_revokes(self):
        plan = self.make_plan()
        self.assertFalse(plan.allowed_moves)
        for move in ("close", "revoke", "reopen"):
            with self.subTest(move), self.assertRaises(UserError):
                plan._make_move(move, "I should like to.")

    def test_no_move_from_the_wrong_state(self):
        draft = self.make_plan(released=False).with_user(self.chief)
        for move in ("close", "revoke", "reopen"):
            with self.subTest(move), self.assertRaises(UserError):
                draft._make_move(move, "Too early.")

    def test_the_chief_of_another_county_moves_nothing(self):
        chief = self.make_user("chief_b", "chief", serves=self.county_b)
        plan = self.make_plan(released=False)
        with self.assertRaises(UserError):
            plan.with_user(chief)._make_move("release")

    def test_history_of_the_plan(self):
        plan = self.make_plan()
        plan.with_user(self.chief)._make_move("revoke", "Issued by mistake.")
        rows = plan.transition_ids.sorted("id")
        self.assertEqual(rows.mapped("move"), ["release", "revoke"])
        self.assertEqual(rows.user_id, self.officer | self.chief)
        self.assertEqual(rows[1].reason, "Issued by mistake.")

    def test_progress_counts_tasks_that_live(self):
        """JJ01: the share of the tasks that are done."""
        plan = self.make_plan()
        done, cancelled = self.make_task(plan, "做完"), self.make_task(plan, "不做")
        done._make_move("submit")
        done.with_user(self.colleague)._make_move("accept")
        cancelled._make_move("cancel", "No longer wanted.")
        self.make_task(plan, "章", kind="section")
        self.assertEqual((plan.task_count, plan.done_count, plan.progress), (2, 1, 0.5))


class TestCopy(ReformCommon):
    def test_a_copied_plan_starts_anew(self):
        plan = self.make_plan(document_number="临政发〔2025〕8号")
        copy = plan.copy()
        self.assertEqual(
            (copy.state, copy.released_on, copy.version, copy.document_number),
            ("draft", False, 1, False),
        )
        self.assertFalse(copy.task_ids or copy.transition_ids)

    def test_a_copied_task_starts_anew(self):
        plan = self.make_plan()
        self.report(plan.task_ids, progress=40, is_final=True)
        copy = plan.task_ids.copy()
        self.assertEqual(
            (copy.state, copy.progress, copy.submitted_by_id.id, copy.last_report_on),
            ("todo", 0, False, False),
        )
        self.assertEqual(self.roles(copy), {self.education_a: "responsible"})
        self.assertFalse(copy.report_ids or copy.link_ids.last_report_on)

    def test_a_copy_names_no_state(self):
        plan = self.make_plan()
        for record, state in ((plan, "active"), (plan.task_ids, "done")):
            with self.subTest(state), self.assertRaises(UserError):
                record.copy({"state": state})


class TestUnlink(ReformCommon):
    def test_a_task_nobody_has_moved_is_deleted(self):
        task = self.make_plan().task_ids
        task.unlink()
        self.assertFalse(task.exists())

    def test_a_task_that_was_moved_stays(self):
        task = self.make_plan().task_ids
        task._make_move("start")
        with self.assertSays("nobody has moved"):
            task.unlink()

    def test_a_section_takes_no_moved_task_along(self):
        plan = self.make_plan()
        section = self.make_task(plan, "第一章", kind="section")
        plan.task_ids.filtered(lambda task: task.kind == "task").write(
            {"parent_id": section.id}
        )
        task = section.child_ids
        task._make_move("start")
        with self.assertRaises(UserError):
            section.unlink()
        self.assertTrue(task.exists())

    def test_an_ended_plan_keeps_its_tasks_and_takes_no_more(self):
        plan = self.make_plan()
        spare = self.make_task(plan, links={self.education_a: "lead"})
        plan.with_user(self.chief)._make_move("revoke", "另有新方案")
        with self.assertSays("takes no further tasks"):
            self.make_task(plan, "再添一项")
        with self.assertSays("keeps its tasks"):
            spare.unlink()
