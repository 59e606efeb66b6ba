from odoo import models


class EduBudget(models.Model):
    """The contracts that a budget pays for, on paper (JJ07)."""

    _inherit = "edu.budget"

    def _contract_document(self):
        """Return what the PDF of the contracts in force and ended shows."""
        contracts = self.env["edu.contract"].search(
            [
                ("payment_ids.line_id.budget_id", "=", self.id),
                ("signed_on", "!=", False),
            ],
            order="number, id",
        )
        title = contracts._table_title(self.year)
        return contracts._table_document(title, self.unit_id.name)
