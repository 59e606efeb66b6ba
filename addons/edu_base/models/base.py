from odoo import models


class Base(models.AbstractModel):
    _inherit = "base"

    def export_data(self, fields_to_export):
        """Log every export, of the list's button as of the external interface."""
        result = super().export_data(fields_to_export)
        self.env["edu.audit"]._log_export(self, ", ".join(fields_to_export))
        return result
