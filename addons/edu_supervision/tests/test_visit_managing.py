"""Visits by the body that manages the school."""

from odoo.tests import tagged

from .list_common import ListCommon


@tagged("post_install", "-at_install")
class TestVisitManaging(ListCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.district = cls.make_unit("城东学区管理中心", cls.county_a, kind="agency")
        cls.schools[0].managing_unit_id = cls.education_a
        cls.schools[1].managing_unit_id = cls.district

    def test_visits_are_found_and_grouped_by_it(self):
        """JJ09: managed by a department, or by a school district."""
        visits = self.env["edu.visit"].concat(
            *(
                self.make_visit(school, person)
                for school, person in zip(self.schools, self.inspectors, strict=False)
            )
        )
        mine = visits.with_user(self.officer_a)
        for place, body in enumerate((self.education_a, self.district)):
            found = mine.search([("managing_unit_id", "=", body.id)])
            self.assertEqual(found, visits[place])
            of_kind = [("unit_id.managing_unit_id.kind", "=", body.kind)]
            self.assertEqual(mine.search(of_kind), visits[place])
        groups = mine.formatted_read_group([], ["managing_unit_id"], ["__count"])
        self.assertEqual([group["__count"] for group in groups], [1, 1, 1])

    def test_what_is_due_is_found_by_it(self):
        """JJ09: the visits that schools of the district are owed."""
        due = self.env["edu.visit.due"].with_user(self.officer_a)
        of_district = due.search([("unit_id.managing_unit_id", "=", self.district.id)])
        self.assertEqual(of_district.unit_id, self.schools[1])

    def test_who_answers_for_a_school_inspects_nobody_in_its_name(self):
        """JJ09: its liaison drafts the list of the department, not one of a school."""
        self.assertIn(self.schools[0], self.liaison.liaison_unit_ids)
        self.assertEqual(self.make_list(self.liaison).unit_id, self.education_a)
        lists = self.env["edu.list"].with_user(self.liaison)
        self.assertEqual(lists._own_departments(), self.education_a)
