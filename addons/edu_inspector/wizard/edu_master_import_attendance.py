from odoo import api, fields, models

from ..tools.attendance_import import Attendance


class EduMasterImport(models.TransientModel):
    _inherit = "edu.master.import"

    training_id = fields.Many2one(
        "edu.training",
        string="Session",
        readonly=True,
        ondelete="cascade",
        help="The session of the rows that name none (培训)",
    )

    @api.model
    def _kinds(self):
        return (*super()._kinds(), Attendance)

    def _kind(self):
        kind = super()._kind()
        if isinstance(kind, Attendance):
            kind.training = self.training_id
        return kind
