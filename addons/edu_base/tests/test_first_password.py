import json
import re
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessDenied, UserError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .common import EduCommon

FORM = "/edu/first-password"
OWN = "seven green lanterns"


@tagged("post_install", "-at_install")
class TestFirstPassword(EduCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.person = cls.make_user(
            "newcomer",
            "officer",
            serves=cls.county_a,
            works_at=cls.office_a,
            lang="en_US",
        )
        cls.first = cls.person._issue_first_passwords()[cls.person]

    def token(self, page):
        return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]

    def log_in(self, password):
        form = self.url_open("/web/login")
        data = {
            "login": self.person.login,
            "password": password,
            "csrf_token": self.token(form),
        }
        return self.url_open("/web/login", data=data)

    def change(self, page, **fields):
        data = {"old": self.first, "new": OWN, "again": OWN} | fields
        return self.url_open(FORM, data=data | {"csrf_token": self.token(page)})

    def ask(self, route="/web/dataset/call_kw/res.users/read", **params):
        body = {"model": "res.users", "method": "read", "kwargs": {}}
        return self.make_jsonrpc_request(
            route, body | {"args": [[self.person.id], ["name"]]} | params
        )

    def test_the_whole_way(self):
        page = self.log_in(self.first)
        self.assertTrue(page.url.endswith(FORM))
        self.assertIn('name="again"', page.text)
        done = self.change(page)
        self.assertIn("odoo.__session_info__", done.text)
        self.assertFalse(self.person.must_change_password)
        self.assertEqual(self.ask()[0]["name"], self.person.name)
        self.assertTrue(self.url_open(FORM).url.endswith("/odoo"))

    def test_nothing_else_opens_before(self):
        self.log_in(self.first)
        for path in (
            "/odoo",
            "/web",
            "/odoo/edu-units",
            "/web/image/res.users/2/avatar_128",
            "/web/content/1",
            "/web/webclient/load_menus",
            "/edu/accounts/slips?ids=1",
        ):
            answer = self.url_open(path, allow_redirects=False)
            with self.subTest(path=path):
                self.assertEqual(answer.status_code, 303)
                self.assertTrue(answer.headers["Location"].endswith(FORM))
        self.assertEqual(self.url_open("/web/session/logout").status_code, 200)
        self.assertTrue(self.url_open("/odoo").url.split("?")[0].endswith("/web/login"))

    def test_no_call_is_answered_before(self):
        self.log_in(self.first)
        for route in (
            "/web/dataset/call_kw/res.users/read",
            "/web/session/get_session_info",
            "/web/action/load",
            "/mail/data",
        ):
            with mute_logger("odoo.http"), self.subTest(route=route):
                with self.assertRaisesRegex(JsonRpcException, "AccessDenied"):
                    self.ask(route)

    @mute_logger("odoo.http", "odoo.addons.rpc.controllers.jsonrpc")
    def test_no_door_of_machines_opens_before(self):
        names = (self.env.cr.dbname, self.person.id, self.first)
        with self.assertRaises(AccessDenied) as refused:
            self.env["res.users"]._check_uid_passwd(self.person.id, self.first)
        self.assertIn("first password", str(refused.exception))
        body = {
            "jsonrpc": "2.0",
            "method": "call",
            "params": {
                "service": "object",
                "method": "execute_kw",
                "args": [*names, "res.users", "read", [[self.person.id], ["name"]]],
            },
        }
        answer = self.url_open("/jsonrpc", json=body).json()
        self.assertIn("first password", json.dumps(answer["error"]))
        key = self._api_key()
        for route in ("/json/2/res.users/read", "/json/2/res.users/context_get"):
            answer = self.url_open(
                route, json={"ids": []}, headers={"Authorization": f"Bearer {key}"}
            )
            self.assertEqual(answer.status_code, 403)
            self.assertIn("first password", answer.text)
        with self.assertRaises(AccessDenied):
            self.env["res.users"]._check_uid_passwd(self.person.id, key)

    def _api_key(self):
        keys = self.env(user=self.person.id)["res.users.apikeys"]
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        return keys._generate("rpc", "a machine", tomorrow)

    def test_the_form_wants_the_first_password_and_another_one(self):
        page = self.log_in(self.first)
        for entries in (
            {"old": "kvem-tasr-hgpw"},
            {"old": ""},
            {"again": "something else"},
            {"new": self.first, "again": self.first},
            {"new": f" {self.first} ", "again": f" {self.first} "},
            {"new": "", "again": ""},
            {"new": "  ", "again": "  "},
        ):
            answer = self.change(page, **entries)
            with self.subTest(entries=entries):
                self.assertIn("alert-danger", answer.text)
                self.assertTrue(self.person.must_change_password)

    @mute_logger("odoo.addons.base.models.res_users")
    def test_guesses_of_the_first_password_are_limited(self):
        self.env["ir.config_parameter"].set_param("base.login_cooldown_after", 5)
        self.addCleanup(self.env.registry._login_failures.clear)
        page = self.log_in(self.first)
        for _guess in range(5):
            answer = self.change(page, old="kvem-tasr-hgpw")
        self.assertIn("alert-danger", answer.text)
        self.assertIn("alert-danger", self.change(page).text)
        self.assertTrue(self.person.must_change_password)

    @mute_logger("odoo.http")
    def test_a_form_of_elsewhere_changes_nothing(self):
        self.log_in(self.first)
        answer = self.url_open(FORM, data={"old": self.first, "new": OWN, "again": OWN})
        self.assertEqual(answer.status_code, 400)
        self.assertTrue(self.person.must_change_password)

    def test_the_mark_is_not_for_oneself_to_take_off(self):
        user = self.person.with_user(self.person)
        for attempt in (
            lambda: user.write({"must_change_password": False}),
            lambda: user.write({"must_change_password": False, "signature": "x"}),
            lambda: user.partner_id.write(
                {"user_ids": [(1, user.id, {"must_change_password": False})]}
            ),
        ):
            with self.assertRaises(UserError):
                attempt()
        self.assertTrue(self.person.must_change_password)

    def test_a_policy_of_passwords_holds(self):
        self.env["ir.config_parameter"].set_param("auth_password_policy.minlength", 12)
        page = self.log_in(self.first)
        answer = self.change(page, new="short", again="short")
        self.assertIn("12", answer.text)
        self.assertTrue(self.person.must_change_password)

    @mute_logger("odoo.http")
    def test_slips_are_printed_once_and_nowhere_kept(self):
        self.authenticate(self.keeper.login, self.keeper.login)
        self.opener.headers["Accept-Language"] = "en"
        page = self.url_open(f"/edu/accounts/slips?ids={self.person.id}")
        self.assertIn(self.person.name, page.text)
        data = {"ids": str(self.person.id)}
        self.assertEqual(
            self.url_open("/edu/accounts/slips", data=data).status_code, 400
        )
        slips = self.url_open(
            "/edu/accounts/slips", data=data | {"csrf_token": self.token(page)}
        )
        secrets = re.findall(r"[a-z]{4}-[a-z]{4}-[a-z]{4}", slips.text)
        self.assertEqual(len(secrets), 1)
        self.assertEqual(slips.headers["Cache-Control"], "no-store")
        self.assertIn(self.base_url(), slips.text)
        self.env.cr.execute(
            "SELECT password FROM res_users WHERE id = %s", [self.person.id]
        )
        [kept] = self.env.cr.fetchone()
        self.assertNotIn(secrets[0], kept)
        self.logout()
        self.assertTrue(self.log_in(secrets[0]).url.endswith(FORM))

    def test_the_hash_of_a_first_password_grows_strong_at_login(self):
        self.log_in(self.first)
        self.env.cr.execute(
            "SELECT password FROM res_users WHERE id = %s", [self.person.id]
        )
        [kept] = self.env.cr.fetchone()
        self.assertNotIn("$6000$", kept)

    def test_a_new_slip_ends_the_session(self):
        page = self.log_in(self.first)
        self.change(page)
        self.ask()
        accounts = self.env["edu.account"].with_user(self.keeper)
        accounts.browse(self.person.id)._issue_first_passwords()
        with mute_logger("odoo.http"), self.assertRaises(JsonRpcException):
            self.ask()

    @mute_logger("odoo.http")
    def test_slips_are_not_for_other_roles_and_counties(self):
        for login, values in (
            ("officer_a", {"serves": self.county_a}),
            ("keeper_b", {"serves": self.county_b}),
        ):
            role = login.rpartition("_")[0].replace("keeper", "unit_administrator")
            user = self.make_user(login, role, **values)
            self.authenticate(user.login, user.login)
            answer = self.url_open(f"/edu/accounts/slips?ids={self.person.id}")
            with self.subTest(login=login):
                self.assertIn(answer.status_code, (403, 404))
        self.logout()
        answer = self.url_open("/edu/accounts/slips?ids=1", allow_redirects=False)
        self.assertIn("/web/login", answer.headers["Location"])
