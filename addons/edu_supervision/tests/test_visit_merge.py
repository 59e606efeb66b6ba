"""One visit for several bodies."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitMerge(ConfirmCommon):
    def merge(self, other, into, user=None):
        mine = other.with_user(user or self.officer_a)
        mine.with_context(merge_into=into.id).action_merge()

    def test_others_of_the_month_are_shown_and_no_hidden_ones(self):
        """TS34, B33: to the same unit, in the month, as far as one may read."""
        visit = self.make_visit()
        same = self.make_visit(day=SCHOOL_DAY + DAY)
        self.make_visit(day=SCHOOL_DAY + 30 * DAY)
        self.make_visit(self.schools[1], day=SCHOOL_DAY + 2 * DAY)
        self.make_visit(day=SCHOOL_DAY + 3 * DAY, open_mode="covert")
        city = self.make_visit(day=SCHOOL_DAY + 4 * DAY, owner_unit_id=self.city.id)
        shown = visit.with_user(self.officer_a).other_visit_ids
        self.assertEqual(shown.ids, same.ids)
        shown = visit.with_user(self.officer_city).other_visit_ids
        self.assertEqual(set(shown.ids), {same.id, city.id})

    def test_the_team_of_the_other_goes_along(self):
        """TS34, B33: the other is cancelled, and frees its place in the month."""
        department = self.make_item(owner=self.city)
        into = self.special(inspectors=self.inspectors[:3])
        other = self.special(
            inspectors=self.inspectors[1:4], day=SCHOOL_DAY + DAY, item_id=department.id
        )
        self.allow(into | other)
        self.merge(other, into)
        self.assertEqual(other.state, "cancelled")
        self.assertEqual(other.merged_into_id, into)
        self.assertEqual(into.member_ids.inspector_id, self.inspectors)
        joint = into.member_ids.filtered(lambda member: member.role == "joint")
        self.assertEqual(joint.unit_id, self.city_office)
        self.assertEqual(into.lead_id, self.inspectors[0])
        month = self.env["edu.visit.month"].search(
            [("unit_id", "=", self.schools[0].id)]
        )
        self.assertEqual(month.held, 1)

    def test_only_what_is_ahead_and_at_the_same_unit(self):
        into = self.make_visit()
        elsewhere = self.make_visit(self.schools[1], day=SCHOOL_DAY + DAY)
        done = self.make_visit(day=SCHOOL_DAY + 2 * DAY)
        self.confirm(done)
        done._apply_move(next(move for move in done._moves if move.name == "record"))
        for other in (elsewhere, done, into):
            with self.assertRaises(UserError):
                self.merge(other, into)

    def test_nobody_merges_what_is_not_the_own(self):
        into, other = self.make_visit(), self.make_visit(day=SCHOOL_DAY + DAY)
        city = self.make_visit(day=SCHOOL_DAY + 2 * DAY, owner_unit_id=self.city.id)
        for user in (self.officer_b, self.leader_a, self.inspectors[0].user_id):
            with self.assertRaises(AccessError):
                self.merge(other, into, user)
        with self.assertRaises(AccessError):
            self.merge(into, city)
        with self.assertRaises(AccessError):
            self.merge(city, into)
        self.merge(into, city, self.officer_city)
        self.assertEqual(into.merged_into_id, city)
