"""Who answers for a school: its own liaison, else that of its managing body."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_collection import CollectionCommon


@tagged("post_install", "-at_install")
class TestManagingBody(CollectionCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.district = cls.make_unit(
            "临溪县城东学区管理中心", cls.county_a, kind="agency"
        )
        cls.manager = cls.make_user("liaison_district", "liaison")
        cls.make_liaison(cls.manager, cls.district)
        cls.schools = cls.env["edu.unit"].concat(
            *(
                cls.make_unit(
                    f"城东第{number}小学",
                    cls.county_a,
                    kind="school",
                    managing_unit_id=cls.district.id,
                )
                for number in (1, 2)
            )
        )

    def test_it_answers_for_its_schools(self):
        """JJ09: those of the school district, and no others."""
        other = self.make_unit("城西小学", self.county_a, kind="school")
        answered = self.manager.liaison_unit_ids
        self.assertEqual(answered, self.district | self.schools)
        other.managing_unit_id = self.district
        self.assertIn(other, self.manager.liaison_unit_ids)
        other.managing_unit_id = self.education_a
        self.assertNotIn(other, self.manager.liaison_unit_ids)
        self.assertIn(other, self.liaison.liaison_unit_ids)

    def test_a_school_with_a_liaison_answers_for_itself(self):
        """JJ09: from the first day of the post to the last."""
        own = self.make_user("liaison_school", "liaison")
        post = self.make_liaison(own, self.schools[0])
        self.assertEqual(own.liaison_unit_ids, self.schools[0])
        self.assertNotIn(self.schools[0], self.manager.liaison_unit_ids)
        self.assertIn(self.schools[1], self.manager.liaison_unit_ids)
        post.date_to = date(2020, 1, 1)
        self.assertIn(self.schools[0], self.manager.liaison_unit_ids)

    def test_a_department_answers_for_itself(self):
        """JJ09: only schools are answered for by whoever manages them."""
        self.finance_unit_a.managing_unit_id = self.district
        self.assertNotIn(self.finance_unit_a, self.manager.liaison_unit_ids)

    def test_it_is_asked_told_and_hands_in(self):
        """JJ09: a school without an account is reached through its managing body."""
        asked = self.make_collection(unit_ids=self.schools.ids)
        report = self.report_of(asked, self.manager, self.schools[0])
        asked.action_remind()
        digest = self.env["edu.digest"].search([("user_id", "=", self.manager.id)])
        self.assertEqual(digest.line_ids.unit_id, self.schools)
        report.text = "已核对，共十二个班。"
        report.action_submit()
        self.assertEqual(report.submitted_by_id, self.manager)

    def test_links_are_handed_out_to_it(self):
        """JJ09: a link of the school is made for whoever answers for it."""
        asked = self.make_collection(unit_ids=self.schools.ids)
        report = self.report_of(asked, self.officer, self.schools[0])
        context = report.action_hand_out_link()["context"]
        offered = self.env["edu.link.hand.out"].with_user(self.officer)
        wizard = offered.with_context(**context).create({})
        self.assertEqual(wizard.person_ids, self.manager)
        self.assertEqual(wizard.user_id, self.manager)
        self.assertTrue(wizard.action_make()["context"]["default_url"])

    def test_a_stranger_reaches_nothing(self):
        """JJ09: the liaison of another department of the county is not asked."""
        asked = self.make_collection(unit_ids=self.schools.ids)
        with self.assertRaises(UserError):
            self.report_of(asked, self.liaison, self.schools[0]).action_submit()

    def test_schools_are_found_by_who_manages_them(self):
        """JJ09: managed by a department, or by a school district."""
        self.schools[0].managing_unit_id = self.education_a
        search = self.env["edu.unit"].search
        for kind, school in zip(("department", "agency"), self.schools, strict=True):
            found = search([("managing_unit_id.kind", "=", kind)])
            self.assertEqual(found & self.schools, school)
        managed = self.env["edu.unit"].formatted_read_group(
            [("id", "in", self.schools.ids)], ["managing_unit_id"], ["__count"]
        )
        self.assertEqual(len(managed), 2)

    def test_people_of_many_schools_take_one_query(self):
        people = self.manager | self.liaison
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.env["edu.liaison"]._current_by_user(people)
