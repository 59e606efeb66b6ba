"""A school is visited so often in a month, all kinds and bodies together."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PLANNING_DAY, SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)
COUNTS = "odoo.addons.edu_supervision.models.edu_visit_month"


@tagged("post_install", "-at_install")
class TestVisitCap(ConfirmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.set_rule("visit_cap", cls.county_a, 2)

    def visits(self, count, first=SCHOOL_DAY, school=None, **values):
        """Return visits on days that follow one another."""
        return self.env["edu.visit"].concat(
            *(
                self.make_visit(school, day=first + number * DAY, **values)
                for number in range(count)
            )
        )

    def held(self, school=None):
        rows = self.env["edu.visit.month"].search(
            [("unit_id", "=", (school or self.schools[0]).id), ("held", "!=", 0)],
            order="month",
        )
        return [(row.month.month, row.held) for row in rows]

    def test_the_last_place_is_taken_and_one_more_is_refused(self):
        """TS34: routine and special, county and city count together."""
        self.allow(self.make_visit())
        city = {"owner_unit_id": self.city.id, "inspectors": self.inspectors[1:4]}
        item = self.make_item(owner=self.city)
        second = self.special(day=SCHOOL_DAY + DAY, item_id=item.id, **city)
        self.allow(second, user=self.officer_city)
        third = self.make_visit(day=SCHOOL_DAY + 2 * DAY)
        self.assertIn(self.schools[0].name, self.refuse(third))
        self.assertEqual(self.held(), [(3, 2)])
        self.allow(self.make_visit(self.schools[1], day=SCHOOL_DAY + 3 * DAY))

    def test_a_batch_beyond_the_cap_takes_nothing(self):
        self.refuse(self.visits(3))
        self.assertEqual(self.held(), [])
        self.allow(self.visits(2, SCHOOL_DAY + 5 * DAY))

    def test_a_full_month_is_not_refused_where_no_figure_is_set(self):
        school = self.make_schools(self.county_b, 1)
        visits = self.visits(4, school=school, owner_unit_id=self.city.id)
        self.allow(visits, user=self.officer_city)
        self.assertEqual(self.held(school), [(3, 4)])

    def test_cancelling_gives_the_place_back(self):
        visits = self.visits(2)
        self.allow(visits)
        visits[0].with_user(self.officer_a)._make_move("cancel", "停电")
        self.assertEqual(self.held(), [(3, 1)])
        draft = self.make_visit(day=SCHOOL_DAY + 5 * DAY)
        draft.with_user(self.officer_a)._make_move("cancel", "不再需要")
        self.assertEqual(self.held(), [(3, 1)])

    def test_moving_to_another_month_takes_the_place_along(self):
        """TS34: full months are full for those who move, too."""
        march = self.visits(2)
        april = self.visits(2, SCHOOL_DAY + 28 * DAY)
        self.allow(march | april)
        mine = march[0].with_user(self.officer_a)
        with freeze_time(PLANNING_DAY):
            mine.date = SCHOOL_DAY + 10 * DAY
            self.assertEqual(self.held(), [(3, 2), (4, 2)])
            with self.assertRaises(UserError) as refusal, self.env.cr.savepoint():
                mine.date = SCHOOL_DAY + 35 * DAY
            self.assertIn(self.schools[0].name, str(refusal.exception))
            april[1].with_user(self.officer_a)._make_move("cancel", "停电")
            mine.date = SCHOOL_DAY + 35 * DAY
        self.assertEqual(self.held(), [(3, 1), (4, 2)])

    def test_hidden_visits_refuse_nothing_until_released(self):
        """TS32, TS34: nobody learns from a refusal that somebody comes in secret."""
        hidden = self.visits(2, open_mode="covert", planner=self.officer_a)
        self.allow(hidden)
        self.assertEqual(self.held(), [])
        self.allow(self.visits(2, SCHOOL_DAY + 5 * DAY))
        hidden._release()
        self.assertEqual(self.held(), [(3, 4)])

    def test_an_urgent_visit_comes_all_the_same(self):
        """TS19: it counts, and is not refused."""
        self.allow(self.visits(2))
        urgent = {"is_urgent": True, "urgent_reason": "燃气泄漏"}
        self.allow(self.make_visit(day=SCHOOL_DAY + 5 * DAY, **urgent))
        self.assertEqual(self.held(), [(3, 3)])

    def test_every_night_the_counters_follow_the_visits(self):
        """What was miscounted is set right and logged; the next night finds nothing."""
        self.allow(self.visits(2))
        counter = self.env["edu.visit.month"]
        self.assertEqual(counter._compare(), 0)
        self.env.cr.execute("UPDATE edu_visit_month SET held = held + 3")
        lost = self.make_schools(self.county_a, 1, name="城西第%d小学")
        counter._change({(lost.id, SCHOOL_DAY.replace(day=1)): 1})
        with mute_logger(COUNTS), self.enter_registry_test_mode():
            self.env.ref("edu_supervision.ir_cron_visit_month").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual((self.held(), self.held(lost)), ([(3, 2)], []))
        self.assertEqual(counter._compare(), 0)
