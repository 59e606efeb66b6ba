"""An inspector claims after a visit, on a phone of 390 px."""

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import Page, PageLooks
from odoo.addons.edu_fund.tests.common import DAY

from .common import VisitClaimCommon

SEEN = (
    "!document.querySelector('.o_loading_indicator') && !!document.querySelector('%s')"
)
OPEN = "document.querySelector(\"[data-key='claims'] .o_edu_own_line button\").click()"


class TickingCommon(VisitClaimCommon):
    """The day is fixed, and the clock goes on: the browser is waited for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY, tick=True))


@tagged("post_install", "-at_install")
class TestVisitClaimTours(TickingCommon, HttpCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_two_touches_after_a_visit(self):
        """TS70: the visit, what it grants, and it is with finance."""
        self.start_tour(
            "/odoo/edu-my-page",
            "edu_supervision_fund_claim_a_visit",
            login=self.user.login,
        )
        claim = self.visit.claim_ids
        self.assertEqual((claim.state, claim.total), ("submitted", 45))
        self.assertEqual(claim.partner_id, self.user.partner_id)
        self.assertFalse(claim.issue)


@tagged("post_install", "-at_install")
class TestVisitClaimLooks(TickingCommon, PageLooks):
    def test_on_a_phone(self):
        touched = "[data-key='claims'] button, .o_edu_touch :is(.btn, .o_input)"
        self.look_through(
            [
                Page(
                    "claims_own_page",
                    "/odoo/edu-my-page",
                    SEEN % "[data-key=claims]",
                    within=".o_edu_own_page",
                    touched=touched,
                ),
                Page(
                    "claim_of_visit",
                    act=OPEN,
                    ready=SEEN % "[name=item_ids] .o_kanban_record",
                    within=".o_content",
                    touched=touched,
                ),
            ],
            login=self.user.login,
        )
