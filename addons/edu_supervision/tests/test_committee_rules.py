"""What the rules on committees count, at their boundaries."""

from datetime import date, datetime

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .committee_common import CommitteeCommon

DAY = date(2026, 11, 30)


@tagged("post_install", "-at_install")
class TestCommitteeRules(CommitteeCommon):
    def test_figures_are_those_of_the_clauses(self):
        """TS05, TS10, TS14, SH02: a committee, a plenary, four kinds, two papers."""
        for code, figure in {
            "lower_committee": 1,
            "plenary": 1,
            "county_filings": 4,
            "plan_and_report": 2,
        }.items():
            rule = self.env.ref(f"edu_supervision.rule_{code}")
            self.assertEqual(rule.figure, figure, code)

    def test_posts_are_filled_by_who_holds_the_office(self):
        """TS03, JJ18: vacant, held by another office, and not set up are missing."""
        self.assertEqual(self.measured("committee_posts", DAY), Tally(0, 4, 4))
        self.body.action_take_over_standard()
        self.assertEqual(self.measured("committee_posts", DAY), Tally(0, 4, 4))
        for seat in self.body.member_ids:
            seat.person_name = "程远"
            seat.date_from = "2026-01-01"
        self.assertEqual(self.measured("committee_posts", DAY), Tally(4, 4, 0))
        self.assertFalse(self.named("committee_posts", DAY))
        self.body.member_ids[0].held_office = "县长助理"
        self.assertEqual(self.measured("committee_posts", DAY), Tally(3, 4, 1))
        self.assertEqual(self.named("committee_posts", DAY), self.body)
        self.body.member_ids[1].date_to = "2026-11-29"
        self.assertEqual(self.measured("committee_posts", DAY), Tally(2, 4, 2))

    def test_posts_follow_the_nearest_standard(self):
        """TS03: of the county, else the city, else the general ones."""
        standards = self.env["edu.committee.standard"]
        city = {"post": "chair", "office": "副市长", "owner_unit_id": self.city.id}
        standards.create(city | {"number": 2})
        self.assertEqual(self.measured("committee_posts", DAY), Tally(0, 2, 2))
        standards.create(city | {"owner_unit_id": self.county_a.id})
        self.assertEqual(self.measured("committee_posts", DAY), Tally(0, 1, 1))
        standards.create(city | {"owner_unit_id": self.county_b.id, "number": 5})
        self.assertEqual(self.measured("committee_posts", DAY), Tally(0, 1, 1))

    def test_each_county_has_a_committee(self):
        """TS05: it counts to its last day."""
        self.assertEqual(self.measured("lower_committee", DAY), Tally(1, 1, 0))
        other = self.measured("lower_committee", DAY, self.county_b)
        self.assertEqual(other, Tally(0, 1, 1))
        self.body.dissolved_on = DAY
        self.assertEqual(self.measured("lower_committee", DAY).missing, 0)
        self.body.dissolved_on = date(2026, 11, 29)
        self.assertEqual(self.measured("lower_committee", DAY).missing, 1)
        self.assertEqual(self.named("lower_committee", DAY), self.county_a)

    def test_offices_bear_the_uniform_name(self):
        """TS06: nothing more, nothing less."""
        self.assertEqual(self.measured("office_name", DAY), Tally(0, 1, 1))
        self.assertEqual(self.named("office_name", DAY), self.office_a)
        self.office_a.name = "临溪县人民政府教育督导委员会办公室"
        self.assertEqual(self.measured("office_name", DAY), Tally(1, 1, 0))
        self.assertFalse(self.named("office_name", DAY))

    def test_member_units_have_duties(self):
        """TS04, TS11: a unit with two seats needs a text once."""
        seat = self.make_seat(duty="统筹义务教育")
        self.make_seat()
        lacking = self.make_seat(unit_id=self.finance_unit_a.id)
        self.assertEqual(self.measured("duty_texts", DAY), Tally(1, 2, 1))
        self.assertIn(lacking, self.named("duty_texts", DAY))
        self.assertNotIn(seat, self.named("duty_texts", DAY))
        lacking.duty = "落实督导经费"
        self.assertEqual(self.measured("duty_texts", DAY), Tally(2, 2, 0))

    def test_a_plenary_is_held_by_the_thirtieth_of_november(self):
        """TS10: an outlook on 30 November, a breach on 1 December."""
        rule = EVALUATORS["plenary"]
        none = self.measured("plenary", DAY)
        self.assertEqual(none, Tally(0, 1, 1))
        self.assertEqual(self.named("plenary", DAY), self.body)
        self.assertFalse(rule.is_late(none, DAY))
        self.assertTrue(rule.is_late(none, date(2026, 12, 1)))
        self._plenary(datetime(2026, 11, 29, 15, 59))  # 23:59 in China
        self.assertEqual(self.measured("plenary", date(2026, 11, 28)).missing, 1)
        self.assertEqual(self.measured("plenary", date(2026, 11, 29)), Tally(1, 1, 0))
        self.assertEqual(self.measured("plenary", date(2027, 11, 29)).missing, 1)

    def test_only_a_plenary_that_was_held_counts(self):
        """TS10: neither one that is called, nor a joint meeting."""
        self._plenary(datetime(2026, 5, 6, 1), state="called")
        self._plenary(datetime(2026, 5, 6, 1), kind="joint")
        self.assertEqual(self.measured("plenary", DAY).missing, 1)

    def test_plan_and_report_of_the_year(self):
        """SH02: each of them once; those of the year before do not count."""
        self.assertEqual(self.measured("plan_and_report", DAY), Tally(0, 2, 2))
        self._paper("plan", date(2026, 1, 20))
        self._paper("report", date(2025, 12, 20))
        self.assertEqual(self.measured("plan_and_report", DAY), Tally(1, 2, 1))
        self.assertEqual(self.named("plan_and_report", DAY), self.body)
        self._paper("report", DAY)
        self.assertEqual(self.measured("plan_and_report", DAY), Tally(2, 2, 0))
        rule, none = EVALUATORS["plan_and_report"], Tally(1, 2, 1)
        self.assertFalse(rule.is_late(none, DAY))
        self.assertTrue(rule.is_late(none, date(2026, 12, 1)))

    def test_no_rule_asks_more_for_more_counties(self):
        codes = (
            "committee_posts lower_committee office_name duty_texts plenary "
            "duty_feedback county_filings plan_and_report"
        ).split()
        few = {code: self._cost(code) for code in codes}
        for number in range(20):
            county = self.make_government(f"第{number}县", "county", self.city)
            body = self.make_body(self.city_officer, owner_unit_id=county.id)
            body.action_take_over_standard()
        self.assertEqual({code: self._cost(code) for code in codes}, few)
        self.assertLessEqual(max(few.values()), 3, few)

    def _cost(self, code):
        result = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(result._paths(), DAY)
        env = self.env(su=True)
        return self.statements_warm(EVALUATORS[code].measure, env, DAY, figure)

    def _plenary(self, start, state="held", kind="plenary"):
        meeting = self.env["edu.meeting"].create(
            {
                "committee_id": self.body.id,
                "kind": kind,
                "start": start,
                "attendee_ids": [
                    Command.create({"unit_id": self.office_a.id, "person_name": "柳青"})
                ],
            }
        )
        opened(meeting, STATE_GUARD).state = state
        return meeting

    def _paper(self, kind, day):
        return self.env["edu.committee.document"].create(
            {"committee_id": self.body.id, "kind": kind, "name": "文件", "date": day}
        )
