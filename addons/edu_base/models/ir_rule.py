from odoo import models

from ..tools.dates import today


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Rules read who is liaison today, so a cached domain lasts for its day."""
        yield from super()._compute_domain_context_values()
        yield today()

    def _make_access_error(self, operation, records):
        """Name no record of ours to those who may not read it, in debug mode either."""
        if records._name.startswith("edu."):
            records = records.browse()
        return super()._make_access_error(operation, records)
