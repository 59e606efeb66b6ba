from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .people_common import LAST_YEAR, PeopleCommon

REFUSED = UserError  # of which AccessError is a kind


@tagged("post_install", "-at_install")
class TestAppraisal(PeopleCommon):
    """Opened for all, graded by an officer, confirmed by the chief (TS65, B04)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terms = cls.serve(cls.inspector | cls.colleague | cls.stranger)
        cls.model = cls.env["edu.inspector.appraisal"]

    def open_year(self, login="chief_a", year=LAST_YEAR):
        return self.acting(login, self.model)._open_year(year)

    def of(self, inspector):
        return self.model.search([("inspector_id", "=", inspector.id)])

    def grade(self, appraisals, grade="qualified"):
        """Let the officer grade and submit the appraisals."""
        theirs = self.acting("officer_a", appraisals)
        theirs.action_review()
        theirs.write({"grade": grade, "opinion": "履职扎实。"})
        theirs.action_submit()

    def test_the_chief_opens_a_year_for_all_who_served(self):
        """TS65: one act, one each, of the own government alone"""
        self.make_inspector("从未聘任")
        early = self.make_inspector("任期已满")
        self.serve(early, date(2021, 1, 1), date(2024, 12, 31))
        left = self.make_inspector("年初离任")
        self.serve(left, date(2022, 1, 1), date(2025, 1, 1))
        new = self.open_year()
        self.assertEqual(new.inspector_id, self.inspector | self.colleague | left)
        self.assertEqual(set(new.mapped("state")), {"open"})
        self.assertFalse(self.open_year(), "a second time there is nothing to open")

    def test_only_the_chief_opens_and_only_a_year_that_has_begun(self):
        for login in ("officer_a", "leader_a", "inspector_a"):
            with self.subTest(login), self.assertRaises(REFUSED):
                self.open_year(login)
        for year in (1999, 2999):
            with self.subTest(year), self.assertRaises(UserError):
                self.open_year(year=year)

    def test_the_wizard_says_for_how_many_and_opens(self):
        self.acting("chief_a", self.model)
        wizard = Form(
            self.env["edu.inspector.appraisal.opening"].with_user(self.users["chief_a"])
        )
        wizard.year = LAST_YEAR
        self.assertEqual(wizard.number, 2)
        action = wizard.save().action_open()
        self.assertEqual(self.model.search_count(action["domain"]), 2)

    def test_one_a_year(self):
        self.open_year()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.of(self.inspector).copy()

    def test_nobody_creates_one_by_hand(self):
        for login in ("chief_a", "officer_a", "inspector_a"):
            with self.subTest(login), self.assertRaises(REFUSED):
                self.acting(login, self.model).create(
                    {"inspector_id": self.inspector.id, "year": LAST_YEAR}
                )

    def test_figures_are_frozen_and_can_be_refreshed_until_submitted(self):
        """TS63, TS65: figures come from the real work"""
        self.open_year()
        appraisal = self.of(self.colleague)
        self.assertEqual(appraisal.figures["months"], 10)
        self.assertIn("10", appraisal.figures_text)
        term = self.terms.filtered(lambda term: term.inspector_id == self.colleague)
        opened(term, STATE_GUARD).write({"date_to": date(2025, 6, 30)})
        self.assertEqual(appraisal.figures["months"], 10)
        self.acting("officer_a", appraisal).action_refresh_figures()
        self.assertEqual(appraisal.figures["months"], 4)
        for login in ("inspector_a", "officer_b", "leader_a"):
            with self.subTest(login), self.assertRaises(REFUSED):
                self.acting(login, appraisal).action_refresh_figures()
        self.grade(appraisal)
        with self.assertRaises(UserError):
            self.acting("officer_a", appraisal).action_refresh_figures()
        for user in (self.users["chief_a"], self.env.user):
            with self.assertRaises(UserError):
                appraisal.with_user(user).sudo().write({"figures": {"months": 12}})

    def test_the_inspector_writes_the_own_summary_and_nothing_else(self):
        self.open_year()
        own = self.acting("inspector_a", self.of(self.inspector))
        own.summary = "全年督导二十三次,推动解决问题九个。"
        for values in (
            {"grade": "excellent"},
            {"opinion": "很好"},
            {"figures": {}},
            {"year": 2024},
            {"state": "review"},
        ):
            with self.subTest(values), self.assertRaises(REFUSED):
                own.write(values)
        theirs = self.acting("inspector_a", self.of(self.colleague))
        with self.assertRaises(AccessError):
            theirs.write({"summary": "代写"})

    def test_the_person_sees_the_grade_when_it_is_confirmed(self):
        self.open_year()
        appraisal = self.of(self.inspector)
        self.assertTrue(self.acting("inspector_a", appraisal).has_access("read"))
        self.grade(appraisal, "excellent")
        self.assertFalse(self.acting("inspector_a", appraisal).has_access("read"))
        found = self.acting("inspector_a", self.model)
        self.assertFalse(found.search([("grade", "=", "excellent")]))
        self.acting("chief_a", appraisal).action_confirm()
        self.assertEqual(self.acting("inspector_a", appraisal).grade, "excellent")
        with self.assertRaises(REFUSED):
            self.acting("inspector_a", appraisal).write({"summary": "补充"})

    def test_a_grade_is_needed(self):
        self.open_year()
        appraisal = self.acting("officer_a", self.of(self.inspector))
        appraisal.action_review()
        with self.assertRaisesRegex(UserError, "谢文澜"):
            appraisal.action_submit()

    def test_four_eyes(self):
        """Who submitted does not confirm; nobody grades or confirms the own work."""
        self.open_year()
        appraisal = self.of(self.inspector)
        self.acting("chief_a", appraisal).action_review()
        self.acting("chief_a", appraisal).grade = "qualified"
        self.acting("chief_a", appraisal).action_submit()
        for login in ("chief_a", "officer_a", "leader_a", "chief_b", "inspector_a"):
            with self.subTest(login), self.assertRaises(REFUSED):
                self.acting(login, appraisal).action_confirm()
        city_chief = self.make_user("chief_city", "chief", serves=self.city)
        self.users["chief_city"] = city_chief
        self.acting("chief_city", appraisal).action_confirm()
        self.assertEqual(appraisal.state, "confirmed")

    def test_nobody_grades_or_confirms_the_own_work(self):
        self.colleague.user_id = self.users["officer_a"]
        self.inspector.user_id = self.users["chief_a"]
        self.open_year()
        both = self.of(self.colleague) | self.of(self.inspector)
        self.acting("officer_a", both).action_review()
        with self.assertRaises(UserError):
            self.acting("officer_a", self.of(self.colleague)).grade = "excellent"
        self.acting("officer_a", self.of(self.inspector)).grade = "excellent"
        self.acting("officer_a", self.of(self.inspector)).action_submit()
        with self.assertRaises(UserError):
            self.acting("chief_a", self.of(self.inspector)).action_confirm()

    def test_the_chief_returns_with_a_reason(self):
        self.open_year()
        appraisal = self.of(self.inspector)
        self.grade(appraisal)
        with self.assertRaises(UserError):
            self.acting("chief_a", appraisal)._make_move("return")
        self.acting("chief_a", appraisal)._make_move("return", "评语过简")
        self.acting("officer_a", appraisal).opinion = "全年督导记录完整。"
        self.assertEqual(appraisal.state, "review")

    def test_unqualified_leaves_the_chief_a_next_step(self):
        """TS65, GY14: unqualified leads to the exit"""
        self.open_year()
        self.grade(self.of(self.inspector), "unqualified")
        self.grade(self.of(self.colleague))
        self.acting(
            "chief_a", self.of(self.inspector) | self.of(self.colleague)
        ).action_confirm()
        step = self.inspector.activity_ids
        self.assertEqual(step.user_id, self.users["chief_a"])
        self.assertIn(str(LAST_YEAR), step.summary)
        self.assertFalse(self.colleague.activity_ids)

    def test_share_of_excellent(self):
        for number in range(3):
            self.serve(self.make_inspector(f"同事{number}"))
        new = self.open_year()
        self.grade(new[:1], "excellent")
        self.grade(new[1:4])
        theirs = self.acting("leader_a", new)
        self.assertEqual(theirs.mapped("excellent_share"), [0.25] * 5)

    def test_another_county_sees_nothing(self):
        new = self.open_year()
        for login in ("officer_b", "chief_b", "leader_b", "inspector_b"):
            theirs = self.acting(login, self.model)
            self.assertFalse(theirs.search([("id", "in", new.ids)]), login)

    def test_the_sheet_shows_figures_words_grade_and_hands(self):
        self.open_year()
        appraisal = self.of(self.inspector)
        self.acting("inspector_a", appraisal).summary = "走访十一所学校。"
        self.grade(appraisal, "excellent")
        self.acting("chief_a", appraisal).action_confirm()
        own = self.acting("inspector_a", appraisal)
        text = " ".join(cell for row in own._sheet().blocks[0].rows for cell in row)
        for part in (
            "谢文澜",
            "10",
            "走访十一所学校。",
            "履职扎实。",
            "chief_a",
            "officer_a",
        ):
            self.assertIn(part, text)
        report = self.env["ir.actions.report"].with_user(self.users["inspector_a"])
        html, _kind = report._render_qweb_html(
            "edu_inspector.report_inspector_appraisal", own.ids
        )
        self.assertIn("走访十一所学校。", html.decode())

    def test_opening_grading_and_confirming_cost_the_same_for_any_number(self):
        """A year for 40 takes as many queries as for 8, but for the INSERTs."""
        counts = []
        for year, number in ((2022, 3), (2024, 8), (2023, 40)):
            people = self.env["edu.inspector"].create(
                [
                    {"name": f"督学{year}之{n}", "owner_unit_id": self.county_a.id}
                    for n in range(number)
                ]
            )
            self.serve(people, date(year, 1, 1), date(year, 12, 31))
            counts.append(self.counted_year(year))
        _caches_filled, few, many = counts
        for step, (for_few, for_many) in enumerate(zip(few, many, strict=True)):
            with self.subTest(step=step):
                self.assertAlmostEqual(for_many, for_few, delta=1)

    def counted_year(self, year):
        """Return how many queries each step of a year takes."""
        new = self.open_year(year=year)
        new.unlink()
        steps = []

        def step(login, act):
            theirs = self.acting(login, new)
            steps.append(self.statements(act, theirs))

        steps.append(self.statements(self.open_year, year=year))
        new = self.model.search([("year", "=", year)])
        step("officer_a", lambda all_: all_.action_review())
        step("officer_a", lambda all_: all_.write({"grade": "qualified"}))
        step("officer_a", lambda all_: all_.action_refresh_figures())
        step("officer_a", lambda all_: all_.action_submit())
        step("chief_a", lambda all_: all_.mapped("excellent_share"))
        step("chief_a", lambda all_: all_.action_confirm())
        return steps
