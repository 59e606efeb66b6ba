from collections import Counter

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .draw_common import FRIDAY, MONDAY, DrawCommon


@tagged("post_install", "-at_install")
@freeze_time(MONDAY)
class TestDrawVisits(DrawCommon):
    """What is drawn becomes visits, on days on which all of a team are free."""

    def test_a_visit_a_unit_at_random(self):
        """TS32: the mode of the visits is random, the rest is the item's."""
        drawn = self.make_draw()
        drawn.action_draw()
        drawn.action_make_visits()
        for line in drawn.line_ids:
            visit = line.visit_id
            self.assertEqual(visit.unit_id, line.unit_id)
            self.assertEqual(visit.item_id, self.item)
            self.assertEqual((visit.time_mode, visit.kind), ("random", "special"))
            self.assertEqual(visit.checklist_id, self.checklist)
            members = visit.member_ids.sorted("sequence")
            self.assertEqual(members[0].inspector_id, line.lead_id)
            self.assertEqual(members.mapped("role"), ["lead", "member", "member"])
            self.assertEqual(members.inspector_id, line.inspector_ids)
            self.assertTrue(MONDAY <= visit.date <= FRIDAY)
        self.assertFalse(drawn.lacks_visits)
        self.assertEqual(drawn.visit_count, 2)

    def test_nobody_goes_to_two_places_on_a_day(self):
        self.make_visit(inspectors=self.inspectors[:1], day=MONDAY)
        drawn = self.make_draw(unit_count=0)
        drawn.action_draw()
        drawn.action_make_visits()
        visits = drawn.line_ids.visit_id
        self.assertEqual(len(visits), 6)
        goes = Counter(
            (member.inspector_id, member.visit_id.date) for member in visits.member_ids
        )
        self.assertEqual(max(goes.values()), 1)
        self.assertNotIn((self.inspectors[0], MONDAY), goes)

    def test_a_deleted_visit_is_planned_anew(self):
        drawn = self.make_draw()
        drawn.action_draw()
        drawn.action_make_visits()
        first, kept = drawn.line_ids
        kept_visit = kept.visit_id
        first.visit_id.unlink()
        drawn.action_make_visits()
        self.assertTrue(first.visit_id)
        self.assertEqual(kept.visit_id, kept_visit)

    def test_what_was_drawn_openly_is_not_hidden_later(self):
        """TS32: the draw would tell the day of a covert visit."""
        drawn = self.make_draw()
        drawn.action_draw()
        drawn.action_make_visits()
        with self.assertRaises(ValidationError):
            drawn.line_ids[0].visit_id.open_mode = "covert"

    def test_only_from_what_was_drawn(self):
        with self.assertRaises(UserError):
            self.make_draw().action_make_visits()

    def test_queries(self):
        """As many statements for 200 units as for 5, beside rows in hundreds."""
        costs = [self.cost(size) for size in (4, 5, 200)]
        self.assertLessEqual(costs[2] - costs[1], 12, costs)

    def cost(self, size):
        schools = self.make_schools(self.county_a, size, name=f"{size}校%d")
        drawn = self.make_draw(unit_ids=schools.ids, unit_count=0)
        drawing = self.statements(drawn.action_draw)
        cost = drawing + self.statements(drawn.action_make_visits)
        self.assertEqual(len(drawn.line_ids.visit_id), size)
        drawn.line_ids.visit_id.unlink()
        return cost
