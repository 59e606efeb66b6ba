"""Findings up to their draft: who writes them, and hazards handed over at once."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.letter_common import PDF
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import VisitCommon

OUT = date(2026, 3, 12)


@tagged("post_install", "-at_install")
@freeze_time(OUT)
class TestFinding(VisitCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schools.managing_unit_id = cls.education_a
        cls.visit = cls.make_visit()
        opened(cls.visit, STATE_GUARD).state = "recorded"
        cls.inspector = cls.inspectors[0].user_id
        cls.env["edu.letter.series"].create(
            {
                "word": "临督移",
                "type_id": cls.env.ref("edu_supervision.edu_letter_type_hazard").id,
                "owner_unit_id": cls.county_a.id,
            }
        )

    def finding(self, user=None, **values):
        findings = self.env["edu.finding"].with_user(user or self.officer_a)
        return findings.create(
            {"visit_id": self.visit.id, "name": "配电箱无盖", **values}
        )

    def hazard(self, **values):
        return self.finding(severity="hazard", **values)

    def test_who_puts_it_right(self):
        """The visited unit, under the department that manages it, unless changed."""
        finding = self.finding()
        self.assertEqual(finding.rectify_unit_id, self.schools[0])
        self.assertEqual(finding.competent_unit_id, self.education_a)
        finding.competent_unit_id = self.finance_unit_a
        self.assertEqual(finding.competent_unit_id, self.finance_unit_a)

    def test_the_team_writes_drafts_of_its_own_visits(self):
        finding = self.finding(self.inspector)
        finding.deadline_days = 15
        stranger = finding.with_user(self.inspectors[3].user_id)
        for user_finding in (stranger, finding.with_user(self.officer_b)):
            with self.assertRaises(AccessError):
                user_finding.check_access("write")
        with self.assertRaises(AccessError):
            self.finding(self.inspectors[3].user_id)
        with self.assertRaises(AccessError):
            finding.unlink()

    def test_the_team_is_done_once_the_visit_is_closed(self):
        finding = self.finding()
        opened(self.visit, STATE_GUARD).state = "closed"
        self.assertFalse(finding.with_user(self.inspector).has_access("write"))
        self.assertTrue(finding.with_user(self.inspector).has_access("read"))
        self.assertTrue(finding.with_user(self.officer_a).has_access("write"))

    def test_dropped_with_a_reason_and_taken_back(self):
        finding = self.finding()
        with self.assertRaises(UserError):
            finding._make_move("drop")
        finding._make_move("drop", "当场已整改")
        with self.assertRaises(UserError):
            finding.fact = "配电箱"
        finding.action_restore()
        finding.fact = "教学楼一层配电箱无盖"
        with self.assertRaises(UserError):
            finding.with_user(self.inspector)._make_move("drop", "不属实")

    def test_what_the_checklist_has_shown_is_not_deleted(self):
        answer = self.env["edu.visit.answer"].create(
            {"visit_id": self.visit.id, "name": "配电箱是否加盖", "result": "failed"}
        )
        finding = self.env["edu.finding"]._from_answers(answer)
        self.assertEqual(finding.source, "team")
        with self.assertRaises(UserError):
            finding.with_user(self.officer_a).unlink()
        self.finding().unlink()

    def test_sources_of_evidence(self):
        """SH03: inspection, audit, polls and media stand beside what the team saw."""
        for source in ("discipline", "audit", "survey", "media"):
            found = self.finding(source=source)
            grouped = self.env["edu.finding"]._read_group(
                [("visit_id", "=", self.visit.id)], ["source"], ["__count"]
            )
            self.assertIn((source, 1), grouped, found)

    def test_hazards_of_a_visit_are_handed_over_in_one_letter(self):
        """B08: the school and its department have it in writing at once."""
        hazards = self.hazard() + self.hazard(name="围墙倾斜", deadline_days=3)
        self.finding()
        self.assertEqual(self.visit.with_user(self.officer_a).open_hazard_count, 2)
        self.visit.with_user(self.chief_a).action_hand_over_hazards()
        letter = hazards.hazard_letter_id
        self.assertEqual(len(letter), 1)
        self.assertEqual(letter.state, "issued")
        for words in ("1．配电箱无盖", "2．围墙倾斜", "3日内", self.office_a.name):
            self.assertIn(words, letter.body)
        rows = hazards[0].hazard_recipient_ids
        self.assertEqual(
            [(row.unit_id, row.kind, row.reply_days) for row in rows],
            [(self.schools[0], "main", 3), (self.education_a, "copy", 0)],
        )
        letter.sudo()._store([PDF])
        self.assertEqual(set(hazards.mapped("handed_over_on")), {OUT})
        self.assertEqual(self.visit.open_hazard_count, 0)

    def test_an_officer_prepares_and_the_chief_issues(self):
        hazard = self.hazard()
        hazard.action_hand_over()
        self.assertEqual(hazard.hazard_letter_id.state, "draft")
        self.assertFalse(hazard.is_handed_over)
        hazard.with_user(self.chief_a).action_hand_over()
        self.assertTrue(hazard.is_handed_over)
        with self.assertRaises(UserError):
            hazard.action_hand_over()
        with self.assertRaises(UserError):
            hazard._make_move("drop", "误记")
        with self.assertRaises(UserError):
            self.visit.with_user(self.officer_a)._make_move("reopen", "补记")

    def test_what_a_letter_has_told_stays(self):
        """B08: what the unit holds in its hands is what stands in the file."""
        hazard = self.hazard(deadline_days=3)
        hazard.action_hand_over()
        hazard.fact = "盖板缺失两块"  # the letter is not out yet
        hazard.with_user(self.chief_a).action_hand_over()
        told = {
            "name": "配电箱有盖",
            "fact": "无",
            "basis": "某办法",
            "requirement": "加盖",
            "deadline_days": 30,
            "severity": "minor",
            "rectify_unit_id": self.schools[1].id,
            "competent_unit_id": self.finance_unit_a.id,
        }
        for finding in (hazard, hazard.sudo()):
            for name, value in told.items():
                with self.subTest(name=name), self.assertRaises(UserError):
                    finding.write({name: value})
            with self.assertRaises(UserError):
                finding.unlink()
        hazard.source = "audit"  # of which the letter says nothing
        hazard.hazard_letter_id.with_user(self.chief_a)._make_move("void", "写错")
        hazard.deadline_days = 30

    def test_a_void_letter_hands_nothing_over(self):
        hazard = self.hazard()
        hazard.with_user(self.chief_a).action_hand_over()
        letter = hazard.hazard_letter_id
        letter.sudo()._store([PDF])
        letter.with_user(self.chief_a)._make_move("void", "单位写错")
        self.assertFalse(hazard.handed_over_on)
        self.assertEqual(self.visit.with_user(self.officer_a).open_hazard_count, 1)

    def test_only_hazards_are_handed_over(self):
        with self.assertRaises(UserError):
            self.finding().action_hand_over()
        with self.assertRaises(UserError):
            self.visit.with_user(self.officer_a).action_hand_over_hazards()

    def test_a_hidden_visit_is_released_before_its_hazards_are_told(self):
        """B08: a letter is read by the whole office, and would give the visit away."""
        hazard = self.hazard()
        opened(self.visit, STATE_GUARD).write(
            {"open_mode": "covert", "organiser_id": self.chief_a.id}
        )
        self.assertFalse(hazard.with_user(self.officer_a).has_access("read"))
        with self.assertRaises(UserError):
            hazard.with_user(self.chief_a).action_hand_over()
        self.visit.with_user(self.chief_a).action_release()
        hazard.with_user(self.chief_a).action_hand_over()
        self.assertTrue(hazard.is_handed_over)

    def test_stamps_are_not_written_by_hand(self):
        with self.assertRaises(UserError):
            self.hazard().sudo().write({"handed_over_on": OUT})

    def test_queries(self):
        """A list of 80 costs as many statements as one of 8."""
        shown = {
            name: {"fields": {"display_name": {}}} if name.endswith("_id") else {}
            for name in "name unit_id severity competent_unit_id state".split()
        } | {"is_handed_over": {}, "handed_over_on": {}}
        findings = self.env["edu.finding"]
        costs = []
        for size in (1, 8, 80):
            findings.create(
                [
                    {"visit_id": self.visit.id, "name": f"{size}-{n}"}
                    for n in range(size)
                ]
            )
            costs.append(
                self.statements(
                    findings.with_user(self.officer_a).web_search_read, [], shown
                )
            )
        self.assertEqual(*costs[1:])
        self.assertLessEqual(costs[1], 15)
