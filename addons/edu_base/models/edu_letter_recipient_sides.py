from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.domains import either


class EduLetterRecipient(models.Model):
    """The two sides of a letter: who received it, and who judges what comes back."""

    _inherit = "edu.letter.recipient"

    is_mine = fields.Boolean(
        string="Own Unit",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user answers for the unit (本单位)",
    )

    @api.depends("unit_id", "owner_unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        served = self.env.user.scope_unit_ids
        mine = self.filtered_domain(self._received_domain(served))
        for row in self:
            row.is_mine = row in mine

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = self._received_domain(self.env.user.scope_unit_ids)
        return either(mine, value)

    def _may_confirm(self):
        """Return what units of the user received: as a liaison, or as their officer."""
        user = self.env.user
        officer = user.has_group("edu_base.group_officer")
        served = user.scope_unit_ids if officer else user.scope_unit_ids[:0]
        return self.filtered_domain(self._received_domain(served))

    @api.model
    def _received_domain(self, served):
        """Return the domain of what came to whoever serves the governments.

        That is to them and their units, one level down, and nothing they have issued.
        Beside that, to the units whose liaison the user is.
        """
        theirs = Domain("unit_id", "in", served.ids)
        theirs |= Domain("unit_id.parent_id", "in", served.ids)
        theirs &= Domain("owner_unit_id", "not in", served.ids)
        return theirs | Domain("unit_id", "in", self.env.user.liaison_unit_ids.ids)

    def _may_reply(self):
        """Officers who issued the letter may enter a reply that came on paper."""
        officer = self.env.user.has_group("edu_base.group_officer")
        return self._may_confirm() | (self._on_owner_side() if officer else self[:0])

    def _on_issuing_side(self):
        """Return what the user's side has issued and not received itself."""
        return self._on_owner_side() - self._may_confirm()
