from odoo import api, models

from ..tools.roster_import import Inspectors


class EduMasterImport(models.TransientModel):
    _inherit = "edu.master.import"

    @api.model
    def _kinds(self):
        return (*super()._kinds(), Inspectors)
