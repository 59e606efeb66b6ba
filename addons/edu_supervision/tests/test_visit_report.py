"""The report that a visit ends with: what it must tell, and who judges it."""

from datetime import timedelta

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..models.edu_visit_hearing import KINDS
from .common import SCHOOL_DAY, VisitCommon

DAY = timedelta(days=1)
TOLD = {
    "situation": "督导组一行三人到校一天。",
    "problems": "一是留样不全。",
    "advice": "补齐留样并登记。",
}
HEARD = {
    "opinion": "留样和台账管理不到位。",
    "opinion_on": SCHOOL_DAY,
}


@tagged("post_install", "-at_install")
class TestVisitReport(VisitCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_visit(
            inspectors=cls.inspectors[:3], kind="special", item_id=cls.make_item().id
        )
        cls.put(cls.visit, "recorded")

    @classmethod
    def put(cls, visits, state):
        opened(visits, STATE_GUARD).state = state

    def hear(self, *kinds):
        self.env["edu.visit.hearing"].create(
            [
                {
                    "visit_id": self.visit.id,
                    "kind": kind,
                    "date": SCHOOL_DAY,
                    "people": 5,
                }
                for kind in kinds
            ]
        )

    def hear_all(self):
        self.hear(*(kind for kind, _label in KINDS))

    def report(self, user=None, **values):
        reports = self.env["edu.visit.report"].with_user(user or self.officer_a)
        return reports.create(
            {
                "name": "食品安全专项督导报告",
                "visit_ids": [(6, 0, self.visit.ids)],
                **TOLD,
                **HEARD,
                **values,
            }
        )

    def test_from_draft_to_the_closed_visit(self):
        """B12: written, handed in, approved by a chief, and the visit is closed."""
        self.hear_all()
        report = self.report()
        report.action_submit()
        report.with_user(self.chief_a).action_approve()
        self.assertEqual(report.state, "approved")
        self.assertEqual(report.approved_by_id, self.chief_a)
        self.assertEqual(self.visit.state, "closed")

    def test_the_list_tells_which_visits_and_when(self):
        """Last day and units are kept, to be sorted by; they follow the visits."""
        second = self.make_visit(self.schools[1], self.inspectors[3], SCHOOL_DAY + DAY)
        self.put(second, "recorded")
        report = self.report(visit_ids=[(6, 0, (second | self.visit).ids)])
        self.assertEqual(report.visited_on, SCHOOL_DAY + DAY)
        self.assertEqual(report.visited_units, "第1小学、第2小学")
        self.schools[1].name = "第二实验小学"
        self.assertEqual(report.visited_units, "第1小学、第二实验小学")
        report.visit_ids -= second
        self.assertEqual(report.visited_on, SCHOOL_DAY)
        self.assertEqual(report.visited_units, "第1小学")
        report.visit_ids = False
        self.assertFalse(report.visited_on or report.visited_units)

    def test_no_visit_is_closed_without_its_report(self):
        """B08: after special and comprehensive visits there is a report."""
        with self.assertRaises(UserError):
            self.visit.with_user(self.officer_a)._make_move("close")

    def test_who_may_not_close_yet_is_not_asked_to(self):
        """B08: the page offers the report until it is approved."""
        self.hear_all()
        mine = self.visit.with_user(self.officer_a)
        self.assertTrue(mine.needs_report)
        report = self.report()
        report.action_submit()
        self.assertTrue(mine.needs_report)
        report.with_user(self.chief_a).action_approve()
        self.assertFalse(mine.needs_report)
        routine = self.make_visit(self.schools[1], self.inspectors[3])
        self.assertFalse(routine.needs_report)

    def test_a_routine_visit_is_reported_by_its_record(self):
        routine = self.make_visit(self.schools[1], self.inspectors[3])
        self.put(routine, "recorded")
        routine.with_user(self.officer_a)._make_move("close")
        self.assertEqual(routine.state, "closed")

    def test_each_must_have_been_heard(self):
        """B10: public opinion, pupils, parents and teachers, each apart."""
        report = self.report()
        for missing, _label in KINDS:
            with self.subTest(missing=missing), self.env.cr.savepoint() as point:
                self.hear(*(kind for kind, _label in KINDS if kind != missing))
                with self.assertRaises(UserError):
                    report.action_submit()
                point.rollback()

    def test_an_online_visit_hears_nobody(self):
        opened(self.visit, STATE_GUARD).place_mode = "online"
        report = self.report()
        report.action_submit()
        self.assertEqual(report.state, "submitted")

    def test_what_has_not_been_recorded_is_not_reported(self):
        self.hear_all()
        self.put(self.visit, "confirmed")
        with self.assertRaises(UserError):
            self.report().action_submit()

    def test_a_report_tells_something(self):
        self.hear_all()
        for name in TOLD:
            with self.subTest(name), self.assertRaises(UserError):
                self.report(**{name: False}).action_submit()
        with self.assertRaises(UserError):
            self.report(visit_ids=False).action_submit()

    def test_the_unit_hears_the_opinion_first(self):
        """B11: handed over on the day of the visit at the earliest, today at last."""
        self.hear_all()
        for change in (
            {"opinion": False},
            {"opinion_on": False},
            {"opinion_on": SCHOOL_DAY - DAY},
            {"opinion_on": today() + DAY},
        ):
            with self.subTest(change), self.assertRaises(UserError):
                self.report(**change).action_submit()
        for day in (SCHOOL_DAY, today()):
            report = self.report(opinion_on=day)
            report.action_submit()
            self.assertEqual(report.state, "submitted")

    def test_the_unit_states_its_case(self):
        """B11: with its day, after the opinion; the letter tells of it."""
        self.hear_all()
        for change in (
            {"statement": "台账已补。"},
            {"statement_on": SCHOOL_DAY},
            {"statement": "台账已补。", "statement_on": today() + DAY},
        ):
            with self.subTest(change), self.assertRaises(UserError):
                self.report(**change).action_submit()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(CheckViolation),
            self.env.cr.savepoint(),
        ):
            self.report(statement="早说。", statement_on=SCHOOL_DAY - DAY)
        report = self.report(statement="台账已补。", statement_on=SCHOOL_DAY)
        report.action_submit()
        self.assertIn("台账已补。", report._letter_problems())
        self.assertIn(TOLD["problems"], report._letter_problems())
        with self.assertRaises(UserError):
            report.statement = "没有意见。"

    def test_a_routine_visit_has_no_preliminary_opinion(self):
        """B11: its record is all; a report on it may still be written."""
        routine = self.make_visit(self.schools[1], self.inspectors[3])
        self.put(routine, "recorded")
        silent = {"visit_ids": [(6, 0, routine.ids)], **dict.fromkeys(HEARD, False)}
        report = self.report(**silent)
        report.action_submit()
        self.assertEqual(report.state, "submitted")

    def test_nobody_approves_the_own_report(self):
        self.hear_all()
        report = self.report(self.chief_a)
        report.action_submit()
        with self.assertRaises(UserError):
            report.action_approve()

    def test_what_is_submitted_is_not_rewritten(self):
        self.hear_all()
        report = self.report()
        report.action_submit()
        with self.assertRaises(UserError):
            report.problems = "没有问题。"
        report.with_user(self.chief_a)._make_move("return", "问题写得太笼统")
        report.problems = "二是台账缺页。"

    def test_problems_are_listed_from_findings(self):
        self.env["edu.finding"].create(
            [
                {"visit_id": self.visit.id, "name": "留样不全", "fact": "缺两餐留样"},
                {"visit_id": self.visit.id, "name": "台账缺页"},
            ]
        )
        report = self.report(problems=False)
        report.action_list_problems()
        self.assertEqual(
            report.problems, "1. 第1小学：缺两餐留样\n2. 第1小学：台账缺页"
        )
        self.assertEqual(report.finding_count, 2)

    def test_the_team_writes_and_others_do_not_see(self):
        leader, stranger = self.inspectors[0].user_id, self.inspectors[3].user_id
        report = self.report(leader)
        self.assertTrue(report.with_user(leader).has_access("write"))
        self.assertTrue(report.with_user(self.inspectors[1].user_id).has_access("read"))
        for user in (stranger, self.officer_b):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                report.with_user(user).check_access("read")

    def test_a_hidden_visit_hides_its_report(self):
        report = self.report(self.inspectors[0].user_id)
        opened(self.visit, STATE_GUARD).open_mode = "covert"
        self.assertTrue(report.is_hidden)
        self.assertFalse(report.with_user(self.officer_a).has_access("read"))
        self.assertTrue(report.with_user(self.inspectors[1].user_id).has_access("read"))
