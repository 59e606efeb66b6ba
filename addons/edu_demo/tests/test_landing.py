from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestLanding(TransactionCase):
    """What each person finds on the first page after logging in."""

    def landing(self, login):
        """Return the action of the first menu in the app that opens."""
        env = acting(self.env, login)
        menus = env["ir.ui.menu"].load_menus(False)
        menu = menus[menus["root"]["children"][0]]
        while not menu["action_id"]:
            menu = menus[menu["children"][0]]
        return self.env[menu["action_model"]].browse(menu["action_id"])

    def test_those_who_govern_find_their_rules_measured(self):
        board = self.env.ref("edu_base.edu_rule_board_action")
        rows = {"officer": 4, "chief": 4, "leader": 4}
        rows |= {"officer.wuzhu": 1, "officer.sangxi": 1}
        for login, governments in rows.items():
            with self.subTest(login):
                self.assertEqual(self.landing(login), board)
                shown = acting(self.env, login)["edu.rule.board"].get_board()
                self.assertEqual(len(shown["units"]), governments)
                self.assertTrue(all(row["cells"] for row in shown["units"]))
                self.assertEqual(shown["month"], str(today().replace(day=1)))

    def test_inspector_finds_the_own_page(self):
        page = self.env.ref("edu_inspector.own_page_action")
        self.assertEqual(self.landing("inspector"), page)
        shown = acting(self.env, "inspector")["edu.inspector"].get_own_page()
        me = record(self.env, "inspector_long")
        self.assertEqual(shown["person"]["name"], me.name)
        keys = [section["key"] for section in shown["sections"]]
        self.assertLessEqual(
            {"appraisals", "complaints", "schools", "term", "training"}, set(keys)
        )

    def test_liaisons_and_administrators_find_rows(self):
        for login in (
            *("liaison.education", "liaison.finance", "liaison.county"),
            "administrator",
        ):
            with self.subTest(login):
                action = self.landing(login)
                self.assertEqual(action._name, "ir.actions.act_window")
                rows = acting(self.env, login)[action.res_model]
                self.assertTrue(rows.search_count([], limit=1))

    def test_unit_administrator_finds_the_guide_of_the_start(self):
        guide = self.env.ref("edu_base.getting_started_action")
        self.assertEqual(self.landing("unit.administrator"), guide)
        units = acting(self.env, "unit.administrator")["edu.master.import"]
        self.assertTrue(units.get_overview())
