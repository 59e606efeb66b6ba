"""What is measured of the visits of a year, at the boundary of each figure."""

from datetime import datetime, timedelta

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitFigures(ConfirmCommon):
    def measured(self, code, figure, day=SCHOOL_DAY):
        """Return (fitting, all) of county A, and the visits behind what is missing."""
        rule = EVALUATORS[code]
        figures = {self.county_a.id: figure, self.county_b.id: figure}
        tally = rule.measure(self.env, day, lambda _code: figures)[self.county_a.id]
        self.assertEqual(tally.missing, tally.whole - tally.part)
        env = self.env(user=self.officer_a)
        action = rule.records(env, self.county_a.ids, day, figure)
        visits = env["edu.visit"].search(action["domain"])
        return (tally.part, tally.whole), visits.sudo()

    def counted(self, *visits, **values):
        """Let visits be confirmed, without asking the rules."""
        visits = self.env["edu.visit"].concat(*visits)
        opened(visits, STATE_GUARD).write({"state": "confirmed", **values})
        return visits

    def test_notice_a_month_ahead(self):
        """B10, B32, JJ10: known a month before to the day, or a day later."""
        known = datetime(2026, 2, 11)
        good = self.counted(self.special(), released_on=known)
        bad = self.counted(
            self.special(self.schools[1], day=SCHOOL_DAY - DAY), released_on=known
        )
        numbers, missing = self.measured("visit_notice", 1)
        self.assertEqual((numbers, missing), ((1, 2), bad))
        still = self.counted(self.special(day=SCHOOL_DAY.replace(month=4)))
        self.assertEqual(self.measured("visit_notice", 1)[0], (2, 3))
        numbers, missing = self.measured("visit_notice", 1, SCHOOL_DAY + DAY)
        self.assertEqual((numbers, missing), ((1, 3), bad | still))
        self.assertNotIn(good, missing)

    def test_visits_of_a_month(self):
        """TS34: those of a month beyond the cap are named; hidden ones nowhere."""
        march = self.counted(
            *(self.make_visit(day=SCHOOL_DAY + number * DAY) for number in range(3))
        )
        self.counted(self.make_visit(self.schools[1], self.inspectors[1]))
        hidden = {"open_mode": "covert", "planner": self.officer_a}
        self.counted(self.make_visit(day=SCHOOL_DAY + 7 * DAY, **hidden))
        self.assertEqual(self.measured("visit_cap", 3)[0], (4, 4))
        numbers, missing = self.measured("visit_cap", 2)
        self.assertEqual((numbers, missing.sorted("id")), ((1, 4), march))

    def test_comprehensive_visits_of_a_year(self):
        """B32: exempt ones are not measured at all."""
        exempt = self.make_item(kind="comprehensive", is_exempt=True)
        self.counted(self.whole(), self.whole(day=SCHOOL_DAY + DAY, item=exempt))
        self.assertEqual(self.measured("comprehensive_yearly", 1)[0], (1, 1))
        self.assertEqual(self.measured("comprehensive_yearly", 0)[0], (0, 1))

    def test_inspectors_of_a_team(self):
        """B09: three are enough, two are named, and routine is not measured."""
        self.counted(self.special(), self.make_visit(day=SCHOOL_DAY + 2 * DAY))
        two = self.special(day=SCHOOL_DAY + DAY, inspectors=self.inspectors[:2])
        self.counted(two)
        self.assertEqual(self.measured("team_size", 3), ((1, 2), two))

    def test_hours_of_urgent_visits(self):
        """TS19: recorded in time, too late, and not yet due."""
        noon = datetime(2026, 3, 11, 4)
        urgent = {"is_urgent": True, "urgent_reason": "围墙倒塌"}
        visits = [
            self.make_visit(school, person, **urgent)
            for school, person in zip(self.schools, self.inspectors, strict=False)
        ]
        self.counted(*visits, report_until=noon)
        opened(visits[0], STATE_GUARD).recorded_on = noon
        opened(visits[1], STATE_GUARD).recorded_on = noon + timedelta(minutes=1)
        self.assertEqual(self.measured("urgent_report", 24), ((2, 3), visits[1]))
        numbers, _missing = self.measured("urgent_report", 24, SCHOOL_DAY + DAY)
        self.assertEqual(numbers, (1, 3))
