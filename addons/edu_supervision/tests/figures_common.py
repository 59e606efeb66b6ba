"""Visits of 2026 that have been made, found something, and one that nobody knows."""

from datetime import date

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY, VisitCommon


class FiguresCommon(VisitCommon):
    """School 1: two routine visits of two months, one of the city, one hidden."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.march = cls.make_visit()
        cls.april = cls.make_visit(day=date(2026, 4, 15))
        cls.of_city = cls.make_visit(
            day=date(2026, 5, 13),
            owner_unit_id=cls.city.id,
            kind="special",
            domain="monitoring",
            inspectors=cls.inspectors[1:2],
        )
        cls.hidden = cls.make_visit(
            day=date(2026, 5, 20),
            planner=cls.chief_a,
            kind="special",
            open_mode="covert",
            inspectors=cls.inspectors[2:3],
        )
        cls.planned = cls.make_visit(cls.schools[1], day=date(2026, 6, 10))
        cls.recorded(cls.march + cls.april + cls.of_city + cls.hidden)
        opened(cls.march, STATE_GUARD).outcome = "advice"
        opened(cls.april, STATE_GUARD).outcome = "none"
        cls.env["edu.visit.activity"].create(
            {"visit_id": cls.march.id, "kind": "lesson", "count": 3}
        )
        cls.env["edu.finding"].create(
            [
                {"visit_id": cls.march.id, "name": "台账缺页"},
                {"visit_id": cls.march.id, "name": "围墙倾斜", "severity": "hazard"},
                {"visit_id": cls.hidden.id, "name": "暗访所见", "severity": "hazard"},
            ]
        )

    @classmethod
    def recorded(cls, visits):
        opened(visits, STATE_GUARD).state = "recorded"

    @classmethod
    def release(cls, visits):
        opened(visits, STATE_GUARD).released_on = "2026-06-01 08:00:00"
        cls.env.invalidate_all()  # figures are asked of the database anew

    @classmethod
    def fill(cls, count):
        """Add schools with a visit that has been made and a finding each."""
        schools = cls.make_schools(cls.county_a, count, name=f"{count}号第%d小学")
        visits = cls.env["edu.visit"].create(
            [
                {
                    "unit_id": school.id,
                    "owner_unit_id": cls.county_a.id,
                    "date": SCHOOL_DAY,
                }
                for school in schools
            ]
        )
        cls.recorded(visits)
        cls.env["edu.finding"].create(
            [{"visit_id": visit.id, "name": "门卫无登记"} for visit in visits]
        )
        return visits
