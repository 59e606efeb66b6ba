"""What the lists cost and what confirming costs does not grow with the visits."""

from datetime import timedelta

from odoo.fields import Command
from odoo.tests import tagged

from .common import SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)
COLUMNS = "date kind number outcome is_unrecorded allowed_moves state".split()
REPORTED = "visited_on visited_units name finding_count state".split()
NAME = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestVisitQueries(ConfirmCommon):
    def plan(self, count):
        """Return visits of the county's inspectors, each on a day of its own."""
        schools = self.make_schools(self.county_a, count, name=f"{count}校第%d小学")
        people = self.make_inspectors(
            self.county_a, *(f"督{count}甲{number}" for number in range(count))
        )
        return self.env["edu.visit"].create(
            [
                {
                    "unit_id": school.id,
                    "owner_unit_id": self.county_a.id,
                    "date": SCHOOL_DAY,
                    "member_ids": [
                        Command.create({"inspector_id": person.id, "role": "lead"})
                    ],
                }
                for school, person in zip(schools, people, strict=True)
            ]
        )

    def test_the_list_costs_the_same_for_ten_times_the_visits(self):
        users = self.officer_a, self.leader_a, self.inspectors[0].user_id
        self.plan(6)
        few = [self.listed(user) for user in users]
        self.plan(70)  # still on one page
        self.assertEqual([self.listed(user) for user in users], few)
        self.assertLessEqual(max(few), 15)

    def test_the_list_of_reports_costs_the_same_for_ten_times_as_many(self):
        """When and where are columns of the report itself, and sorted by."""
        self.report_on(self.plan(7))
        few = self.listed_reports()
        self.report_on(self.plan(70))
        self.assertEqual(self.listed_reports(), few)
        self.assertLessEqual(few, 8)

    def report_on(self, visits):
        self.env["edu.visit.report"].with_user(self.officer_a).create(
            [{"name": "督导报告", "visit_ids": one.ids} for one in visits]
        )

    def listed(self, user):
        spec = dict.fromkeys(COLUMNS, {}) | {"unit_id": NAME, "lead_id": NAME}
        return self.opened("edu.visit", user, spec)

    def listed_reports(self):
        spec = dict.fromkeys(REPORTED, {}) | {"author_id": NAME, "owner_unit_id": NAME}
        order = "visited_on, visited_units, id"
        return self.opened("edu.visit.report", self.officer_a, spec, order=order)

    def opened(self, model, user, spec, **options):
        read = self.env[model].with_user(user).web_search_read
        return self.statements_warm(read, [], spec, limit=80, **options)

    def test_confirming_costs_the_same_for_twenty_times_the_visits(self):
        """Ten and two hundred at once; core writes and inserts by the hundred."""
        self.set_rule("visit_cap", self.county_a, 2)
        self.confirmed(3)
        few, many = self.confirmed(10), self.confirmed(200)
        self.assertLessEqual(many, few + 6)
        self.assertLessEqual(many, 50)

    def confirmed(self, count):
        return self.statements(self.confirm, self.plan(count))
