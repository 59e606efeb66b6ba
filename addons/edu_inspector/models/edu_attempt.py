from odoo import api, models


class EduAttempt(models.Model):
    _inherit = "edu.attempt"

    @api.model
    def _limits(self):
        """Count the forms that are sent as well, so that nobody floods the office."""
        return super()._limits() | {
            "complaint_form": (20, 60 * 60),  # sent from an address, filed or not
            "complaint_plate": (30, 60 * 60),  # filed about a school
            "complaint_address": (10, 60 * 60),  # wrong codes from an address
            "complaint_number": (10, 60 * 60),  # wrong codes for a number
            "plate": (60, 10 * 60),  # unknown codes; many phones share an address
        }
