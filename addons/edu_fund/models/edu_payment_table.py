from odoo import models

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook

from ..tools.money import fen, yuan


class EduPaymentTable(models.Model):
    """The table that goes to the bank: a row a person, with the sum of the claims."""

    _inherit = "edu.payment"

    def action_bank_file(self):
        """Return the download of the table; refused while an account is missing."""
        self.ensure_one()
        self._payees_checked()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/payment/{self.id}/bank.xlsx",
            "target": "download",
        }

    def _bank_xlsx(self):
        """Return the table as an XLSX file; UserError names those without account."""
        self.ensure_one()
        self.check_access("write")  # bank accounts are for finance alone
        titles = (
            (self.env._("No."), 6),
            (self.env._("Account Holder"), 16),
            (self.env._("Bank"), 32),
            (self.env._("Account Number"), 26),
            (self.env._("Amount"), 14),
            (self.env._("Claims"), 40),
        )
        return workbook([Sheet(self.name, self.name, titles, self._bank_rows())])

    def _bank_rows(self):
        payees = self._payees_checked()
        people = self.claim_ids.sorted("id").grouped("partner_id")
        for place, (person, claims) in enumerate(people.items(), 1):
            payee = payees[person, self.owner_unit_id]
            yield (
                place,
                payee.holder,
                payee.bank_name,
                payee.sudo().account_number,
                yuan(sum(map(fen, claims.mapped("total")))),
                ", ".join(claims.mapped("number")),
            )
