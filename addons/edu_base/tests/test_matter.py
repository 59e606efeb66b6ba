from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, tagged

from ..tools.dates import today
from .meeting_common import MeetingCommon

TEXT = "请教育局牵头核实临溪三中宿舍漏雨问题；三日内报结果。"


@tagged("post_install", "-at_install")
class TestMatter(MeetingCommon):
    """From an instruction or decision to the verified result (JJ27)."""

    def test_leader_instructs_with_three_fields(self):
        action = "edu_base.edu_matter_view_form_instruct"
        with Form(self.env["edu.matter"].with_user(self.leader), action) as form:
            form.text = TEXT
            form.lead_unit_id = self.education_a
            form.date_deadline = today() + timedelta(days=3)
        matter = form.record
        self.assertEqual(matter.name, "请教育局牵头核实临溪三中宿舍漏雨问题")
        self.assertEqual(matter.kind, "instruction")
        self.assertEqual(matter.leader_id, self.leader)
        self.assertEqual(matter.given_by, "leader_a")
        self.assertEqual(matter.given_on, today())
        self.assertEqual(matter.state, "assigned")
        self.assertTrue(matter.released_on)
        self.assertEqual(matter.action_give()["res_id"], matter.id)

    def test_title_is_taken_or_made(self):
        self.assertEqual(self.make_matter(name="宿舍漏雨").name, "宿舍漏雨")
        self.assertEqual(len(self.make_matter(text="核" * 90).name), 40)

    def test_leader_instructs_in_the_own_name_and_scope(self):
        with self.assertRaises(ValidationError):
            self.make_matter(self.leader, leader_id=self.chief.id)
        with self.assertRaises(AccessError):
            self.make_matter(self.leader, owner_unit_id=self.county_b.id)
        matter = self.make_matter(self.leader)
        with self.assertRaises(AccessError):
            matter.text = "另行处理"

    def test_officer_registers_what_was_written_on_paper(self):
        matter = self.make_matter(given_by="分管副县长 陶然", given_on="2026-03-02")
        self.assertFalse(matter.leader_id)
        self.assertEqual(matter.given_by, "分管副县长 陶然")
        named = self.make_matter(leader_id=self.leader.id)
        self.assertEqual(named.given_by, "leader_a")

    def test_liaison_reports_submits_and_an_officer_verifies(self):
        matter = self.make_matter()
        self.report(matter)
        self.assertEqual(matter.state, "doing")
        self.report(matter, text="已修缮完毕。", is_final=True)
        self.assertEqual(matter.state, "submitted")
        self.assertEqual(matter.submitted_by_id, self.liaison)
        matter.action_verify()
        self.assertEqual(matter.state, "done")
        self.assertEqual(matter.done_on, today())
        matter.invalidate_recordset()
        self.assertEqual(
            matter.transition_ids.mapped("move"), ["verify", "submit", "start"]
        )

    def test_nobody_verifies_the_own_submission(self):
        matter = self.make_matter()
        self.report(matter, self.officer, is_final=True)
        with self.assertRaises(UserError):
            matter.action_verify()
        matter.with_user(self.colleague).action_verify()
        self.assertEqual(matter.state, "done")

    def test_returned_matter_is_worked_on_again(self):
        matter = self.make_matter()
        self.report(matter, is_final=True)
        self.reason_given(matter.action_return(), "缺少验收记录")
        self.assertEqual(matter.state, "doing")
        self.assertFalse(matter.submitted_by_id)
        self.report(matter, is_final=True)
        self.assertEqual(matter.state, "submitted")

    def test_cancelled_and_done_matters_are_reopened_by_the_chief(self):
        matter = self.make_matter()
        self.reason_given(matter.action_cancel())
        with self.assertRaises(UserError):
            self.reason_given(matter.action_reopen())
        self.reason_given(matter.action_reopen() | {"uid": self.chief})
        self.assertEqual(matter.state, "doing")

    def test_refused_moves(self):
        matter = self.make_matter()
        with self.assertRaises(UserError):
            matter.action_verify()
        for user in (self.leader, self.liaison, self.stranger, self.outsider):
            with self.assertRaises(UserError, msg=user.login):
                matter.with_user(user)._make_move("cancel", "不再需要")
        for user in (self.leader, self.treasurer, self.stranger, self.outsider):
            with self.assertRaises(UserError, msg=user.login):
                matter.with_user(user)._make_move("start")
        with self.assertRaises(UserError):
            matter.state = "done"
        self.assertEqual(matter.state, "assigned")

    def test_cooperating_unit_reports_but_completes_nothing(self):
        matter = self.make_matter(unit_ids=[Command.set(self.finance_unit_a.ids)])
        self.report(matter, self.treasurer, self.finance_unit_a, is_final=True)
        self.assertEqual(matter.state, "doing")

    def test_reports_of_others_are_refused(self):
        matter = self.make_matter()
        with self.assertRaisesRegex(UserError, "no part"):
            self.report(matter, self.treasurer, self.finance_unit_a)
        with self.assertRaises(AccessError):
            self.report(matter, self.treasurer, self.education_a)
        with self.assertRaises(AccessError):
            self.report(matter, self.outsider, self.education_a)
        with self.assertRaises(AccessError):
            self.report(matter, self.leader, self.education_a)
        self.reason_given(matter.action_cancel())
        with self.assertRaisesRegex(UserError, "not open"):
            self.report(matter)

    def test_report_stands(self):
        report = self.report(self.make_matter())
        for user in (self.liaison, self.officer, self.chief):
            with self.assertRaises(AccessError):
                report.with_user(user).write({"text": "改口"})
            with self.assertRaises(AccessError):
                report.with_user(user).unlink()
        with self.assertRaises(UserError):
            report.sudo().write({"user_id": self.officer.id})

    def test_files_share_the_access_of_the_report(self):
        upload = self.env["ir.attachment"].with_user(self.liaison)
        file = upload.create({"name": "验收单.pdf", "raw": b"%PDF-1.4"})
        report = self.report(self.make_matter(), attachment_ids=[Command.set(file.ids)])
        self.assertEqual((file.res_model, file.res_id), (report._name, report.id))
        file.with_user(self.officer).check_access("read")
        for user in (self.treasurer, self.stranger):
            self.assertFalse(file.with_user(user).has_access("read"), user.login)

    def test_report_form_names_the_own_unit(self):
        matter = self.make_matter(unit_ids=[Command.set(self.finance_unit_a.ids)])
        for user, unit in (
            (self.liaison, self.education_a),
            (self.treasurer, self.finance_unit_a),
            (self.officer, self.education_a),
        ):
            context = matter.with_user(user).action_report()["context"]
            self.assertEqual(context["default_unit_id"], unit.id, user.login)

    def test_units_see_their_matters_and_nobody_elses(self):
        matter = self.make_matter(unit_ids=[Command.set(self.finance_unit_a.ids)])
        report = self.report(matter)
        for user in (self.liaison, self.treasurer, self.leader, self.chief):
            matter.with_user(user).check_access("read")
            report.with_user(user).check_access("read")
        for user in (self.stranger, self.outsider):
            self.assertFalse(matter.with_user(user).has_access("read"), user.login)
            self.assertFalse(report.with_user(user).has_access("read"), user.login)
            found = self.env["edu.matter"].with_user(user)
            self.assertFalse(found.name_search("漏雨"), user.login)
        county = self.make_matter(
            lead_unit_id=self.county_b.id, text="请望岳区配合核查。"
        )
        county.with_user(self.stranger).check_access("read")
        with self.assertRaises(AccessError):
            county.with_user(self.stranger).text = "不配合"

    def test_name_says_nothing_to_others(self):
        matter = self.make_matter(given_on="2026-03-02")
        for user in (self.stranger, self.outsider, self.employee):
            shown = matter.with_user(user).sudo().display_name
            self.assertEqual(shown, f"2026-03-02 #{matter.id}", user.login)
        self.assertIn("漏雨", matter.with_user(self.liaison).display_name)
        self.assertIn("漏雨", matter.sudo().with_user(self.officer).display_name)

    def test_own_matters_are_found(self):
        mine = self.make_matter(self.leader)
        other = self.make_matter(lead_unit_id=self.office_a.id)
        for user, own in ((self.leader, mine), (self.liaison, mine)):
            found = self.env["edu.matter"].with_user(user)
            self.assertEqual(found.search([("is_mine", "=", True)]), own, user.login)
            self.assertTrue(own.with_user(user).is_mine)
        self.assertIn(other, self.env["edu.matter"].search([("is_mine", "=", False)]))

    def test_overdue_matters_are_owed_by_the_lead_unit(self):
        late = self.make_matter(date_deadline=today() - timedelta(days=2))
        self.assertTrue(late.is_overdue)
        self.assertEqual(late.days_left, -2)
        owed = self.env.execute_query(self.env["edu.matter"]._due_query())
        self.assertIn((late.id, self.education_a.id), {(r[1], r[2]) for r in owed})
        self.report(late, is_final=True)
        late.action_verify()
        self.assertFalse(late.is_overdue)
        self.assertFalse(late.search([("is_overdue", "=", True)]) & late)

    def test_matter_of_another_owners_meeting_is_refused(self):
        item = self.hold(
            decision="拨付到位。",
            lead_unit_id=self.education_a.id,
            date_deadline=today(),
        ).item_ids
        values = item._matter_values() | {"owner_unit_id": self.county_b.id}
        with self.assertRaises(ValidationError):
            self.env["edu.matter"].create(values)

    def test_extension_puts_the_last_day_off(self):
        matter = self.make_matter()
        later = today() + timedelta(days=9)
        context = matter.with_user(self.liaison).action_ask_extension()["context"]
        asked = (
            self.env["edu.extension"]
            .with_user(self.liaison)
            .create(
                {
                    "res_model": context["default_res_model"],
                    "res_id": context["default_res_id"],
                    "unit_id": context["default_unit_id"],
                    "date_to": later,
                    "reason": "材料需复核。",
                }
            )
        )
        asked.with_user(self.chief)._make_move("grant")
        self.assertEqual(matter.date_deadline, later)
        self.assertEqual(matter.extension_count, 1)

    def test_open_matters_pass_on_with_their_unit(self):
        led = self.make_matter()
        helped = self.make_matter(
            lead_unit_id=self.office_a.id, unit_ids=[Command.set(self.education_a.ids)]
        )
        done = self.make_matter()
        self.report(done, is_final=True)
        done.action_verify()
        heirs = {self.education_a: self.finance_unit_a}
        led.sudo()._hand_over_units(heirs, today())
        self.assertEqual(led.lead_unit_id, self.finance_unit_a)
        self.assertEqual(helped.lead_unit_id, self.office_a)
        self.assertEqual(helped.unit_ids, self.finance_unit_a)
        self.assertEqual(done.lead_unit_id, self.education_a)

    def test_guarded_fields_hold(self):
        matter = self.make_matter()
        for field, value in (
            ("released_on", False),
            ("submitted_by_id", self.chief.id),
            ("done_on", today()),
        ):
            for record in (matter, matter.sudo()):
                with self.assertRaises(UserError):
                    record.write({field: value})
        with self.assertRaises(UserError):
            self.make_matter(state="done")

    def make_matter(self, user=None, **values):
        """Return a matter of the education bureau, due in three days."""
        return (
            self.env["edu.matter"]
            .with_user(user or self.officer)
            .create(
                {
                    "text": TEXT,
                    "lead_unit_id": self.education_a.id,
                    "date_deadline": today() + timedelta(days=3),
                    **values,
                }
            )
        )

    def report(self, matter, user=None, unit=None, **values):
        """Return a report on the matter by a liaison of its lead unit."""
        return (
            self.env["edu.matter.report"]
            .with_user(user or self.liaison)
            .create(
                {
                    "matter_id": matter.id,
                    "unit_id": (unit or self.education_a).id,
                    "text": "已组织现场查看。",
                    **values,
                }
            )
        )
