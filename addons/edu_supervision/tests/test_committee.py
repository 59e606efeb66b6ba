"""Posts bound to offices, duties and papers of a supervision committee."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .committee_common import CommitteeCommon

POSTS = ["chair", "vice_chair", "vice_chair", "full_time_vice_chair"]


@tagged("post_install", "-at_install")
class TestCommittee(CommitteeCommon):
    def test_the_standard_is_taken_over_in_one_act(self):
        """TS03: one chair, two vice chairs and a full-time one, all of them vacant."""
        self.assertEqual(self.body.lacking_count, 4)
        self.body.action_take_over_standard()
        self.assertEqual(self.body.member_ids.mapped("post"), POSTS)
        self.assertTrue(all(self.body.member_ids.mapped("office")))
        self.assertEqual(self.body.member_ids[-1].unit_id, self.office_a)
        self.assertEqual((self.body.lacking_count, self.body.vacant_count), (0, 4))
        self.body.action_take_over_standard()
        self.assertEqual(len(self.body.member_ids), 4)

    def test_seats_that_were_there_are_those_of_the_standard(self):
        """TS03: a chair without an office becomes the standard's; none is doubled."""
        chair = self.make_seat(post="chair", user_id=self.leader.id)
        self.assertEqual(self.body.lacking_count, 4)
        self.body.action_take_over_standard()
        self.assertEqual((self.body.lacking_count, len(self.body.member_ids)), (0, 4))
        self.assertEqual(chair.office, chair.standard_id.office)

    def test_a_government_follows_its_own_posts_or_those_above(self):
        self.make_standard(self.city_officer, office="副市长", number=2)
        self.assertEqual(self.body.lacking_count, 2)
        self.make_standard(self.officer, office="副县长")
        self.body.invalidate_recordset()
        self.assertEqual(self.body.lacking_count, 1)
        self.body.action_take_over_standard()
        self.assertEqual(self.body.member_ids.mapped("office"), ["副县长"])

    def test_a_leading_group_has_no_standard(self):
        both = self.committee | self.body
        self.assertEqual(both.mapped("lacking_count"), [0, 4])

    def test_another_office_than_asked_for_is_a_mismatch(self):
        """TS03: who holds the office that the seat goes with need not say so."""
        seat = self.make_seat(office="教育局局长", person_name="程远")
        self.assertFalse(seat.is_mismatched)
        seat.held_office = "教育局局长 "
        self.assertFalse(seat.is_mismatched)
        seat.held_office = "教育局副局长"
        self.assertTrue(seat.is_mismatched)
        self.assertEqual(self.body.mismatch_count, 1)
        found = [("member_ids.is_mismatched", "=", True)]
        self.assertEqual(self.env["edu.committee"].search(found), self.body)
        seat.person_name = False
        self.assertFalse(seat.is_mismatched)
        self.assertEqual((self.body.mismatch_count, self.body.vacant_count), (0, 1))

    def test_member_units_and_their_duties_are_counted(self):
        """TS04, TS11: two seats of a unit are one member unit; a seat lacks duties."""
        self.make_seat(duty="统筹义务教育督导")
        self.make_seat()
        self.make_seat(unit_id=self.finance_unit_a.id, duty="落实督导经费")
        self.make_seat(post="office_head", unit_id=self.office_a.id)
        self.assertEqual(self.body.member_unit_count, 2)
        self.assertEqual(self.body.dutiless_count, 1)

    def test_the_office_bears_the_uniform_name(self):
        """TS06: the name of the same government, then that of the office."""
        self.assertEqual(self.body.office_unit_id, self.office_a)
        expected = "临溪县人民政府教育督导委员会办公室"
        self.assertEqual(self.body.expected_office_name, expected)
        odd = self.env["edu.unit"].search([("has_odd_office_name", "=", True)])
        self.assertIn(self.office_a, odd)
        self.office_a.name = expected
        self.assertFalse(self.office_a.has_odd_office_name)
        odd = self.env["edu.unit"].search([("has_odd_office_name", "=", True)])
        self.assertNotIn(self.office_a, odd)
        self.assertNotIn(self.education_a, odd)

    def test_counties_without_a_committee_are_listed(self):
        """TS05: a leading group is none, nor one that is dissolved."""
        lacking = self._lacking(self.city_officer)
        self.assertIn(self.county_b, lacking)
        self.assertNotIn(self.county_a, lacking)
        self.assertNotIn(self.education_b, lacking)
        self.body.write({"founded_on": "2020-01-01", "dissolved_on": "2020-12-31"})
        self.assertIn(self.county_a, self._lacking(self.city_officer))
        self.assertNotIn(self.county_b, self._lacking(self.officer))

    def test_papers_are_read_by_who_sits_in_the_committee(self):
        """TS11: the owner keeps them; those outside do not see them."""
        self.make_seat(user_id=self.liaison.id)
        paper = self._paper(kind="procedure")
        self.assertEqual(paper.with_user(self.liaison).name, "议事规则")
        for user in (self.treasurer, self.stranger, self.outsider):
            self.assertFalse(paper.with_user(user).has_access("read"), user.login)
        with self.assertRaises(AccessError):
            paper.with_user(self.liaison).name = "工作规程"

    def test_a_year_has_one_plan_and_one_report(self):
        """SH02: of the year in which it is issued, unless told otherwise."""
        plan = self._paper(kind="plan", date="2026-01-20")
        report = self._paper(kind="report", date="2026-01-20", year=2025)
        self.assertEqual((plan.year, report.year), (2026, 2025))
        self.assertEqual(self._paper(kind="work").year, 0)
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._paper(kind="plan", date="2026-03-01")

    def test_a_paper_stays_with_its_committee(self):
        with self.assertRaises(UserError):
            self._paper(kind="work").committee_id = self.committee

    def test_general_posts_are_changed_by_nobody(self):
        general = self.env.ref("edu_supervision.edu_committee_standard_chair")
        self.assertTrue(general.with_user(self.officer).office)
        with self.assertRaises(AccessError):
            general.with_user(self.officer).number = 9

    def _lacking(self, user):
        units = self.env["edu.unit"].with_user(user)
        return units.search(units.action_open_without_committee()["domain"])

    def _paper(self, **values):
        papers = self.env["edu.committee.document"].with_user(self.officer)
        values = {"committee_id": self.body.id, "name": "议事规则"} | values
        return papers.create(values)

    def make_standard(self, user, **values):
        standards = self.env["edu.committee.standard"].with_user(user)
        return standards.create({"post": "chair", **values})
