from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..tools.transitions import STATE_GUARD, opened
from .common import EduCommon


@tagged("post_install", "-at_install")
class TestUnitSetup(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.make_user("first_admin", "system")

    def start_empty(self):
        """Take the units of this database for not there."""
        model = self.registry["edu.unit.setup"]
        self.patch(model, "_is_founded", lambda setup: False)

    def found(self, **values):
        setup = self.env["edu.unit.setup"].with_user(self.administrator)
        with Form(setup) as form:
            form.name = "初始市人民政府"
            form.level = "city"
            form.code = "370900"
            for name, value in values.items():
                form[name] = value
        action = form.record.action_found()
        self.assertEqual(action["res_model"], "edu.unit")
        return self.env["edu.unit"].search([("name", "=", form.name)])

    def test_the_first_government_and_its_office(self):
        self.start_empty()
        city = self.found()
        self.assertRecordValues(
            city | city.child_ids,
            [
                {
                    "name": "初始市人民政府",
                    "kind": "government",
                    "level": "city",
                    "code": "370900",
                    "parent_id": False,
                },
                {
                    "name": "初始市Education Supervision Office",
                    "kind": "office",
                    "level": "city",
                    "code": False,
                    "parent_id": city.id,
                },
            ],
        )

    def test_work_can_start(self):
        self.start_empty()
        city = self.found(office_name="初始市教育督导办")
        administrator = self.administrator
        self.assertEqual(administrator.scope_unit_ids, city)
        self.assertEqual(administrator.unit_id.name, "初始市教育督导办")
        self.assertEqual(administrator.company_id.name, "初始市教育督导办")
        for role in ("officer", "unit_administrator"):
            self.assertTrue(administrator.has_group(f"edu_base.group_{role}"))
        units = self.env["edu.unit"].with_user(administrator)
        county = units.create(
            {"name": "初始县人民政府", "kind": "government", "parent_id": city.id}
        )
        alias = units.env["edu.unit.alias"].create(
            {"name": "初始县", "unit_id": county.id}
        )
        self.assertEqual(alias.owner_unit_id, city)

    def test_only_in_an_empty_database(self):
        with self.assertRaises(UserError):
            self.found()
        opened(self.env["edu.unit"].search([]), STATE_GUARD).write({"active": False})
        with self.assertRaises(UserError):
            self.found()
        self.assertFalse(self.administrator.scope_unit_ids)

    def test_only_the_administrator(self):
        for role in ("officer", "unit_administrator", "administrator", "employee"):
            user = self.make_user(f"{role}_one", role)
            with self.subTest(role), self.assertRaises(AccessError):
                self.env["edu.unit.setup"].with_user(user).create({"name": "市政府"})

    def test_the_menu_is_seen_by_the_administrator(self):
        menu = self.env.ref("edu_base.edu_unit_setup_menu")
        visible = self.env["ir.ui.menu"].with_user(self.administrator)
        self.assertLessEqual(
            {menu.id, menu.parent_id.id, menu.parent_id.parent_id.id},
            set(visible._visible_menu_ids()),
        )
