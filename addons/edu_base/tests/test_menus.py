from odoo.tests import tagged

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestMenus(EduCommon):
    def _roots(self, user):
        menus = self.env["ir.ui.menu"].with_user(user)
        visible = menus.browse(menus._visible_menu_ids())
        return visible.filtered(lambda menu: not menu.parent_id)

    def test_liaison_sees_the_house_alone(self):
        """A liaison has the own menu only, and lands in it."""
        user = self.make_user("menu_liaison", "liaison")
        house = self.env.ref("edu_base.edu_root_menu")
        self.assertLessEqual(self._roots(user), house)

    def test_a_second_role_brings_its_menus(self):
        user = self.make_user("menu_both", "liaison", "officer", serves=self.city)
        self.assertIn(self.env.ref("mail.menu_root_discuss"), self._roots(user))
