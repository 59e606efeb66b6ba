"""What is planned when a unit ends, or when who planned it leaves."""

from odoo.tests import tagged

from .common import SCHOOL_DAY, VisitCommon


@tagged("post_install", "-at_install")
class TestVisitHandover(VisitCommon):
    def held(self, name, *given):
        return getattr(self.env["edu.visit"].sudo(), name)(*given, SCHOOL_DAY)

    def test_visits_to_a_unit_that_ends_are_cancelled(self):
        """Its places are free again, and its team; what is over stays."""
        gone, heir = self.schools[:2]
        visit = self.make_visit(gone)
        before = self.make_visit(gone, self.inspectors[1], day="2026-03-10")
        self.confirm(visit)
        self.assertEqual(self.held("_held_by_units", gone), visit)
        self.held("_hand_over_units", {gone: heir})
        self.assertEqual((visit.state, before.state), ("cancelled", "draft"))
        step = visit.transition_ids.sorted("id")[-1]
        self.assertIn(heir.name, step.reason)
        self.assertFalse(visit.member_ids.is_live)
        self.assertEqual(self.env["edu.visit.month"].sudo()._compare(), 0)

    def test_who_leaves_passes_on_what_is_planned(self):
        """TS32: of what is hidden the chief alone hears, and nobody sees a number."""
        visit = self.make_visit(planner=self.officer_a)
        hidden = self.make_visit(
            self.schools[1],
            self.inspectors[1],
            planner=self.officer_a,
            open_mode="covert",
        )
        successor = self.make_user("successor", "officer", serves=self.county_a)
        self.assertEqual(self.held("_held_by_person", self.officer_a), visit)
        self.held("_hand_over_person", self.officer_a, successor)
        self.assertEqual(visit.organiser_id, successor)
        self.assertEqual(hidden.organiser_id, self.chief_a)
        self.assertFalse(hidden.with_user(successor).has_access("read"))
