from odoo import models


class EduVisit(models.Model):
    """How the visits that cycles count are found: by kind, month and unit."""

    _inherit = "edu.visit"

    _routine_idx = models.Index("(month, unit_id) WHERE kind = 'routine'")
    _round_idx = models.Index(
        "(unit_id, date) WHERE kind IN ('comprehensive', 'special')"
    )
