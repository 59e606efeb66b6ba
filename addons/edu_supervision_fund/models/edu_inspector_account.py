from psycopg2 import IntegrityError

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduInspector(models.Model):
    """What was claimed for an inspector follows the person, not the account (TS70).

    Into the account that is tied, from one account to the next, and back to the
    contact when it is untied. Else the two contacts of a person might claim the same
    day, or whoever was tied by mistake would keep the claims of another. What an
    account has claimed without a visit is of whoever uses it, and stays there.
    """

    _inherit = "edu.inspector"

    def write(self, vals):
        before = self._paid_contacts() if "user_id" in vals else {}
        result = super().write(vals)
        after = self._paid_contacts() if before else {}
        changed = self.filtered(lambda one: before.get(one) != after.get(one))
        if changed:
            changed._bring_claims(before)
        return result

    def _paid_contacts(self):
        """Return {inspector: contact in whose name the person claims}."""
        return {one: one.user_id.partner_id or one.partner_id for one in self.sudo()}

    def _bring_claims(self, before):
        """Put claims and bank accounts in the names of the accounts of today.

        `before` are the contacts that held them. The database refuses, in words, what
        both have claimed. Where the person has a bank account with the same government
        already, that one is paid to.
        """
        after = self._paid_contacts()
        claims = self._claims_held(before)
        for one, own in claims.items():
            opened(own, STATE_GUARD).write(
                {"partner_id": after[one].id, "inspector_id": one.id}
            )
        self._bring_payees(after)
        self.env.flush_all()

    def _claims_held(self, before):
        """Return {inspector: claims}: the known ones, and those for the own visits."""
        holders = {before[one]: one for one in self.sudo()}
        holders |= {one.partner_id: one for one in self.sudo()}
        visited = Domain("visit_id.member_ids.inspector_id", "in", self.ids)
        accounts = Domain("partner_id", "in", [contact.id for contact in holders])
        found = (
            self.env["edu.claim"]
            .sudo()
            .search(self._held() | accounts & visited & self._of_no_other())
        )
        owners = found.grouped(
            lambda claim: claim.inspector_id or holders[claim.partner_id]
        )
        return {
            one: own.filtered(lambda claim, one=one: claim._is_of_inspector(one))
            for one, own in owners.items()
        }

    def _held(self):
        """Return the domain of what is known to be of self."""
        own = Domain("partner_id", "in", self.sudo().partner_id.ids)
        return Domain("inspector_id", "in", self.ids) | own & self._of_no_other()

    def _of_no_other(self):
        return Domain("inspector_id", "in", [False, *self.ids])

    def _bring_payees(self, people):
        payees = self.env["edu.payee"].sudo()
        found = payees.search(self._held())
        there = payees.search([("partner_id", "in", [c.id for c in people.values()])])
        taken = {(payee.partner_id, payee.owner_unit_id) for payee in there}
        owners = {one.partner_id: one for one in self.sudo()}
        for payee in found:
            one = payee.inspector_id or owners[payee.partner_id]
            if (people[one], payee.owner_unit_id) not in taken:
                opened(payee, STATE_GUARD).write(
                    {"partner_id": people[one].id, "inspector_id": one.id}
                )

    @api.model
    def _bring_left_behind(self):
        """Bring what still is in the names of contacts whose accounts are tied.

        Returns the inspectors of whom contact and account have claimed the same: there
        somebody has to cancel one of the two first.
        """
        conflicts = self.browse()
        names = self.env["edu.claim"]._read_group([], ["partner_id"])
        names += self.env["edu.payee"]._read_group([], ["partner_id"])
        for one in self.search(
            [
                ("user_id", "!=", False),
                ("partner_id", "in", [contact.id for (contact,) in names]),
            ]
        ):
            try:
                with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                    one._bring_claims(one._paid_contacts())
            except IntegrityError:
                self.env.invalidate_all()
                conflicts |= one
        return conflicts
