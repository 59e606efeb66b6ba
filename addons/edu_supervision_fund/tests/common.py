"""Recorded visits, and the budget that pays for them."""

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened
from odoo.addons.edu_fund.tests.claim_common import ClaimCommon
from odoo.addons.edu_supervision.tests.record_common import RecordCommon


class VisitClaimCommon(ClaimCommon, RecordCommon):
    """Two inspectors of county A have recorded a visit of a morning at a school."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = cls.inspectors[:2]
        cls.user, cls.companion = cls.first.user_id, cls.second.user_id
        for kind, amount in (("transport", 80), ("communication", 10)):
            cls.make_norm(kind, amount)
        cls.visit = cls.make_recorded()

    @classmethod
    def make_recorded(cls, school=None, **values):
        values.setdefault("day_part", "morning")
        visit = cls.make_visit(school, cls.inspectors[:2], **values)
        opened(visit, STATE_GUARD).state = "recorded"
        return visit
