"""The four powers of inspectors: used, evidenced, sealed, and told in the report."""

from datetime import timedelta

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .record_common import KEY, NOON, RecordCommon

WEEK = timedelta(days=7)


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitPower(RecordCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_confirmed()

    def note(self, kind="documents", user=None, **values):
        """Return what the team, or `user`, notes of the visit."""
        values = {
            "documents": {"subject": "食堂采购台账"},
            "explanation": {
                "subject": "后勤处 韦航",
                "text": "说明三月两批食材没有验收单的原因",
                "due_on": SCHOOL_DAY + WEEK,
            },
            "inquiry": {"subject": "食材供应商", "text": "供货单与入库单逐日核对"},
            "reward": {"subject": "食堂管理组", "text": "留样制度做到一餐一签"},
            "sanction": {"subject": "后勤处负责人", "text": "验收长期缺位"},
        }[kind] | values
        powers = self.env["edu.visit.power"].with_user(user or self.inspector)
        return powers.create({"visit_id": self.visit.id, "kind": kind, **values})

    def copy_for(self, row, name="台账第3页.jpg"):
        """Attach a photo as the form does: uploaded first, then linked."""
        file = row.env["ir.attachment"].create({"name": name, "raw": b"\xff\xd8 page"})
        row.attachment_ids = [(4, file.id)]
        return file

    def send(self):
        self.visit.submit_record(self.payload(self.visit), KEY)

    def refuses(self, *calls):
        for call in calls:
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()

    def test_each_power_is_noted_at_the_school(self):
        """B05: papers consulted and copied, explanations, inquiries, proposals."""
        kinds = ("documents", "explanation", "inquiry", "reward", "sanction")
        for kind in kinds:
            self.assertEqual(self.note(kind).date, SCHOOL_DAY)
        self.assertEqual(tuple(self.visit.power_ids.mapped("kind")), kinds)
        action = self.visit.with_user(self.inspector).action_open_powers()
        found = self.env["edu.visit.power"].search(action["domain"])
        self.assertEqual(found, self.visit.power_ids)

    def test_copies_are_sealed_with_the_record(self):
        """B05: once the record is sent nobody changes, adds or deletes a copy."""
        row = self.note()
        file = self.copy_for(row)
        self.assertEqual((file.res_model, file.res_id), (row._name, row.id))
        row.subject = "食堂采购台账（三月）"
        self.assertFalse(row.is_sealed)
        later = self.note("explanation")
        self.send()
        self.assertTrue(row.is_sealed and not later.is_sealed)
        for user in (self.inspector, self.officer_a, self.chief_a):
            mine = row.with_user(user)
            self.refuses(
                lambda mine=mine: mine.write({"subject": "另一本"}),
                lambda mine=mine: self.copy_for(mine),
                lambda mine=mine: mine.unlink(),
                lambda user=user: self.note(user=user),
            )
        self.refuses(
            lambda: row.sudo().write({"text": "另一说法"}),
            lambda: file.sudo().write({"raw": b"forged"}),
            lambda: file.sudo().unlink(),
        )
        self.assertTrue(file.with_user(self.officer_a).raw)

    def test_a_returned_record_is_corrected(self):
        """B05: what the office returns is open to the team again."""
        row = self.note()
        self.send()
        self.visit.with_user(self.officer_a)._make_move("reopen", "台账缺页")
        row.subject = "食堂采购台账（全）"
        self.assertTrue(self.copy_for(row).exists())

    def test_an_explanation_is_asked_of_somebody_until_a_day(self):
        """B05: the day of the asking itself is in time, the one before is not."""
        self.note("explanation", due_on=SCHOOL_DAY)
        for due_on in (False, SCHOOL_DAY - timedelta(days=1)):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(CheckViolation),
                self.env.cr.savepoint(),
            ):
                self.note("explanation", due_on=due_on)

    def test_the_answer_may_come_after_the_record(self):
        """B05: until the visit is closed; what waits for one is found."""
        row = self.note("explanation")
        self.send()
        waiting = [("is_unanswered", "=", True)]
        rows = self.env["edu.visit.power"].with_user(self.officer_a)
        self.assertEqual(rows.search(waiting), row)
        with freeze_time("2026-03-17 02:00:00"):
            row.with_user(self.officer_a).answer = "验收单由供应商留存，已取回。"
            self.assertEqual(str(row.answered_on), "2026-03-17")
        self.assertFalse(rows.search(waiting))
        opened(self.visit.sudo(), STATE_GUARD).state = "closed"
        self.refuses(lambda: row.write({"answer": "另一说法"}), row.unlink)

    def test_a_proposal_gives_its_reason(self):
        """B05: nobody is rewarded or punished without a word why."""
        for kind in ("reward", "sanction", "explanation"):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(CheckViolation),
                self.env.cr.savepoint(),
            ):
                self.note(kind, text=False)

    def test_the_sheet_names_what_was_used(self):
        """B05: the record sheet tells of papers, copies, questions and proposals."""
        self.copy_for(self.note())
        self.note("explanation")
        self.note("sanction")
        self.send()
        told = "\n".join(text for _label, text in self.visit._sheet_lines())
        for words in ("食堂采购台账", "台账第3页.jpg", "韦航", "后勤处负责人"):
            self.assertIn(words, told)

    def test_the_report_tells_what_is_proposed(self):
        """B05: listed at the beginning; silence on a proposal is refused."""
        self.note("documents")
        self.note("reward")
        self.note("sanction")
        self.send()
        visit = self.visit.with_user(self.officer_a)
        report = visit.env["edu.visit.report"].browse(
            visit.action_write_report()["res_id"]
        )
        self.assertIn("食堂管理组", report.proposals)
        self.assertIn("验收长期缺位", report.proposals)
        self.assertNotIn("采购台账", report.proposals)
        report.write(
            {"situation": "到校半天。", "problems": "验收缺位。", "advice": "补验收。"}
        )
        self.assertIn("食堂管理组", report._letter_advice())
        report.proposals = False
        self.refuses(report.action_submit)
        report.action_list_proposals()
        report.action_submit()
        self.assertEqual(report.state, "submitted")

    def test_the_team_and_its_office_alone(self):
        """B05: neither another inspector nor another county, nor the school."""
        row = self.note()
        file = self.copy_for(row)
        seer = self.make_user("seer", "officer", serves=self.visit.unit_id)
        for user in (self.inspectors[1].user_id, self.officer_b, seer):
            with self.subTest(user=user.login):
                self.assertFalse(row.with_user(user).has_access("read"))
                self.assertFalse(file.with_user(user).has_access("read"))
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    self.note(user=user)
        self.assertTrue(row.with_user(self.officer_a).has_access("write"))

    def test_it_stays_with_its_visit(self):
        row = self.note()
        other = self.make_visit(self.schools[1], self.inspectors[1])
        self.refuses(lambda: row.write({"visit_id": other.id}))

    def test_the_list_costs_the_same_for_ten_times_the_rows(self):
        rows = self.env["edu.visit.power"].with_user(self.officer_a)
        spec = dict.fromkeys(("kind", "subject", "is_unanswered", "due_on"), {})
        spec["visit_id"] = {"fields": {}}
        costs = []
        for size in (3, 30):
            for number in range(size):
                self.note(subject=f"账册{number}")
            costs.append(self.statements(rows.web_search_read, [], spec, limit=80))
        self.assertLessEqual(costs[1], costs[0])
