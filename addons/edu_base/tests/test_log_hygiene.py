import json
import logging

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..tools import log_hygiene
from .test_login import LoginCase

TOKEN = "Zx81" * 11


@tagged("post_install", "-at_install")
class TestLogHygiene(LoginCase):
    """What stands in the log after real requests, and what does not."""

    def written(self, logger, action):
        """Return the lines that `action` writes to a logger."""
        # By its number: core gives the name to a level above it.
        with self.assertLogs(logger, logging.INFO) as log:
            action()
        return "\n".join(log.output)

    def test_logins_stand_there_without_the_name(self):
        for action, said in (
            (self.log_in, "Login successful"),
            (lambda: self.log_in(password="not this one"), "Login failed"),
            (lambda: self.log_in(login="秘密人士"), "Login failed"),
        ):
            lines = self.written("odoo.addons.base.models.res_users", action)
            self.assertIn(said, lines)
            self.assertIn("127.0.0.1", lines)
            self.assertNotIn("logging_in", lines)
            self.assertNotIn("秘密人士", lines)

    def test_a_changed_password_names_nobody(self):
        lines = self.written(
            "odoo.addons.base.models.res_users",
            lambda: self.person._change_password("another quiet evening"),
        )
        self.assertIn(f"(#{self.person.id})", lines)
        self.assertNotIn("logging_in", lines)

    def test_requests_stand_there_without_query_and_token(self):
        for path, kept in (
            ("/web/login?login=somebody&key=秘密", "/web/login?"),
            (f"/edu/nothing/{TOKEN}/page", "/edu/nothing/"),
            (f"/edu/nothing/{TOKEN}?a=b c", "/edu/nothing/"),
        ):
            lines = self.written("werkzeug", lambda path=path: self.url_open(path))
            self.assertIn(f"GET {kept}", lines)
            self.assertIn(" HTTP/1.1", lines)
            for secret in ("somebody", "秘密", "%E7", TOKEN, "a=b"):
                self.assertNotIn(secret, lines)

    def test_paths_of_pages_and_files_stay_readable(self):
        line = "GET /web/assets/1234567/web.assets_frontend_lazy.min.js HTTP/1.1"
        record = self.masked("werkzeug", '"%s" %s %s', line, "200", "-")
        self.assertEqual(record.getMessage(), f'"{line}" 200 -')

    def test_a_refused_row_is_not_written_down(self):
        def collide():
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.env.cr.execute(
                    "INSERT INTO res_users (login, partner_id, company_id, "
                    "notification_type) VALUES (%s, 1, 1, 'email')",
                    ["logging_in"],
                )

        lines = self.written("odoo.sql_db", collide)
        self.assertIn("res_users_login_key", lines)
        self.assertIn("INSERT INTO res_users", lines)
        self.assertNotIn("logging_in", lines)

    def test_what_a_person_is_told_is_not_written_down(self):
        self.log_in()

        def ask():
            params = {
                "model": "edu.liaison",
                "method": "create",
                "args": [[{"unit_id": self.city.id, "nothing_such": "秘密"}]],
                "kwargs": {},
            }
            self.url_open(
                "/web/dataset/call_kw",
                data=json.dumps({"params": params}),
                headers={"Content-Type": "application/json"},
            )

        self.assertNotIn("秘密", self.written("odoo.http", ask).partition("Trace")[0])
        record = self.masked("odoo.http", UserError("“秘密” is taken."))
        self.assertEqual(record.getMessage(), "UserError")

    def test_what_was_searched_for_is_not_written_down(self):
        record = self.masked(
            "odoo.addons.web.controllers.export",
            "User %d exported %d %r records from %s. Fields: %s. %s: %s",
            *(7, 1, "edu.unit", "127.0.0.1", "name", "Domain"),
            [("name", "=", "秘密")],
        )
        self.assertIn("User 7 exported 1", record.getMessage())
        self.assertNotIn("秘密", record.getMessage())

    def test_what_is_not_understood_is_withheld(self):
        record = self.masked("odoo.addons.web.controllers.export", "%s", "秘密")
        self.assertNotIn("秘密", record.getMessage())
        record = self.masked(
            "odoo.addons.base.models.res_users", "%(a)s", {"a": "秘密"}
        )
        self.assertNotIn("秘密", record.getMessage())

    def test_other_filters_stay_and_ours_comes_once(self):
        logger = logging.getLogger("werkzeug")
        before = list(logger.filters)
        log_hygiene.install()
        self.assertEqual(logger.filters, before)
        ours = [one for one in before if isinstance(one, log_hygiene.Mask)]
        self.assertEqual(len(ours), 1)

    def masked(self, logger, message, *args):
        record = logging.LogRecord(logger, logging.INFO, "", 0, message, args, None)
        self.assertTrue(logging.getLogger(logger).filter(record))
        return record
