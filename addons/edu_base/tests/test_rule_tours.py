from odoo.tests import HttpCase, tagged

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestRuleTours(EduCommon, HttpCase):
    """From a number on the board to the records behind it: one click.

    What was measured at night stands on the board; what lacks is told as of now.
    """

    browser_size = "1366x768"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        liaisons = cls.env.ref("edu_base.rule_liaisons")
        others = cls.env["edu.rule"].search([]) - liaisons
        others.active = False
        cls.env["edu.rule.result"]._cron_measure()

    def test_chief_from_the_board_to_who_lacks(self):
        chief = self.make_user("board_chief", "chief", serves=self.county_a)
        liaison = self.make_user("board_liaison", "liaison")
        self.make_liaison(liaison, self.education_a)
        self.start_tour(
            "/odoo/edu-rule-board", "edu_base_chief_reads_the_board", login=chief.login
        )

    def test_leader_on_a_phone(self):
        self.browser_size = "390x844"
        leader = self.make_user("board_leader", "leader", serves=self.city)
        self.start_tour(
            "/odoo/edu-rule-board",
            "edu_base_leader_reads_the_board",
            login=leader.login,
        )
