"""An invented city to test in, and the builders every room's tests use."""

import gc
from datetime import date

from odoo.tests import TransactionCase

from odoo.addons.mail.tests.common import mail_new_test_user

ROLES = {
    "officer": "edu_base.group_officer",
    "chief": "edu_base.group_chief",
    "inspector": "edu_base.group_inspector",
    "liaison": "edu_base.group_liaison",
    "finance": "edu_base.group_finance",
    "leader": "edu_base.group_leader",
    "unit_administrator": "edu_base.group_unit_administrator",
    "administrator": "edu_base.group_administrator",
    "system": "base.group_system",
    "employee": "base.group_user",
    "portal": "base.group_portal",
    "public": "base.group_public",
}

PASSWORD = "forty-two paper cranes"
LONG_AGO = date(2020, 1, 1)


class CountingCase:
    """For a test case that counts what goes to the database."""

    def statements(self, act, *args, **named):
        """Return how many statements an act takes, what it leaves to write included.

        It starts like a new request: no record is in the cache, and every
        environment has still to find its user and company. Some would otherwise
        know them from before, or lose them midway, as garbage happens to be
        collected. What is remembered between requests stays remembered.
        """
        self.env.flush_all()
        self.env.transaction.reset()
        gc.disable()
        try:
            before = self.env.cr.sql_log_count
            act(*args, **named)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before
        finally:
            gc.enable()

    def statements_warm(self, act, *args, **named):
        """Return how many statements an act takes the second time.

        The first fills what is remembered between requests.
        """
        self.statements(act, *args, **named)
        return self.statements(act, *args, **named)


class EduCommon(CountingCase, TransactionCase):
    """Qinghe city (青禾市) with its counties A (临溪县) and B (望岳区).

    Each government has a supervision office, an education and a finance
    department. People are made by `make_user`; all of them have the password
    `PASSWORD`.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.city = cls.make_government("青禾市人民政府", "city")
        cls.county_a = cls.make_government("临溪县人民政府", "county", cls.city)
        cls.county_b = cls.make_government("望岳区人民政府", "county", cls.city)
        cls.city_office, cls.city_education, cls.city_finance = cls.make_departments(
            cls.city, "青禾市"
        )
        cls.office_a, cls.education_a, cls.finance_unit_a = cls.make_departments(
            cls.county_a, "临溪县"
        )
        cls.office_b, cls.education_b, cls.finance_unit_b = cls.make_departments(
            cls.county_b, "望岳区"
        )

    @classmethod
    def make_government(cls, name, level, parent=None, **values):
        return cls.make_unit(name, parent, kind="government", level=level, **values)

    @classmethod
    def make_unit(cls, name, parent=None, **values):
        values.setdefault("level", parent.level if parent else "county")
        return cls.env["edu.unit"].create(
            {"name": name, "parent_id": parent.id if parent else False, **values}
        )

    @classmethod
    def make_departments(cls, government, place):
        """Return the supervision office, the education and the finance department."""
        kinds = [
            ("教育督导办公室", "office"),
            ("教育局", "department"),
            ("财政局", "department"),
        ]
        return cls.env["edu.unit"].create(
            [
                {
                    "name": place + name,
                    "kind": kind,
                    "level": government.level,
                    "parent_id": government.id,
                }
                for name, kind in kinds
            ]
        )

    @classmethod
    def make_user(cls, login, *roles, serves=None, works_at=None, **values):
        """Return a user with `roles` (keys of `ROLES`) who serves governments."""
        if serves:
            values["scope_unit_ids"] = serves.ids
        if works_at:
            values["unit_id"] = works_at.id
        groups = ",".join(ROLES[role] for role in roles)
        return mail_new_test_user(
            cls.env, login=login, password=PASSWORD, groups=groups, name=login, **values
        )

    @classmethod
    def make_keeper(cls):
        """Return the administrator of the units of county A."""
        return cls.make_user(
            "keeper_a",
            "unit_administrator",
            serves=cls.county_a,
            works_at=cls.office_a,
        )

    @classmethod
    def set_rule(cls, code, unit, value, date_from=LONG_AGO, **values):
        """Return the figure that a government has set for itself from a day on."""
        return cls.env["edu.rule.threshold"].create(
            {
                "rule_id": cls.env["edu.rule"].search([("code", "=", code)]).id,
                "owner_unit_id": unit.id,
                "value": value,
                "date_from": date_from,
                "document_number": "青教督〔2020〕3号",
                **values,
            }
        )

    @classmethod
    def make_liaison(cls, user, unit, date_from=LONG_AGO, date_to=False):
        return cls.env["edu.liaison"].create(
            {
                "user_id": user.id,
                "unit_id": unit.id,
                "date_from": date_from,
                "date_to": date_to,
            }
        )
