"""People of county A and B who look at inspectors, each with the own eyes."""

from datetime import date

from odoo.addons.edu_base.tests.common import EduCommon

# Valid and invented: the last character is reckoned, the bearers do not exist.
NUMBER = "360426199101010071"  # a man born on 1991-01-01
WOMAN = "330106197805122526"
PERMIT = "810000199205170014"  # residence permit: no place of the list

# Nothing stands against the appointment of such a person.
FIT = {
    "degree": "bachelor",
    "experience_since": date(2001, 9, 1),
    "health": "fit",
    "health_on": date(2026, 1, 5),
    "is_time_guaranteed": True,
}


class RosterCase(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user(
            "officer_a", "officer", serves=cls.county_a, works_at=cls.office_a
        )
        cls.officer_b = cls.make_user(
            "officer_b", "officer", serves=cls.county_b, works_at=cls.office_b
        )
        cls.officer_city = cls.make_user(
            "officer_city", "officer", serves=cls.city, works_at=cls.city_office
        )
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.account = cls.make_user("inspector_a", "inspector")
        cls.inspectors = cls.env["edu.inspector"].with_user(cls.officer)

    @classmethod
    def make_inspector(cls, name="骆问渠", user=None, **values):
        """Return an inspector in the hands of the officer who enters one."""
        inspectors = cls.env["edu.inspector"].with_user(user or cls.officer)
        return inspectors.create({"name": name, **values})
