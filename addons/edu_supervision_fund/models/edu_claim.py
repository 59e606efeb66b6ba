from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_claim_item import NO_VISIT

# How far away a visit is by the level of the government that sends it.
DISTANCE_OF = {"town": "county", "county": "county", "city": "city"}
PROPOSED = ("transport", "communication")


class EduClaim(models.Model):
    """The visit that a claim is for (TS70): claimed once by each who took part."""

    _inherit = "edu.claim"

    visit_id = fields.Many2one(
        "edu.visit",
        string="For the Visit",
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
        domain=[("state", "in", ("recorded", "closed")), ("is_hidden", "=", False)],
        help="督导",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="Whose claim it is, whichever account claims (督学)",
    )
    issue = fields.Selection(selection_add=NO_VISIT)

    _visit_once = models.UniqueIndex(
        "(visit_id, partner_id) WHERE visit_id IS NOT NULL AND state != 'cancelled'",
        "This person has claimed the visit already. Open that claim, or cancel it.",
    )

    @api.constrains("visit_id")
    def _check_visit_id(self):
        """A claim tells who was away when: covert visits are claimed once released."""
        if self.sudo().visit_id.filtered("is_hidden"):
            raise ValidationError(self.env._("This visit cannot be claimed yet."))

    @api.onchange("visit_id")
    def _onchange_visit_id(self):
        """Propose the expenses of the visit, to whoever has entered none yet."""
        if self.visit_id:
            self.owner_unit_id = self.visit_id.owner_unit_id
            if not self.item_ids:
                self.item_ids = [(0, 0, item) for item in self._proposed_items()]

    @api.model_create_multi
    def create(self, vals_list):
        self.flush_model(["state"])  # what was cancelled may be claimed again
        people = self._inspectors([vals.get("partner_id") for vals in vals_list])
        owners = [people.get(vals.get("partner_id")) for vals in vals_list]
        claims = super().create(
            [
                vals | ({"partner_id": one.user_id.partner_id.id} if one else {})
                for vals, one in zip(vals_list, owners, strict=True)
            ]
        )
        for claim, one in zip(claims, owners, strict=True):
            if one:
                opened(claim.sudo(), STATE_GUARD).inspector_id = one
        return claims

    @api.model
    def _inspectors(self, contacts):
        """Return {contact: inspector} of those who have an account beside the contact.

        A claim is one of the account's person, else the two contacts of an inspector
        might claim the same day.
        """
        found = (
            self.env["edu.inspector"]
            .sudo()
            .search([("partner_id", "in", contacts), ("user_id", "!=", False)])
        )
        return {one.partner_id.id: one for one in found}

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"inspector_id"}

    def _is_of_inspector(self, inspector):
        """Return whether it is the inspector's: known as such, or for the own visit."""
        return (
            self.inspector_id == inspector
            or self.partner_id == inspector.partner_id
            or inspector in self.visit_id.member_ids.inspector_id
        )

    def _proposed_items(self):
        """Return the values of what the norms grant for each day of the visit."""
        visit, payer = self.visit_id, self.visit_id.owner_unit_id
        model = self.env["edu.claim.norm"]
        norms = model._granting(payer)
        distance = DISTANCE_OF.get(payer.level, "beyond")
        days = [
            fields.Date.add(visit.date, days=number)
            for number in range((visit.date_to - visit.date).days + 1)
        ]
        return [
            {
                "kind": kind,
                "day": day,
                "day_part": visit.day_part if len(days) == 1 else "day",
                "distance": distance,
            }
            for day in days
            for kind in PROPOSED
            if model._choose(norms, payer, kind, distance, day)
        ]
