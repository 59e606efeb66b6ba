from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import mute_logger

from .common import ReformCommon


class TestReport(ReformCommon):
    def setUp(self):
        super().setUp()
        self.task = self.make_plan(
            links={
                self.education_a: "lead",
                self.finance_unit_a: "responsible",
                self.office_a: "cooperating",
            }
        ).task_ids

    def link_of(self, unit):
        return self.task.link_ids.filtered(lambda link: link.unit_id == unit)

    def test_the_first_report_starts_the_task(self):
        self.report(self.task, progress=20)
        self.assertEqual(self.task.state, "doing")
        self.report(self.task, self.treasurer, self.finance_unit_a, progress=30)
        self.assertEqual(self.task.transition_ids.mapped("move"), ["start"])
        self.assertEqual(self.task.transition_ids.user_id, self.liaison)

    def test_the_officer_sees_it_at_once(self):
        report = self.report(self.task, progress=20)
        task = self.task.with_user(self.officer)
        self.assertEqual(task.last_report_on, report.reported_on)
        self.assertEqual(task.report_ids.text, "清单已经起草。")
        self.assertEqual(self.link_of(self.education_a).progress, 20)

    def test_it_is_stamped_with_person_and_time(self):
        report = self.report(self.task)
        self.assertEqual(report.user_id, self.liaison)
        self.assertTrue(report.reported_on)

    def test_progress_is_of_the_unit_furthest_behind(self):
        self.report(self.task, progress=80)
        self.assertEqual(self.task.progress, 0)
        self.report(self.task, self.treasurer, self.finance_unit_a, progress=50)
        self.assertEqual(self.task.progress, 50)

    def test_progress_waits_for_no_cooperating_unit(self):
        self.report(self.task, progress=80)
        self.report(self.task, self.treasurer, self.finance_unit_a, progress=50)
        self.assertEqual(self.link_of(self.office_a).progress, 0)
        self.assertEqual(self.task.progress, 50)

    def test_a_cooperating_unit_completes_nothing_alone(self):
        """The task is done when those who answer for it say so."""
        helper = self.make_user("liaison_office", "liaison", works_at=self.office_a)
        self.make_liaison(helper, self.office_a)
        self.report(self.task, helper, self.office_a, is_final=True, progress=100)
        self.assertEqual(self.task.state, "doing")
        self.report(self.task, is_final=True, progress=100)
        self.assertEqual(self.task.state, "submitted")

    def test_the_last_report_counts(self):
        self.task.link_ids.filtered(lambda link: link.role == "responsible").unlink()
        self.report(self.task, progress=80)
        self.report(self.task, progress=60, text="返工。")
        self.assertEqual(self.task.progress, 60)

    def test_the_dialog_starts_from_the_last_percentage(self):
        self.report(self.task, progress=35)
        action = self.link_of(self.education_a).with_user(self.liaison).action_report()
        reports = self.env["edu.task.report"].with_user(self.liaison)
        defaults = reports.with_context(**action["context"]).default_get(
            ["progress", "task_id", "unit_id"]
        )
        self.assertEqual(
            defaults,
            {
                "progress": 35,
                "task_id": self.task.id,
                "unit_id": self.education_a.id,
            },
        )

    def test_two_liaisons_of_one_unit(self):
        second = self.make_user("liaison_ab", "liaison")
        self.make_liaison(second, self.education_a)
        reports = self.report(self.task) | self.report(self.task, second)
        self.assertEqual(reports.user_id, self.liaison | second)
        self.assertTrue(reports.with_user(second).has_access("read"))

    def test_an_officer_reports_what_a_unit_said_on_the_phone(self):
        report = self.report(self.task, self.officer)
        self.assertEqual(report.user_id, self.officer)
        self.assertEqual(self.task.state, "doing")

    def test_reports_outlive_the_role(self):
        report = self.report(self.task, progress=20)
        self.link_of(self.education_a).unlink()
        self.assertTrue(report.exists())


class TestRefusedReport(ReformCommon):
    def setUp(self):
        super().setUp()
        self.task = self.make_plan().task_ids

    def assertRefused(self, task, error=UserError, **values):
        before = self.counted()
        with self.assertRaises(error) as refusal:
            self.report(task, **values)
        self.assertEqual(self.counted(), before)
        return str(refusal.exception)

    def test_of_a_unit_without_a_role(self):
        self.make_liaison(self.liaison, self.office_a)
        sentence = self.assertRefused(self.task, unit=self.office_a)
        self.assertIn(self.office_a.name, sentence)

    def test_of_a_unit_that_is_not_ones_own(self):
        task = self.make_task(self.task.plan_id, links={self.finance_unit_a: "lead"})
        self.assertRefused(task, AccessError, unit=self.finance_unit_a)

    def test_on_a_task_of_others(self):
        task = self.make_task(
            self.task.plan_id, "秘密任务", {self.finance_unit_a: "lead"}
        )
        self.assertNotIn("秘密任务", self.assertRefused(task))

    def test_on_an_ended_task_of_others(self):
        task = self.make_task(
            self.task.plan_id, "秘密任务", {self.finance_unit_a: "lead"}
        )
        task._make_move("cancel", "Not wanted.")
        self.assertNotIn("秘密任务", self.assertRefused(task))

    def test_on_an_ended_task(self):
        self.task._make_move("cancel", "Not wanted.")
        self.assertIn("not open", self.assertRefused(self.task))

    def test_on_a_draft(self):
        draft = self.make_plan(name="草案", released=False)
        self.assertRefused(draft.task_ids, AccessError)
        self.assertRefused(draft.task_ids, user=self.officer)

    def test_after_the_plan_was_revoked(self):
        self.task.plan_id.with_user(self.chief)._make_move("revoke", "By mistake.")
        self.assertRefused(self.task, AccessError)

    def test_without_a_sentence_or_beyond_the_percentage(self):
        for values in ({"text": False}, {"progress": 101}, {"progress": -1}):
            with self.subTest(values), mute_logger("odoo.sql_db"):
                self.assertRefused(self.task, IntegrityError, **values)

    def test_one_bad_report_of_a_batch_stops_all(self):
        other = self.make_task(self.task.plan_id, links={self.finance_unit_a: "lead"})
        before = self.counted()
        with self.assertRaises(UserError):
            self.env["edu.task.report"].with_user(self.liaison).create(
                [
                    {
                        "task_id": task.id,
                        "unit_id": self.education_a.id,
                        "text": "好了。",
                    }
                    for task in self.task | other
                ]
            )
        self.assertEqual(self.counted(), before)

    def test_a_report_stands(self):
        report = self.report(self.task)
        for user in (
            self.liaison,
            self.officer,
            self.chief,
            self.city_officer,
            self.make_user("clerk_a", "system", "officer", serves=self.county_a),
        ):
            for change in (
                lambda report: report.write({"text": "改口。"}),
                lambda report: report.unlink(),
                lambda report: report.task_id.write(
                    {"report_ids": [Command.update(report.id, {"text": "改口。"})]}
                ),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    change(report.with_user(user))


class TestFiles(ReformCommon):
    def setUp(self):
        super().setUp()
        self.task = self.make_plan(
            links={self.education_a: "lead", self.finance_unit_a: "responsible"}
        ).task_ids

    def report_with(self, files, **values):
        return self.report(self.task, attachment_ids=[Command.set(files.ids)], **values)

    def assertRefused(self, files, sentence):
        with self.assertSays(sentence):
            self.report_with(files)
        self.assertEqual(self.task.state, "todo")

    def test_a_file_is_bound_to_its_report(self):
        file = self.upload(self.liaison)
        report = self.report_with(file)
        self.assertEqual((file.res_model, file.res_id), (report._name, report.id))

    def test_read_by_those_who_read_the_report(self):
        file = self.upload(self.liaison)
        self.report_with(file)
        for user, may in (
            (self.officer, True),
            (self.leader, True),
            (self.treasurer, False),
            (self.stranger, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(file.with_user(user).has_access("read"), may)

    def test_evidence_is_not_changed_afterwards(self):
        file = self.upload(self.liaison)
        self.report_with(file)
        for user in (self.liaison, self.officer, self.chief):
            for operation in ("write", "unlink"):
                with self.subTest(user.login, operation=operation):
                    self.assertFalse(file.with_user(user).has_access(operation))

    def test_a_file_of_somebody_else(self):
        self.assertRefused(self.upload(self.treasurer), "not allowed")

    def test_a_file_bound_already(self):
        file = self.upload(self.liaison)
        self.report_with(file)
        with self.assertSays("just uploaded"):
            self.report_with(file)

    def test_a_program(self):
        self.assertRefused(self.upload(self.liaison, "清单.pdf.exe"), "清单.pdf.exe")

    def test_a_link_is_no_file(self):
        link = self.upload(
            self.liaison, type="url", url="http://example.org/清单.pdf", content=False
        )
        self.assertRefused(link, "just uploaded")

    def test_too_large(self):
        file = self.upload(self.liaison, content=b"0" * (20 * 1024**2 + 1))
        self.assertRefused(file, "larger than 20 MB")

    def test_one_bad_file_of_two(self):
        good = self.upload(self.liaison)
        bad = self.upload(self.liaison, "setup.exe")
        self.assertRefused(good | bad, "setup.exe")
        self.assertFalse(good.res_id)


class TestAcceptance(ReformCommon):
    def setUp(self):
        super().setUp()
        self.task = self.make_plan().task_ids

    def complete(self, user=None):
        self.report(self.task, user, progress=100, is_final=True)

    def test_completed_is_submitted(self):
        self.complete()
        self.assertEqual(self.task.state, "submitted")
        self.assertEqual(self.task.submitted_by_id, self.liaison)
        self.assertEqual(self.task.transition_ids.mapped("move"), ["submit"])

    def test_the_officer_accepts(self):
        self.complete()
        self.task.with_user(self.officer).action_accept()
        self.assertEqual(self.task.state, "done")
        self.assertTrue(self.task.done_on)

    def test_nobody_accepts_the_own_submission(self):
        self.complete(self.officer)
        self.assertNotIn("accept", self.task.with_user(self.officer).allowed_moves)
        with self.assertRaises(UserError):
            self.task.with_user(self.officer).action_accept()
        self.task.with_user(self.colleague).action_accept()
        self.assertEqual(self.task.state, "done")

    def test_returned_with_a_reason(self):
        self.complete()
        task = self.task.with_user(self.officer)
        with self.assertSays("Say why"):
            task._make_move("return")
        task._make_move("return", "The list is not public yet.")
        self.assertEqual(task.state, "doing")
        self.assertFalse(task.submitted_by_id)
        row = self.task.with_user(self.liaison).transition_ids[0]
        self.assertEqual(row.reason, "The list is not public yet.")

    def test_completed_again_after_the_return(self):
        self.complete()
        self.task.with_user(self.officer)._make_move("return", "Not public yet.")
        self.complete()
        self.assertEqual(self.task.state, "submitted")

    def test_a_liaison_accepts_nothing(self):
        self.complete()
        for move in ("accept", "return", "cancel"):
            with self.subTest(move), self.assertRaises(UserError):
                self.task.with_user(self.liaison)._make_move(move, "I am sure.")

    def test_an_officer_elsewhere_accepts_nothing(self):
        self.complete()
        with self.assertRaises(UserError):
            self.task.with_user(self.stranger).action_accept()

    def test_the_chief_reopens(self):
        self.complete()
        self.task.with_user(self.officer).action_accept()
        with self.assertRaises(UserError):
            self.task.with_user(self.officer)._make_move("reopen", "A complaint.")
        self.task.with_user(self.chief)._make_move("reopen", "A complaint.")
        self.assertEqual((self.task.state, self.task.done_on), ("doing", False))

    def test_no_task_is_reopened_in_an_ended_plan(self):
        self.task._make_move("cancel", "Not wanted.")
        task = self.task.with_user(self.chief)
        task.plan_id._make_move("close")
        with self.assertSays("Reopen the plan"):
            task._make_move("reopen", "A complaint.")

    def test_a_liaison_of_another_unit_moves_nothing(self):
        for move in ("start", "submit"):
            with self.subTest(move), self.assertRaises(UserError):
                self.task.with_user(self.treasurer)._make_move(move)

    def test_a_section_is_not_worked_on(self):
        section = self.make_task(self.task.plan_id, "第一章", kind="section")
        self.assertFalse(section.allowed_moves)
