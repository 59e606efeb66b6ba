import json
from datetime import timedelta

from freezegun import freeze_time

from odoo import SUPERUSER_ID, fields
from odoo.exceptions import AccessDenied, AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.transitions import AUDIT_GUARD, opened
from .common import PASSWORD, EduCommon
from .test_login import LoginCase
from .together_common import TogetherCase


class AuditCommon(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.audit = cls.env["edu.audit"]

    def latest(self, kind, count=1):
        self.env.invalidate_all()
        return self.audit.search([("kind", "=", kind)], limit=count)


@tagged("post_install", "-at_install")
class TestAuditOfLogins(AuditCommon, LoginCase):
    def test_a_login_is_on_record(self):
        self.log_in()
        row = self.latest("login")
        self.assertEqual((row.user_id, row.login), (self.person, "logging_in"))
        self.assertEqual(row.address, "127.0.0.1")
        self.assertEqual(row.unit_id, self.city_office)

    def test_a_failed_login_names_the_account_it_was_tried_on(self):
        self.log_in(password="not this one at all")
        row = self.latest("login_failed")
        self.assertEqual((row.user_id.id, row.about_user_id), (False, self.person))
        self.assertEqual((row.login, row.address), ("logging_in", "127.0.0.1"))
        self.log_in(login="nobody at all")
        row = self.latest("login_failed")
        self.assertEqual((row.about_user_id.id, row.login), (False, "nobody at all"))

    def test_a_blocked_login_fills_no_log(self):
        for _time in range(7):
            self.log_in(password="not this one at all")
        of_person = [("about_user_id", "=", self.person.id)]
        failed = [("kind", "=", "login_failed")]
        self.assertEqual(self.audit.search_count(of_person + failed), 5)

    def test_a_logout_is_on_record_by_both_ways(self):
        for leave in (
            lambda: self.url_open("/web/session/logout"),
            lambda: self.make_jsonrpc_request("/web/session/destroy"),
        ):
            before = self.audit.search_count([("kind", "=", "logout")])
            self.log_in()
            leave()
            self.assertEqual(self.latest("logout").user_id, self.person)
            self.url_open("/web/session/logout")
            after = self.audit.search_count([("kind", "=", "logout")])
            self.assertEqual(after, before + 1)

    def test_an_export_of_a_list_is_on_record(self):
        self.log_in()
        data = {
            "model": "edu.unit",
            "fields": [{"name": "name", "label": "Name"}],
            "ids": [],
            "domain": [["id", "in", self.city.ids]],
            "import_compat": False,
        }
        answer = self.url_open(
            "/web/export/csv",
            data={"data": json.dumps(data), "csrf_token": self.csrf()},
        )
        self.assertEqual(answer.status_code, 200)
        row = self.latest("export")
        self.assertEqual((row.user_id, row.res_model), (self.person, "edu.unit"))
        self.assertEqual((row.number, row.detail), (1, "name"))

    def csrf(self):
        page = self.url_open("/web").text
        return page.partition('csrf_token: "')[2].partition('"')[0]


@tagged("post_install", "-at_install")
class TestAuditOfRoles(AuditCommon):
    def test_who_gives_what_to_whom(self):
        keeper = self.make_user("role_keeper", "system", "administrator")
        user = self.make_user("promoted", "officer", serves=self.county_a)
        chief = self.env.ref("edu_base.group_chief")
        user.with_user(keeper).write(
            {
                "group_ids": [Command.link(chief.id)],
                "scope_unit_ids": [Command.set(self.city.ids)],
                "unit_id": self.city_office.id,
            }
        )
        row = self.latest("roles")
        self.assertEqual((row.user_id, row.about_user_id), (keeper, user))
        self.assertEqual(row.unit_id, self.city_office)
        changes = dict(line.split(": ", 1) for line in row.detail.split("\n"))
        self.assertEqual(
            changes["Serves"], "临溪县人民政府 → 青禾市人民政府", row.detail
        )
        self.assertIn(chief.display_name, changes["Groups"].split("→")[1])
        self.assertNotIn(chief.display_name, changes["Groups"].split("→")[0])

    def test_archiving_is_a_change_and_a_new_name_is_none(self):
        user = self.make_user("leaving", "officer")
        before = self.latest("roles")
        user.name = "Another"
        user.write({"unit_id": False})
        self.assertEqual(self.latest("roles"), before)
        user.active = False
        self.assertIn("→ No", self.latest("roles").detail)

    def test_a_role_given_from_its_own_side(self):
        user = self.make_user("drawn_in", "employee")
        group = self.env.ref("edu_base.group_leader")
        group.write({"user_ids": [Command.link(user.id)]})
        row = self.latest("roles")
        self.assertEqual(row.about_user_id, user)
        self.assertIn(f"+ {group.display_name}", row.detail)
        group.write({"user_ids": [Command.unlink(user.id)]})
        self.assertIn(f"− {group.display_name}", self.latest("roles").detail)

    def test_a_role_put_into_another(self):
        outer = self.env["res.groups"].create({"name": "Outer"})
        inner = self.env.ref("edu_base.group_finance")
        outer.write({"implied_ids": [Command.link(inner.id)]})
        row = self.latest("roles")
        self.assertEqual((row.res_model, row.res_id), ("res.groups", outer.id))
        self.assertEqual(row.detail, f"Outer:  → {inner.display_name}")

    def test_many_people_are_logged_in_one_statement(self):
        people = self.env["res.users"]
        for number in range(12):
            people |= self.make_user(
                f"many{number}", "employee", works_at=self.office_a
            )
        counts = []
        for some in (people[:2], people):
            counts.append(self.statements_warm(some._log_reach, {}))
            self.assertEqual(
                len(self.latest("roles", len(some)).about_user_id), len(some)
            )
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 10)


@tagged("post_install", "-at_install")
class TestAudit(AuditCommon):
    def rows(self):
        """Return a row of county A and one of nobody's."""
        user = self.make_user("exporter", "officer", serves=self.county_a)
        audit = self.audit.with_user(user)
        audit._log_export(self.county_a.with_user(user), "单位.xlsx")
        own = self.latest("export")
        self.registry_enter_test_mode()
        self.audit._log_apart("login_failed", {"login": "nobody"})
        return own, self.latest("login_failed")

    def test_who_reads_what(self):
        own, nobodys = self.rows()
        for role, serves, found in (
            ("administrator", None, own | nobodys),
            ("system", None, own | nobodys),
            ("unit_administrator", self.county_a, own),
            ("unit_administrator", self.city, own),
            ("unit_administrator", self.county_b, self.audit),
        ):
            user = self.make_user(
                f"reader{len(found)}{role}{serves}", role, serves=serves
            )
            seen = self.audit.with_user(user).search(
                [("id", "in", (own | nobodys).ids)]
            )
            self.assertEqual(seen, found, role)
        for role in ("officer", "chief", "leader", "liaison", "inspector", "employee"):
            user = self.make_user(f"curious_{role}", role, serves=self.county_a)
            with self.subTest(role), self.assertRaises(AccessError):
                self.audit.with_user(user).search([])

    def test_the_typed_name_is_the_administrators_alone(self):
        own, _nobodys = self.rows()
        keeper = self.make_user("a_keeper", "unit_administrator", serves=self.county_a)
        with self.assertRaises(AccessError):
            own.with_user(keeper).read(["login"])
        administrator = self.make_user("an_administrator", "administrator")
        self.assertEqual(own.with_user(administrator).login, "exporter")

    def test_nobody_forges_changes_or_deletes_a_row(self):
        row, _nobodys = self.rows()
        values = {"kind": "login", "date": fields.Datetime.now()}
        for own in (
            row.with_user(self.make_user("forging", "administrator", "system")),
            row.with_user(SUPERUSER_ID),
            row.sudo().with_context(edu_transition_guard=True),
        ):
            for attempt in (
                lambda own=own: own.create(values),
                lambda own=own: own.write({"detail": "x"}),
                lambda own=own: own.unlink(),
                lambda own=own: own.copy(),
            ):
                with self.assertRaises(AccessError):
                    attempt()

    def test_rows_go_when_their_time_is_over(self):
        days = {"400": 400, "10": 183}
        for value, kept in days.items():
            self.env["ir.config_parameter"].set_param("edu_base.audit_days", value)
            now = fields.Datetime.now().replace(microsecond=0)
            old, young = opened(self.audit, AUDIT_GUARD).create(
                [
                    {"kind": "login", "date": now - timedelta(days=kept, seconds=late)}
                    for late in (1, -1)
                ]
            )
            with freeze_time(now):
                self.audit._gc_audit()
            self.assertEqual((old | young).exists(), young)

    def test_an_export_by_the_external_interface_is_on_record(self):
        user = self.make_user("scripting", "officer", serves=self.city)
        (self.county_a | self.county_b).with_user(user).export_data(["name", "code"])
        row = self.latest("export")
        self.assertEqual((row.user_id, row.number), (user, 2))
        self.assertEqual(row.detail, "name, code")


@tagged("post_install", "-at_install")
class TestAuditApart(TogetherCase):
    """In real transactions: a failure is on record though its request is undone."""

    LOGIN = "nobody of the apart"

    def clean(self):
        with self.transaction() as env:
            env.cr.execute("DELETE FROM edu_audit WHERE login = %s", [self.LOGIN])
            env["edu.attempt"]._forget_failures("login", self.LOGIN)

    @mute_logger("odoo.addons.base.models.res_users")
    def test_a_failed_login_survives_the_rollback(self):
        credential = {"type": "password", "login": self.LOGIN, "password": PASSWORD}
        with self.transaction() as env:
            with self.assertRaises(AccessDenied):
                env["res.users"].authenticate(credential, {"interactive": True})
            env.cr.rollback()
        with self.transaction() as env:
            found = env["edu.audit"].search_count([("login", "=", self.LOGIN)])
            self.assertEqual(found, 1)
