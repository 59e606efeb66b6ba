from datetime import date, timedelta

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import school_year_of, today

from .test_cycles import CyclesCommon


@tagged("post_install", "-at_install")
class TestPlanTours(CyclesCommon, HttpCase):
    browser_size = "1440x900"

    def test_a_term_is_planned_in_three_clicks(self):
        """TS25: two counties' schools for the next term, confirmed in the same act."""
        year = school_year_of(today()) + 1
        self.env["edu.term"].search([]).unlink()
        self.env["edu.term"].create(
            [
                {
                    "owner_unit_id": self.city.id,
                    "school_year": year,
                    "term": "first",
                    "date_from": date(year, 9, 1),
                    "date_to": date(year, 12, 31),
                },
                {
                    "owner_unit_id": self.city.id,
                    "school_year": year,
                    "term": "second",
                    "date_from": date(year + 1, 2, 20),
                    "date_to": date(year + 1, 7, 5),
                },
            ]
        )
        for school in self.make_schools(self.county_b, 3, name="望岳%d小学"):
            person = self.make_inspectors(self.county_b, f"{school.name}督学")
            self.make_plate(school, person)
        self.make_schools(self.county_b, 1, name="无牌%d小学")
        self.start_tour(
            "/odoo/edu-plan-term", "edu_supervision_plan_a_term", login="officer_city"
        )
        visits = self.env["edu.visit"].search([("school_year", "=", year)])
        self.assertEqual(len(visits), 24)
        self.assertEqual(set(visits.mapped("state")), {"confirmed"})
        self.assertEqual(visits.organiser_id, self.officer_city)

    def test_a_gap_of_the_grid_is_closed(self):
        """TS25: from the cell that lacks a visit to the visit, in four clicks."""
        with freeze_time("2026-03-25 04:00:00"):
            self.made(self.schools[0], today() - timedelta(days=20))
            self.start_tour(
                "/odoo/edu-visit-grid", "edu_supervision_visit_grid", login="officer_a"
            )
        visits = self.env["edu.visit"].search([("unit_id", "=", self.schools[0].id)])
        self.assertEqual({visit.month.month for visit in visits}, {3, 4})
