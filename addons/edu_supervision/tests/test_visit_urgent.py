"""Urgent visits are reported to the chief, and recorded within hours."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .common import SCHOOL_DAY
from .confirm_common import ConfirmCommon

NOON = datetime(2026, 3, 11, 4)  # in China


@tagged("post_install", "-at_install")
class TestVisitUrgent(ConfirmCommon):
    def urgent(self, **values):
        return self.make_visit(is_urgent=True, urgent_reason="锅炉房冒烟", **values)

    def record(self, visit):
        visit._apply_move(next(move for move in visit._moves if move.name == "record"))

    def test_the_chief_hears_of_it_until_it_is_recorded(self):
        """TS19: one step for the chief of the owner, none for anybody else."""
        visit = self.urgent()
        self.allow(visit, day=NOON)
        self.assertEqual(visit.activity_ids.user_id, self.chief_a)
        self.assertEqual(visit.activity_ids.date_deadline, SCHOOL_DAY)
        self.record(visit)
        self.assertFalse(visit.activity_ids)

    def test_a_covert_one_tells_nobody(self):
        """TS32: an activity would show who is visited."""
        visit = self.urgent(open_mode="covert", planner=self.officer_a)
        self.allow(visit, day=NOON)
        self.assertFalse(visit.activity_ids)
        self.assertTrue(visit.report_until)

    def test_the_record_is_due_within_the_hours_of_the_figure(self):
        """TS19: on the minute it is in time, a minute later it is late."""
        self.set_rule("urgent_report", self.county_a, 6)
        visit = self.urgent()
        self.allow(visit, day=NOON)
        self.assertEqual(visit.report_until, NOON + timedelta(hours=6))
        for minutes, late in ((0, False), (1, True)):
            visit.invalidate_recordset(["is_report_late"])
            with freeze_time(NOON + timedelta(hours=6, minutes=minutes)):
                self.assertEqual(visit.is_report_late, late)
        self.assertFalse(
            self.make_visit(self.schools[1], self.inspectors[1]).report_until
        )
