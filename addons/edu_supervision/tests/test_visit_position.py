"""Where an inspector signed in: as it was told, rounded, and for few eyes."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .record_common import KEY, NOON, RecordCommon

GATE = {
    "latitude": 30.12345678,
    "longitude": -120.98765432,
    "accuracy": 17.6,
    "at": f"{SCHOOL_DAY} 00:58:00",
}


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitPosition(RecordCommon):
    def sent(self, **values):
        """Return a visit that was recorded with a position."""
        visit = self.make_confirmed()
        visit.submit_record(self.payload(visit, position=GATE | values), KEY)
        return visit

    def test_kept_to_about_ten_metres(self):
        """TS25: with its accuracy and the moment, in Beijing time."""
        visit = self.sent()
        self.assertEqual(visit.position_latitude, 30.1235)
        self.assertEqual(visit.position_longitude, -120.9877)
        self.assertEqual(visit.position_accuracy, 18)
        for part in ("30.1235", "-120.9877", "18", "08:58"):
            self.assertIn(part, visit.position)

    def test_never_required(self):
        for told in ({}, {"position": None}, {"position": {}}):
            visit = self.make_confirmed(self.schools[1], self.inspectors[1])
            visit.submit_record(self.payload(visit, **told), f"{KEY}{len(str(told))}")
            self.assertEqual((visit.position_at, visit.position), (False, False))
            opened(visit.sudo(), STATE_GUARD).state = "cancelled"

    def test_the_ends_of_the_earth(self):
        visit = self.sent(latitude=-90, longitude=180, accuracy=0)
        self.assertEqual(
            (visit.position_latitude, visit.position_longitude), (-90, 180)
        )
        self.assertTrue(visit.position)

    def test_what_is_no_position_is_refused(self):
        """The whole record is: nothing was written that nobody could have sent."""
        visit = self.make_confirmed()
        wrong = [
            {"latitude": 90.0001},
            {"latitude": float("nan")},
            {"longitude": -180.5},
            {"longitude": "120"},
            {"longitude": True},
            {"accuracy": None},
            {"accuracy": float("inf")},
            {"accuracy": 30_000_000},
            {"at": "gestern"},
            {"at": False},
            {"at": "2026-03-10 02:00:00"},
            {"heading": 12},
        ]
        for one in wrong:
            told = self.payload(visit, position=GATE | one)
            with self.subTest(**one), self.assertRaises(UserError):
                visit.submit_record(told, KEY)
        with self.assertRaises(UserError):
            visit.submit_record(self.payload(visit, position=[30, 120]), KEY)
        self.assertEqual((visit.state, visit.position_at), ("confirmed", False))

    def test_nobody_writes_it_by_hand(self):
        visit = self.sent()
        for user in (self.inspector, self.officer_a, self.chief_a):
            with self.assertRaises(UserError):
                visit.with_user(user).position_latitude = 31

    def test_a_record_that_was_returned_is_told_it_again(self):
        """And may be sent without it."""
        visit = self.sent()
        visit.with_user(self.officer_a)._make_move("reopen", "补充照片")
        told = visit.get_record()[0]["position"]
        rounded = {"latitude": 30.1235, "longitude": -120.9877, "accuracy": 18}
        self.assertEqual(told, GATE | rounded)
        visit.submit_record(self.payload(visit, position={}), KEY + "2")
        self.assertEqual((visit.position_at, visit.position_latitude), (False, 0))

    def test_for_those_who_read_the_record(self):
        """Team and office; not on paper, and not to be found by searching."""
        visit = self.sent()
        self.assertTrue(visit.with_user(self.officer_a).position)
        self.env.invalidate_all()
        strangers = (self.officer_b, self.inspectors[1].user_id)
        for user in strangers:
            seen = visit.with_user(user)
            with self.assertRaises(AccessError):
                seen.read(["position"])
            near = [("position_latitude", ">", 30), ("position_latitude", "<", 31)]
            self.assertFalse(seen.search(near))
        lines = str(visit._record_sheet()["lines"])
        self.assertNotIn("30.1235", lines)
