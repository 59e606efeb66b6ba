from odoo import models


class EduComplaintCounter(models.Model):
    """The last number that a government has given to a complaint in a year."""

    _name = "edu.complaint.counter"
    _inherit = ["edu.counter.mixin"]
    _description = "Counter of Complaints"
    _log_access = False
