"""A recusal and a team that come at the same time do not miss each other."""

from psycopg2.errors import LockNotAvailable, SerializationFailure

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import SCHOOL_DAY
from .meanwhile_common import MeanwhileCase


@tagged("post_install", "-at_install")
class TestRecusalMeanwhile(MeanwhileCase):
    """The later of two starts anew, or finds the other one (B04, MJ11)."""

    def recuse(self, env, last=False):
        return env["edu.recusal"].create(
            {
                "inspector_id": self.person,
                "unit_id": self.school,
                "date_from": "2026-01-01",
                "date_to": last,
            }
        )

    def assign(self, env):
        return env["edu.visit.member"].create(
            {"visit_id": self.visit, "inspector_id": self.person}
        )

    def beginning_anew(self):
        """Expect that the database sends one back, for Odoo to try again."""
        return self.assertRaises(SerializationFailure)

    def test_a_recusal_entered_meanwhile_is_not_missed(self):
        with mute_logger("odoo.sql_db"), self.beginning_anew():
            with self.transaction() as slow:
                with self.transaction() as quick:
                    self.recuse(quick)
                self.assign(slow)

    def test_a_recusal_lengthened_meanwhile_is_not_missed(self):
        with self.transaction() as env:
            recusal = self.recuse(env, "2026-01-31")
        with mute_logger("odoo.sql_db"), self.beginning_anew():
            with self.transaction() as slow:
                with self.transaction() as quick:
                    recusal.with_env(quick).date_to = SCHOOL_DAY
                self.assign(slow)

    def test_a_visit_moved_meanwhile_is_not_missed(self):
        with self.transaction() as env:
            visit = env["edu.visit"].browse(self.visit)
            visit.write({"date": "2025-03-11", "date_to": "2025-03-11"})
            self.assign(env)
        with mute_logger("odoo.sql_db"), self.beginning_anew():
            with self.transaction() as slow:
                with self.transaction() as quick:
                    self.recuse(quick)
                visit = slow["edu.visit"].browse(self.visit)
                visit.write({"date_to": SCHOOL_DAY, "date": SCHOOL_DAY})
                slow.flush_all()

    def test_a_recusal_waits_for_the_team(self):
        with self.transaction() as first:
            self.assign(first)
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(LockNotAvailable),
                self.transaction() as second,
            ):
                second.cr.execute("SET LOCAL lock_timeout = '50ms'")
                self.recuse(second)

    def test_a_recusal_after_the_team_is_accepted(self):
        with self.transaction() as second:
            with self.transaction() as first:
                member = self.assign(first)
            recusal = self.recuse(second)
        with self.transaction() as env:
            self.assertTrue(member.with_env(env).exists())
            self.assertTrue(recusal.with_env(env).exists())
