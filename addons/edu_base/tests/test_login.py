import re
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, tagged
from odoo.tools import mute_logger

from ..models.edu_attempt import EduAttempt
from .common import PASSWORD, EduCommon


class LoginCase(EduCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_user(
            "logging_in", "officer", serves=cls.city, works_at=cls.city_office
        )

    def log_in(self, login="logging_in", password=PASSWORD):
        """Send the form as a browser does; return the page that follows."""
        form = self.url_open("/web/login").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', form)[1]
        data = {"login": login, "password": password, "csrf_token": token}
        return self.url_open("/web/login", data=data)

    def enters(self, login="logging_in"):
        """Return whether the right password opens the door, and leave again."""
        is_in = "/odoo" in self.log_in(login).url
        self.url_open("/web/session/logout")
        return is_in


@tagged("post_install", "-at_install")
class TestLogin(LoginCase):
    def test_a_person_logs_in_with_the_form(self):
        """The whole way of a browser, with the log of devices behind it."""
        answer = self.log_in()
        self.assertIn("/odoo", answer.url)
        self.assertIn("odoo.__session_info__", answer.text)
        self.assertTrue(
            self.env["res.device.log"].search_count([("user_id", "=", self.person.id)])
        )

    def test_failures_of_one_name_block_it_for_a_while(self):
        other = self.make_user("somebody_else", "officer", serves=self.city)
        with freeze_time("2026-03-02 04:00:00") as clock:
            for _time in range(4):
                self.fail_once()
            clock.tick(timedelta(minutes=4))
            self.fail_once()
            self.assertFalse(self.enters())
            self.assertTrue(self.enters(other.login))
            clock.tick(timedelta(minutes=1))
            self.assertTrue(self.enters())

    def fail_once(self, login="logging_in"):
        answer = self.log_in(login, "not this one at all")
        self.assertIn("alert-danger", answer.text)

    def test_a_success_begins_the_count_anew(self):
        for _round in range(2):
            for _time in range(4):
                self.fail_once()
            self.assertTrue(self.enters())

    def test_an_address_that_tries_many_names_is_blocked(self):
        limits = {"login": (5, 300), "login_address": (3, 300)}
        with patch.object(EduAttempt, "_limits", lambda self: limits):
            for number in range(3):
                self.fail_once(f"nobody{number}")
            self.assertFalse(self.enters())

    @mute_logger("odoo.addons.rpc.controllers.xmlrpc")  # deprecated, and still there
    def test_the_external_interface_is_limited_too(self):
        for _time in range(5):
            uid = self.xmlrpc_common.authenticate(
                self.env.cr.dbname, self.person.login, "not this one at all", {}
            )
            self.assertFalse(uid)
        self.assertFalse(self.enters())


@tagged("post_install", "-at_install")
class TestPasswords(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_user("password_owner", "officer")

    def test_a_new_database_asks_for_ten_characters(self):
        with self.assertRaises(UserError):
            self.person.password = "123456789"
        self.person.password = "1234567890"

    def test_the_login_name_is_no_password(self):
        for password in ("password_owner", "PASSWORD_Owner"):
            with self.assertRaises(UserError):
                self.person.password = password
        with self.assertRaises(UserError):
            self.person.with_user(self.person)._change_password("password_owner")


@tagged("post_install", "-at_install")
class TestSecuritySettings(EduCommon):
    def settings(self, role="administrator"):
        user = self.make_user(f"{role}_settings", role)
        return self.env["edu.security.settings"].with_user(user)

    def test_the_administrator_sets_the_limits(self):
        parameters = self.env["ir.config_parameter"]
        with Form(self.settings()) as form:
            self.assertEqual(
                (form.password_length, form.session_hours, form.audit_days),
                (10, 8, 365),
            )
            form.password_length = 12
            form.session_hours = 2
            form.audit_days = 1000
        form.record.action_apply()
        self.assertEqual(
            parameters.get_param("sessions.max_inactivity_seconds"), "7200"
        )
        self.assertEqual(self.env["res.users"].get_password_policy(), {"minlength": 12})
        self.assertEqual(self.env["edu.security.settings"]._audit_days(), 1000)

    @mute_logger("odoo.sql_db")
    def test_too_little_is_refused(self):
        settings = self.settings()
        for values in (
            {"password_length": 7},
            {"session_hours": 0},
            {"audit_days": 182},
        ):
            with (
                self.subTest(values),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                settings.create(values)

    def test_less_than_six_months_of_log_is_never_obeyed(self):
        settings = self.env["edu.security.settings"]
        for value, days in (("3", 183), ("none", 366), ("400", 400)):
            self.env["ir.config_parameter"].set_param("edu_base.audit_days", value)
            self.assertEqual(settings._audit_days(), days)

    def test_others_set_nothing(self):
        for role in ("officer", "chief", "unit_administrator", "liaison"):
            with self.subTest(role), self.assertRaises(AccessError):
                self.settings(role).create({})
