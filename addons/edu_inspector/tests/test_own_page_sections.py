from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import PageLooks
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .test_own_page import TALL_ENOUGH, OwnPageCase


class SectionsCase(OwnPageCase):
    """An inspector about whom there is something in every section."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = cls.make_inspector("穆清和")
        cls.fill(1)

    @classmethod
    def fill(cls, count):
        """Add `count` records to every section."""
        for number in range(count):
            cls.make_session(f"研修班{number}")
            cls.make_session(f"秋季班{number}", 9)
        held = len(cls.person.plate_ids)
        cls.make_schools(*(f"挂牌第{held + number}小学" for number in range(count)))
        schools = cls.make_more_schools(count)
        cls.env["edu.recusal"].create(
            [{"inspector_id": cls.person.id, "unit_id": one.id} for one in schools]
        )
        cls.env["edu.inspector.output"].create(
            [
                {"inspector_id": cls.person.id, "name": "县域督导研究", "year": 2026}
                for _number in range(count)
            ]
        )
        complaints = cls.env["edu.complaint"].with_user(cls.officer)
        for complaint in complaints.create(
            [{"unit_id": school.id, "text": "周末补课。"} for school in schools]
        ):
            complaint.action_accept()
            complaint.handler_id = cls.account
        cls.make_letters(count)

    @classmethod
    def make_more_schools(cls, count):
        known = cls.env["edu.unit"].search_count([("name", "like", "临溪县第%中学")])
        return cls.env["edu.unit"].create(
            [
                {
                    "name": f"临溪县第{known + number}中学",
                    "kind": "school",
                    "level": "county",
                    "parent_id": cls.county_a.id,
                }
                for number in range(count)
            ]
        )

    @classmethod
    def make_session(cls, name, days=0, hours=16):
        """Call both people to a session in so many days; that of today was held."""
        stop = fields.Datetime.now() + timedelta(days=days)
        session = (
            cls.env["edu.training"]
            .with_user(cls.officer)
            .create(
                {
                    "name": name,
                    "start": stop - timedelta(hours=8),
                    "stop": stop,
                    "hours": hours,
                    "place": "县教师进修学校",
                }
            )
        )
        session.attendance_ids.create(
            [
                {"training_id": session.id, "inspector_id": one.id}
                for one in (cls.person, cls.colleague)
            ]
        )
        session.action_call()
        if not days:
            session.action_hold()
            session.action_all_present()
        return session

    @classmethod
    def make_letters(cls, count, **values):
        """Make printed letters about the person."""
        letters = opened(cls.env["edu.letter"].browse(), STATE_GUARD)
        known = letters.search_count([])
        return letters.create(
            [
                {
                    "type_id": cls.env.ref(
                        "edu_inspector.edu_letter_type_appointment"
                    ).id,
                    "owner_unit_id": cls.county_a.id,
                    "title": "聘书",
                    "body": "聘请你为督学。",
                    "number": f"临政教督聘〔2026〕{known + number}号",
                    "issued_on": today(),
                    "state": "printed",
                    "released_on": fields.Datetime.now(),
                    "person_user_id": cls.account.id,
                    **values,
                }
                for number in range(count)
            ]
        )

    def section(self, key):
        return {one["key"]: one for one in self.own_page()["sections"]}.get(key)

    def titles(self, key):
        section = self.section(key)
        return [line["title"] for line in section["lines"]] if section else []


@tagged("post_install", "-at_install")
class TestOwnPageSections(SectionsCase):
    """Whatever concerns an inspector is a touch away, and nothing of others."""

    def test_hours_of_the_year_and_sessions(self):
        """TS62: how far one is from the figure, what is to come, what was attended."""
        self.make_session("已取消班", 5)._make_move("cancel", "场地停电")
        hours, induction, coming, attended = self.section("training")["lines"][:4]
        self.assertEqual(hours["title"], "16 of 40 centralised hours")
        self.assertEqual(
            (hours["text"], hours["tone"]), ("24 hours are missing", "danger")
        )
        self.assertIn("induction", induction["title"])
        self.assertEqual((coming["title"], coming["tone"]), ("秋季班0", "warning"))
        self.assertIn("县教师进修学校", coming["text"])
        self.assertEqual(attended["title"], "研修班0")
        self.assertIn("16 hours attended", attended["text"])
        self.make_session("补课班", hours=24)
        done = self.section("training")["lines"][0]
        self.assertEqual(
            (done["text"], done["tone"]), ("No hours are missing", "success")
        )

    def test_letters_about_me_open_their_file(self):
        """TS60: of those that were printed, and of no others."""
        self.make_letters(1, title="草稿", state="draft", number=False)
        self.make_letters(1, title="他人聘书", person_user_id=self.officer.id)
        [line] = self.section("letters")["lines"]
        self.assertEqual(line["title"], "聘书")
        self.assertRegex(line["action"]["url"], r"/web/content/edu\.letter/\d+/pdf/")

    def test_recusals_are_declared_there(self):
        """B04: an inspector declares in the form that the page opens."""
        self.assertEqual(self.titles("recusals"), ["临溪县第0中学"])
        declare = self.section("recusals")["buttons"][0]["action"]
        [school] = self.make_more_schools(1)
        self.env[declare["res_model"]].with_user(self.account).create(
            {"unit_id": school.id}
        )
        self.assertEqual(len(self.titles("recusals")), 2)
        over = self.env["edu.recusal"].search([("unit_id", "=", school.id)])
        over.date_from = today() - timedelta(days=9)
        over.date_to = today() - timedelta(days=1)
        self.assertEqual(len(self.titles("recusals")), 1)

    def test_complaints_to_handle_while_they_are_open(self):
        complaint = self.env["edu.complaint"].search([("handler_id", "!=", False)])
        [line] = self.section("complaints")["lines"]
        self.assertEqual(line["title"], f"{complaint.number} 临溪县第0中学")
        self.assertEqual(line["action"]["res_id"], complaint.id)
        handled = complaint.with_user(self.account)
        handled.write({"answer": "已停止。", "outcome": "substantiated"})
        handled.action_answer()
        self.assertFalse(self.section("complaints"))

    def test_appraisal_waits_for_the_own_words(self):
        """TS65: whoever served is asked for a summary, until grading starts."""
        self.assertFalse(self.section("appraisals"))
        chief = self.make_user("chief_a", "chief", serves=self.county_a)
        appraisals = self.env["edu.inspector.appraisal"].with_user(chief)
        own = appraisals._open_year(today().year).filtered(
            lambda one: one.inspector_id == self.person
        )
        [line] = self.section("appraisals")["lines"]
        self.assertEqual(line["tone"], "danger")
        own.with_user(self.account).summary = "完成挂牌督导。"
        [line] = self.section("appraisals")["lines"]
        self.assertEqual(line["tone"], "success")
        own.action_review()
        self.assertFalse(self.section("appraisals"))

    def test_research(self):
        """TS73: the latest outputs, and the way to enter one."""
        self.env["edu.inspector.output"].create(
            {"inspector_id": self.colleague.id, "name": "他人成果", "year": 2026}
        )
        self.assertEqual(self.titles("outputs"), ["县域督导研究"])
        add = self.section("outputs")["buttons"][0]["action"]
        mine = self.env[add["res_model"]].with_user(self.account)
        mine.create({"name": "课后服务调研", "year": 2026, "kind": "report"})
        self.assertIn("课后服务调研", self.titles("outputs"))

    def test_as_many_queries_for_many_of_everything(self):
        sent = []
        for count in (0, 12):
            self.fill(count)
            sent.append(self.statements_warm(self.own_page))
        self.assertEqual(len(self.titles("schools")), 15)
        self.assertEqual(len(self.titles("complaints")), 13)
        self.assertEqual(*sent)
        self.assertLessEqual(sent[0], 50)


@tagged("post_install", "-at_install")
class TestOwnPageSectionsLooks(SectionsCase, PageLooks):
    """The full page on a phone of 390 px."""

    def test_on_a_phone(self):
        ready = "document.querySelectorAll('.o_edu_own_line').length >= 10"
        self.look_at(
            "/odoo", "own_page_full", ready, login="inspector_a", within="main"
        )
        self.browser_js("/odoo", TALL_ENOUGH, ready, login="inspector_a")
