"""Inspectors of an invented city: appointed, suspended, recused."""

from datetime import date

from odoo.addons.edu_base.tests.common import EduCommon
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

TERM = (date(2020, 1, 1), date(2099, 12, 31))


class InspectorCommon(EduCommon):
    """Two counties with two officers, two leaders, schools and inspectors."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("officer", "leader"):
            for side, county in (("a", cls.county_a), ("b", cls.county_b)):
                user = cls.make_user(f"{name}_{side}", name, serves=county)
                setattr(cls, f"{name}_{side}", user)

    @classmethod
    def make_schools(cls, county, count, school_type="211", name="第%d小学"):
        return cls.env["edu.unit"].create(
            [
                {
                    "name": name % number,
                    "kind": "school",
                    "school_type": school_type,
                    "level": county.level,
                    "parent_id": county.id,
                }
                for number in range(1, count + 1)
            ]
        )

    @classmethod
    def make_inspectors(cls, county, *names, term=TERM, **values):
        """Return inspectors of a government who are appointed for the term."""
        people = cls.env["edu.inspector"].create(
            [{"name": name, "owner_unit_id": county.id, **values} for name in names]
        )
        if term:
            cls.appoint(people, *term)
        return people

    @classmethod
    def appoint(cls, people, first, last):
        """Let people be in office from one day to another, without the steps before."""
        appointments = cls.env["edu.inspector.appointment"].create(
            [
                {"inspector_id": person.id, "date_from": first, "date_to": last}
                for person in people
            ]
        )
        opened(appointments, STATE_GUARD).state = "appointed"
        return appointments

    @classmethod
    def make_plate(cls, school, inspector, day=date(2026, 3, 1), **values):
        return cls.env["edu.plate"].create(
            {
                "unit_id": school.id,
                "inspector_id": inspector.id,
                "date_from": day,
                **values,
            }
        )
