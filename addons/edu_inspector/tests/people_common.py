"""People of two counties, and inspectors who served, to test what becomes of them."""

from datetime import date

from odoo.addons.edu_base.tests.common import EduCommon
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

LAST_YEAR = 2025


class PeopleCommon(EduCommon):
    """County A: officer, chief, leader, inspector 谢文澜 with an account; B as well."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users = {}
        for county, letter in ((cls.county_a, "a"), (cls.county_b, "b")):
            for role in ("officer", "chief", "leader", "inspector"):
                login = f"{role}_{letter}"
                serves = None if role == "inspector" else county
                cls.users[login] = cls.make_user(login, role, serves=serves)
        cls.inspector = cls.make_inspector(
            "谢文澜", user_id=cls.users["inspector_a"].id
        )
        cls.colleague = cls.make_inspector("范知行")
        cls.stranger = cls.make_inspector(
            "卢映川", cls.county_b, user_id=cls.users["inspector_b"].id
        )

    @classmethod
    def make_inspector(cls, name, county=None, **values):
        owner = county or cls.county_a
        return cls.env["edu.inspector"].create(
            {"name": name, "owner_unit_id": owner.id, **values}
        )

    @classmethod
    def serve(cls, inspectors, first=date(2025, 3, 1), last=date(2099, 12, 31)):
        """Let the inspectors be in office; how they came to be is another's test."""
        terms = opened(cls.env["edu.inspector.appointment"].browse(), STATE_GUARD)
        return terms.create(
            [
                {
                    "inspector_id": inspector.id,
                    "date_from": first,
                    "date_to": last,
                    "state": "appointed",
                }
                for inspector in inspectors
            ]
        )

    def acting(self, login, records):
        """Return the records in the hands of a user, as after a fresh login."""
        records.env.flush_all()
        records.env.invalidate_all()
        return records.with_user(self.users[login])
