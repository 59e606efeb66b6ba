from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon


@tagged("post_install", "-at_install")
class TestDueItem(ReformCommon):
    """One red list over everything, each seeing the own part of it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.make_plan(
            links={cls.education_a: "lead", cls.finance_unit_a: "responsible"}
        )
        cls.task = cls.plan.task_ids
        cls.task.date_deadline = today() - timedelta(days=3)
        cls.env.flush_all()

    def items(self, user, domain=()):
        return self.env["edu.due.item"].with_user(user).search([*domain])

    def units_shown(self, user):
        return self.items(user, [("res_id", "=", self.task.id)]).unit_id

    def test_each_role_sees_the_own_part(self):
        both = self.education_a | self.finance_unit_a
        for user, units in (
            (self.officer, both),
            (self.chief, both),
            (self.leader, both),
            (self.city_officer, both),
            (self.liaison, self.education_a),
            (self.treasurer, self.finance_unit_a),
            (self.stranger, self.env["edu.unit"]),
        ):
            with self.subTest(user.login):
                self.assertEqual(self.units_shown(user), units)

    def test_other_roles_have_no_list(self):
        inspector = self.make_user("inspector_a", "inspector", serves=self.county_a)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
            self.items(inspector)

    def test_the_list_says_how_late_it_is(self):
        item = self.items(self.liaison)
        self.assertEqual((item.days_late, item.days_left), (3, -3))
        self.assertTrue(item.is_overdue)
        self.assertEqual(item.name, "健全责任清单")
        self.assertEqual(self.items(self.liaison, [("days_left", "=", -3)]), item)
        self.assertEqual(self.items(self.liaison, [("days_left", "<", 0)]), item)
        self.assertFalse(self.items(self.liaison, [("days_left", ">=", -2)]))
        self.assertFalse(self.items(self.liaison, [("is_overdue", "=", False)]))

    def test_the_name_says_nothing_to_who_may_not_read_the_record(self):
        item = self.items(self.officer)[:1]
        stranger = self.make_user("nobody_a", "liaison")
        self.assertEqual(item.with_user(stranger).sudo().name, "Reform Task")
        self.assertEqual(item.sudo().name, "健全责任清单")

    def test_found_by_the_names_one_may_read(self):
        named = [("name", "ilike", "责任清单")]
        self.assertEqual(len(self.items(self.officer, named)), 2)
        self.assertEqual(len(self.items(self.treasurer, named)), 1)
        self.assertFalse(self.items(self.stranger, named))
        self.assertFalse(self.items(self.officer, [("name", "ilike", "体育")]))

    def test_it_opens_where_one_deals_with_it(self):
        for user, model, record in (
            (self.officer, "edu.task", self.task),
            (self.liaison, "edu.task.unit", self.task.link_ids[0]),
        ):
            item = self.items(user, [("unit_id", "=", self.education_a.id)])
            action = item.action_open()
            self.assertEqual(action["res_model"], model)
            self.assertEqual(action["res_id"], record.id)

    def test_what_is_done_leaves_the_list(self):
        self.task.with_user(self.liaison)._make_move("submit")
        self.assertEqual(len(self.items(self.officer)), 2)
        self.task.with_user(self.colleague)._make_move("accept")
        self.assertFalse(self.items(self.officer))

    def test_the_list_is_read_only(self):
        item = self.items(self.officer)[:1]
        for attempt in (
            lambda: item.write({"res_id": 1}),
            item.unlink,
            lambda: item.create({}),
        ):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
                attempt()
