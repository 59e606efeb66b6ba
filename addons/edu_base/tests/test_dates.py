from datetime import date

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged

from ..tools.dates import today


@tagged("post_install", "-at_install")
class TestToday(TransactionCase):
    def test_the_day_turns_at_midnight_in_china(self):
        for moment, day in (
            ("2026-03-01 15:59:59", date(2026, 3, 1)),
            ("2026-03-01 16:00:00", date(2026, 3, 2)),
            ("2026-03-01 16:30:00", date(2026, 3, 2)),
            ("2026-12-31 16:00:00", date(2027, 1, 1)),
            ("2026-03-02 00:00:00", date(2026, 3, 2)),
        ):
            with self.subTest(utc=moment), freeze_time(moment):
                self.assertEqual(today(), day)

    def test_the_zone_of_the_user_does_not_matter(self):
        with freeze_time("2026-03-01 16:30:00"):
            for zone in ("UTC", "America/Los_Angeles", "Asia/Shanghai", False):
                self.env.user.tz = zone
                self.assertEqual(today(), date(2026, 3, 2))
                self.assertEqual(
                    self.env["edu.liaison"].default_get(["date_from"])["date_from"],
                    date(2026, 3, 2),
                )
