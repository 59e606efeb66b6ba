"""The report as a letter: to the own government, filed with the office above."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..models.edu_visit_hearing import KINDS
from .common import SCHOOL_DAY, VisitCommon


@tagged("post_install", "-at_install")
class TestVisitReportLetter(VisitCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        item = cls.make_item()
        listed = {"kind": "special", "item_id": item.id}
        first = cls.make_visit(cls.schools[0], cls.inspectors[:3], **listed)
        second = cls.make_visit(cls.schools[1], cls.inspectors[3], **listed)
        cls.visits = first + second
        opened(cls.visits, STATE_GUARD).state = "recorded"
        cls.env["edu.finding"].create(
            {"visit_id": cls.visits[0].id, "name": "留样不全"}
        )
        cls.env["edu.visit.hearing"].create(
            [
                {"visit_id": v.id, "kind": kind, "date": SCHOOL_DAY, "people": 4}
                for v in cls.visits
                for kind, _label in KINDS
            ]
        )

    def begun(self, user=None):
        visits = self.visits.with_user(user or self.officer_a)
        action = visits.action_write_report()
        return visits.env["edu.visit.report"].browse(action["res_id"])

    def approved(self):
        report = self.begun()
        report.write(
            {
                "situation": "到校两天。",
                "advice": "补齐留样。",
                "opinion": "留样不全。",
                "opinion_on": SCHOOL_DAY,
                "statement": "冰柜维修期间漏留。",
                "statement_on": SCHOOL_DAY,
            }
        )
        report.action_submit()
        report.with_user(self.chief_a).action_approve()
        return report

    def test_one_report_on_several_visits(self):
        """B12: begun from the list of visits, with the problems already in it."""
        report = self.begun()
        self.assertEqual(report.visit_ids, self.visits)
        self.assertIn("食品安全专项督导", report.name)
        self.assertEqual(report.problems, "1. 第1小学：留样不全")
        self.assertEqual(report.action_open_findings()["res_model"], "edu.finding")
        found = self.visits[0].with_user(self.officer_a).action_open_reports()
        self.assertEqual(report.search(found["domain"]), report)

    def test_the_team_begins_it_too(self):
        """The leader of the team writes on the visits that are theirs."""
        self.visits = self.visits[:1]
        report = self.begun(self.inspectors[0].user_id)
        self.assertEqual(report.author_id, self.inspectors[0].user_id)
        self.assertEqual(report.owner_unit_id, self.county_a)

    def test_not_before_the_record(self):
        opened(self.visits[0], STATE_GUARD).state = "confirmed"
        with self.assertRaises(UserError):
            self.begun()

    def test_who_receives_it(self):
        """B12: the own government has it, the office above keeps it on file."""
        report = self.approved()
        report.action_prepare_letter()
        letter = report.letter_id
        self.assertEqual(letter.type_id.code, "visit_report")
        self.assertEqual(
            [(row.unit_id, row.kind) for row in letter.recipient_ids],
            [(self.county_a, "main"), (self.city_office, "filing")],
        )
        for words in ("到校两天", "留样不全", "补齐留样", "第1小学、第2小学", "漏留"):
            self.assertIn(words, letter.body)
        self.assertNotIn("{", letter.body)
        self.assertFalse(report.needs_letter)

    def test_only_once_approved(self):
        report = self.begun()
        with self.assertRaises(UserError):
            report.action_prepare_letter()

    def test_prepared_once(self):
        report = self.approved()
        first = report.action_prepare_letter()
        self.assertEqual(report.action_prepare_letter(), first)

    def test_a_hidden_visit_goes_into_no_letter(self):
        report = self.approved()
        opened(self.visits[0], STATE_GUARD).write(
            {"open_mode": "covert", "organiser_id": self.officer_a.id}
        )
        self.assertTrue(report.is_hidden)
        with self.assertRaises(UserError):
            report.action_prepare_letter()
