from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon


@tagged("post_install", "-at_install")
class TestExtension(ReformCommon):
    """More time is asked by one and granted by another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.make_plan()
        cls.task = cls.plan.task_ids
        cls.due = today() + timedelta(days=3)
        cls.later = today() + timedelta(days=30)
        cls.task.date_deadline = cls.due

    def ask(self, user=None, **values):
        return (
            self.env["edu.extension"]
            .with_user(user or self.liaison)
            .create(
                {
                    "res_model": "edu.task",
                    "res_id": self.task.id,
                    "unit_id": self.education_a.id,
                    "date_to": self.later,
                    "reason": "招标尚未完成。",
                    **values,
                }
            )
        )

    def test_asked_in_the_dialog_and_granted(self):
        part = self.task.link_ids.with_user(self.liaison)
        action = part.action_ask_extension()
        model = self.env[action["res_model"]].with_user(self.liaison)
        view = self.env["ir.ui.view"].browse(action["views"][0][0])
        with Form(model.with_context(**action["context"]), view) as form:
            self.assertEqual(form.date_from, self.due)
            form.date_to = self.later
            form.reason = "招标尚未完成。"
        request = form.record
        self.assertEqual(request.owner_unit_id, self.county_a)
        self.assertEqual(request.user_id, self.liaison)
        request.with_user(self.chief).action_grant()
        self.assertEqual(self.task.date_deadline, self.later)
        self.assertEqual(self.task.extension_count, 1)
        self.assertEqual(part.date_deadline, self.later)
        self.assertEqual(request.state, "granted")
        self.assertEqual(request.decided_by_id, self.chief)
        self.assertEqual(request.transition_ids.user_id, self.chief)

    def test_refused_with_a_reason(self):
        request = self.ask().with_user(self.chief)
        with self.assertRaises(UserError):
            request._make_move("refuse")
        request._make_move("refuse", "已延过一次")
        self.assertEqual(request.transition_ids.reason, "已延过一次")
        self.assertEqual(self.task.date_deadline, self.due)
        self.assertFalse(self.task.extension_count)

    def test_extensions_add_up(self):
        for number in (1, 2):
            later = self.later + timedelta(days=number)
            self.ask(date_to=later).with_user(self.chief).action_grant()
            self.assertEqual(self.task.extension_count, number)
            self.assertEqual(self.task.date_deadline, later)

    @mute_logger("odoo.sql_db")
    def test_one_open_request_a_record(self):
        self.ask()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.ask(self.officer)

    def test_nobody_decides_on_the_own_request(self):
        request = self.ask(self.chief).with_user(self.chief)
        self.assertFalse(request.allowed_moves)
        with self.assertRaises(UserError):
            request.action_grant()

    def test_only_the_owners_chief_decides(self):
        request = self.ask()
        chief_b = self.make_user("chief_bb", "chief", serves=self.county_b)
        for user in (self.officer, self.liaison, self.leader, chief_b):
            with self.subTest(user.login), self.assertRaises(UserError):
                request.with_user(user).action_grant()
        self.assertEqual(request.state, "asked")

    def test_only_who_owes_it_asks(self):
        for user, values in (
            (self.treasurer, {}),
            (self.treasurer, {"unit_id": self.finance_unit_a.id}),
            (self.liaison, {"unit_id": self.finance_unit_a.id}),
            (self.stranger, {}),
            (self.liaison, {"res_model": "edu.plan", "res_id": self.plan.id}),
        ):
            with (
                self.subTest(user.login, **values),
                self.assertRaises(UserError),
                mute_logger("odoo.addons.base.models.ir_rule"),
            ):
                self.ask(user, **values)

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_a_leader_does_not_ask(self):
        with self.assertRaises(AccessError):
            self.ask(self.leader)

    def test_not_into_the_past(self):
        self.task.date_deadline = today() - timedelta(days=30)
        with self.assertRaises(UserError):
            self.ask(date_to=today() - timedelta(days=1))

    def test_not_for_what_has_ended(self):
        request = self.ask().with_user(self.chief)
        self.task._make_move("cancel", "不再需要")
        with self.assertRaises(UserError):
            request.action_grant()
        request._make_move("refuse", "任务已取消")
        with self.assertRaises(UserError):
            self.ask()

    def test_each_sees_the_own_requests(self):
        request = self.ask()
        for user, seen in (
            (self.liaison, True),
            (self.chief, True),
            (self.city_officer, True),
            (self.treasurer, False),
            (self.stranger, False),
        ):
            found = self.env["edu.extension"].with_user(user).search([])
            self.assertEqual(request in found, seen, user.login)

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_a_request_stands_as_it_was_asked(self):
        request = self.ask()
        for user in (self.liaison, self.officer, self.chief):
            with self.assertRaises(AccessError):
                request.with_user(user).write({"date_to": self.later})
