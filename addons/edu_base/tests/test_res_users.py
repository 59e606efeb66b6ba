from odoo.exceptions import AccessError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import EduCommon

ROLES = (
    "officer",
    "chief",
    "inspector",
    "liaison",
    "finance",
    "leader",
    "unit_administrator",
    "administrator",
    "employee",
    "portal",
)


@tagged("post_install", "-at_install")
class TestResUsers(EduCommon):
    def test_nobody_widens_the_own_scope(self):
        for role in ROLES:
            user = self.make_user(f"{role}_own", role)
            for values in (
                {"scope_unit_ids": self.city.ids},
                {"unit_id": self.city_office.id},
                {"name": "Other", "unit_id": self.city_office.id},
                {"liaison_ids": [(0, 0, {"unit_id": self.education_b.id})]},
                {"group_ids": [(4, self.env.ref("edu_base.group_chief").id)]},
            ):
                with self.subTest(role=role, values=values):
                    with self.assertRaises(AccessError):
                        user.with_user(user).write(values)
            self.assertFalse(user.scope_unit_ids or user.unit_id)

    def test_nobody_widens_the_scope_of_another(self):
        other = self.make_user("other_user", "officer")
        for role in ROLES:
            user = self.make_user(f"{role}_other", role, serves=self.city)
            with self.subTest(role=role), self.assertRaises(AccessError):
                other.with_user(user).write({"scope_unit_ids": self.city.ids})
            with self.subTest(role=role), self.assertRaises(AccessError):
                other.partner_id.with_user(user).write(
                    {"user_ids": [(1, other.id, {"scope_unit_ids": self.city.ids})]}
                )
        self.assertFalse(other.scope_unit_ids)

    def test_an_administrator_of_users_gives_scope(self):
        officer = self.make_user("officer_new", "officer")
        system = self.make_user("system_user", "system")
        officer.with_user(system).write(
            {"scope_unit_ids": self.county_a.ids, "unit_id": self.office_a.id}
        )
        self.assertEqual(officer.scope_unit_ids, self.county_a)

    def test_one_reads_where_one_works_and_serves(self):
        officer = self.make_user(
            "officer_a", "officer", serves=self.county_a, works_at=self.office_a
        )
        mine = officer.with_user(officer).read(["unit_id", "scope_unit_ids"])[0]
        self.assertEqual(mine["unit_id"][0], self.office_a.id)
        self.assertEqual(mine["scope_unit_ids"], self.county_a.ids)


@tagged("post_install", "-at_install")
class TestPreferences(HttpCase, EduCommon):
    def test_preferences_do_not_widen_the_scope(self):
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.authenticate(officer.login, officer.login)
        route = "/web/dataset/call_kw/res.users/web_save"
        for values in (
            {"scope_unit_ids": [[6, False, self.city.ids]]},
            {"unit_id": self.city_office.id},
        ):
            params = {
                "model": "res.users",
                "method": "web_save",
                "args": [officer.ids, values],
                "kwargs": {"specification": {}},
            }
            with mute_logger("odoo.http"), self.assertRaises(JsonRpcException):
                self.make_jsonrpc_request(route, params)
        params["args"][1] = {"signature": "<p>陈</p>"}
        self.make_jsonrpc_request(route, params)
        self.env.invalidate_all()
        self.assertEqual(officer.scope_unit_ids, self.county_a)
        self.assertFalse(officer.unit_id)
        self.assertIn("陈", officer.signature)
