from odoo import api, models

from ..tools.fee_import import SchoolFees
from ..tools.statistic_import import PupilNorms, Statistics


class EduMasterImport(models.TransientModel):
    _inherit = "edu.master.import"

    @api.model
    def _kinds(self):
        return (*super()._kinds(), Statistics, PupilNorms, SchoolFees)
