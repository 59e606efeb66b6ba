from contextlib import contextmanager

from psycopg2.errors import SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import PASSWORD
from odoo.addons.mail.tests.common import mail_new_test_user


@tagged("post_install", "-at_install")
class TestConcurrency(BaseCase):
    """Two people move one record at once, in real transactions."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.transaction() as env:
            county = env["edu.unit"].create(
                {"name": "同时县人民政府", "kind": "government"}
            )
            chief = mail_new_test_user(
                env,
                login="chief_concurrent",
                password=PASSWORD,
                groups="edu_base.group_chief",
                scope_unit_ids=county.ids,
            )
            case = env["edu.test.case"].create(
                {"name": "Wanted twice", "note": "x", "owner_unit_id": county.id}
            )
            self.made = {
                record._name: record.ids
                for record in (case, chief, chief.partner_id, county, county.partner_id)
            } | {"res.partner": (chief.partner_id | county.partner_id).ids}
            self.case_id, self.chief_id = case.id, chief.id
        self.addCleanup(self.clean)

    @contextmanager
    def transaction(self, uid=SUPERUSER_ID):
        with self.registry.cursor() as cr:
            yield api.Environment(cr, uid, {})

    def clean(self):
        with self.transaction() as env:
            env.cr.execute(
                "DELETE FROM edu_transition WHERE user_id = %s", [self.chief_id]
            )
            for name in ("edu.test.case", "res.users", "edu.unit", "res.partner"):
                env[name].browse(self.made[name]).unlink()

    def test_only_one_of_two_moves_succeeds(self):
        with self.transaction(self.chief_id) as late:
            behind = late["edu.test.case"].browse(self.case_id)
            self.assertEqual(behind.allowed_moves, ["submit", "void"])
            with self.transaction(self.chief_id) as early:
                early["edu.test.case"].browse(self.case_id)._make_move("submit")
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(SerializationFailure),
            ):
                behind._make_move("void", "Too late")
                late.flush_all()
            late.cr.rollback()
            late.invalidate_all()
            with self.assertRaises(UserError):
                behind._make_move("submit")
            late.cr.rollback()
        with self.transaction() as env:
            rows = env["edu.transition"].search(
                [("res_model", "=", "edu.test.case"), ("res_id", "=", self.case_id)]
            )
            self.assertEqual(rows.mapped("move"), ["submit"])
