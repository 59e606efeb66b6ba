from odoo import models

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduInspector(models.Model):
    """What was claimed for a person follows into the account that comes later (TS70).

    Else the two contacts of an inspector might claim the same day, and the person
    would not see what the office had claimed before.
    """

    _inherit = "edu.inspector"

    def write(self, vals):
        result = super().write(vals)
        if vals.get("user_id"):
            self._bring_claims()
        return result

    def _bring_claims(self):
        """Put claims and bank accounts of the contacts in the names of the accounts.

        The database refuses, in words, what both have claimed. Where the account has
        a bank account with the same government already, that one is paid to.
        """
        people = {one.partner_id: one.user_id.partner_id for one in self.sudo()}
        contacts = [contact.id for contact in people]
        claims = self.env["edu.claim"].sudo().search([("partner_id", "in", contacts)])
        for contact, own in claims.grouped("partner_id").items():
            opened(own, STATE_GUARD).partner_id = people[contact]
        self._bring_payees(people)
        self.env.flush_all()

    def _bring_payees(self, people):
        known = [person.id for pair in people.items() for person in pair]
        found = self.env["edu.payee"].sudo().search([("partner_id", "in", known)])
        taken = {(payee.partner_id, payee.owner_unit_id) for payee in found}
        for payee in found.filtered(lambda payee: payee.partner_id in people):
            person = people[payee.partner_id]
            if (person, payee.owner_unit_id) not in taken:
                opened(payee, STATE_GUARD).partner_id = person
