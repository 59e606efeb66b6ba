from datetime import date

from odoo.tests import tagged

from ..tools.dates import school_year_of, today
from ..tools.rules import EVALUATORS, Tally
from .common import EduCommon


@tagged("post_install", "-at_install")
class TestUnitRules(EduCommon):
    """The rules that need units, liaisons and enrolment alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("rules_officer", "officer", serves=cls.county_a)

    def measured(self, code, figure, unit, day=None):
        def figures(_code):
            return {unit.id: figure}

        return EVALUATORS[code].measure(self.env, day or today(), figures)[unit.id]

    def lacking(self, code, figure):
        env = self.env(user=self.officer)
        action = EVALUATORS[code].records(env, self.county_a.ids, today(), figure)
        return env["edu.unit"].search(action["domain"])

    def test_departments_without_liaison(self):
        """TS12: each department has as many liaisons as the figure says."""
        self.assertEqual(self.measured("liaisons", 1, self.county_a), Tally(0, 2, 2))
        self.make_liaison(self.make_user("l1", "liaison"), self.education_a)
        former = self.make_user("l2", "liaison")
        self.make_liaison(former, self.finance_unit_a, date_to=date(2021, 1, 1))
        self.assertEqual(self.measured("liaisons", 1, self.county_a), Tally(1, 2, 1))
        self.assertEqual(self.measured("liaisons", 2, self.county_a), Tally(0, 2, 2))
        self.assertEqual(self.lacking("liaisons", 1), self.finance_unit_a)
        self.make_liaison(self.make_user("l3", "liaison"), self.finance_unit_a)
        self.assertEqual(
            self.lacking("liaisons", 1), self.education_a | self.finance_unit_a
        )  # nobody lacks one: all are shown

    def test_schools_without_enrolment(self):
        """TS57: the size of a school is known from its enrolment of the year."""
        schools = self.env["edu.unit"].create(
            [
                {"name": name, "kind": "school", "parent_id": self.county_a.id}
                for name in ("临溪县第一小学", "临溪县第二小学", "临溪县第三小学")
            ]
        )
        self.env["edu.enrolment"].create(
            [
                {"unit_id": school.id, "stage": stage, "school_year": year}
                for school, stage, year in (
                    (schools[0], "primary", school_year_of(today())),
                    (schools[0], "junior", school_year_of(today())),
                    (schools[1], "primary", school_year_of(today()) - 1),
                )
            ]
        )
        self.assertEqual(self.measured("enrolment", 100, self.county_a), Tally(1, 3, 2))
        self.assertEqual(self.measured("enrolment", 50, self.county_a), Tally(1, 3, 1))
        self.assertEqual(self.lacking("enrolment", 100), schools[1] | schools[2])

    def test_in_autumn_schools_are_still_counting(self):
        late = EVALUATORS["enrolment"].is_late
        self.assertFalse(late(Tally(1, 3, 2), date(2026, 10, 31)))
        self.assertTrue(late(Tally(1, 3, 2), date(2026, 11, 1)))
        self.assertFalse(late(Tally(3, 3, 0), date(2026, 11, 1)))
