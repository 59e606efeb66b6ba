from odoo.tests import HttpCase, tagged

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestPeopleTours(EduCommon, HttpCase):
    """What an administrator of units and an officer do in the browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.person = cls.make_user("leaving", "liaison", works_at=cls.education_a)
        cls.successor = cls.make_user("coming", "liaison", works_at=cls.education_a)

    def test_three_accounts(self):
        self.start_tour("/odoo", "edu_base_accounts", login="keeper_a")
        made = self.env["res.users"].search(
            [("login", "in", ["chenyu", "linzhou", "hetian"])]
        )
        self.assertEqual(len(made), 3)
        self.assertEqual(made.unit_id, self.office_a)
        self.assertEqual(made.scope_unit_ids, self.county_a)
        self.assertTrue(all(user._is_internal() for user in made))

    def test_two_schools_merge(self):
        first, second = (
            self.make_unit(f"临溪县第{number}小学", self.county_a, kind="school")
            for number in "一二"
        )
        self.make_liaison(self.person, first)
        self.start_tour("/odoo", "edu_base_merge", login="keeper_a")
        self.assertFalse(first.active)
        self.assertEqual(second.liaison_ids.user_id, self.person)

    def test_a_liaison_hands_over(self):
        self.make_liaison(self.person, self.education_a)
        self.start_tour("/odoo", "edu_base_handover", login="officer_a")
        posts = self.education_a.liaison_ids.filtered("is_current")
        self.assertEqual(posts.user_id, self.successor)
