from datetime import timedelta

from odoo import models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_supervision.models.edu_visit import DONE

CLAIMED_WITHIN = timedelta(days=90)


class EduInspector(models.Model):
    """The own page: visits to claim, and claims that came back (TS70)."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_claims()]

    def _own_claims(self):
        lines = [self._own_returned_line(claim) for claim in self._own_returned()]
        lines += [self._own_claim_line(visit) for visit in self._own_unclaimed()]
        return {
            "key": "claims",
            "sequence": 4,
            "title": self.env._("To Be Claimed"),
            "empty": self.env._("You have claimed all your visits."),
            "lines": lines,
            "buttons": [
                {
                    "title": self.env._("My Claims"),
                    "action": "edu_fund.edu_claim_own_action",
                },
                {
                    "title": self.env._("My Bank Account"),
                    "action": "edu_fund.edu_payee_own_action",
                },
            ],
        }

    def _own_returned(self):
        mine = Domain("is_mine", "=", True) & Domain("state", "=", "draft")
        drafts = self.env["edu.claim"].search(mine)
        return drafts.filtered("return_reason")

    def _own_unclaimed(self):
        visits = self.env["edu.visit"].search(
            [
                ("member_ids.user_id", "=", self.env.uid),
                ("state", "in", DONE),
                ("date", ">=", today() - CLAIMED_WITHIN),
            ]
        )
        return visits.filtered("may_claim")

    def _own_returned_line(self, claim):
        return {
            "key": f"claim_{claim.id}",
            "title": claim.display_name,
            "text": self.env._("Returned: %s", claim.return_reason),
            "tone": "danger",
            "action": self._own_action(claim),
        }

    def _own_claim_line(self, visit):
        return {
            "key": f"visit_{visit.id}",
            "title": visit.unit_id.name,
            "text": self.env._("Claim for %s", format_date(self.env, visit.date)),
            "tone": "warning",
            "action": visit.action_claim(),
        }
