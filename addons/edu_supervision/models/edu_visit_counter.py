from odoo import models


class EduVisitCounter(models.Model):
    """The last number that a government has given to a visit in a year."""

    _name = "edu.visit.counter"
    _inherit = ["edu.counter.mixin"]
    _description = "Counter of Visits"
    _log_access = False
