from odoo import api, fields, models

from ..tools.uploads import adopt_uploads


class EduReportMixin(models.AbstractModel):
    """What a unit reports on a record it answers for: a sentence, files.

    A report is appended and stands; a correction is a new report. A model declares
    `attachment_ids` and the record reported on, from which it takes owner and release;
    `_check_reportable` and `_move_reported` say what may be reported, and what follows.
    """

    _name = "edu.report.mixin"
    _inherit = ["edu.scoped.mixin"]
    _description = "Appended Report"
    _order = "id desc"

    _guarded_fields = frozenset({"released_on", "user_id", "reported_on"})

    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="restrict", help="填报单位"
    )
    text = fields.Text(
        string="Progress", required=True, help="What has been done (进展情况)"
    )
    problem = fields.Char(string="Held Up By", help="What stands in the way (存在问题)")
    is_final = fields.Boolean(
        string="Completed", help="The unit holds the work to be done (申请验收)"
    )
    user_id = fields.Many2one(
        "res.users",
        string="By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="填报人",
    )
    reported_on = fields.Datetime(
        string="On", required=True, readonly=True, index=True, help="填报时间"
    )

    @api.model
    def _guarded_defaults(self):
        stamps = {"user_id": self.env.uid, "reported_on": fields.Datetime.now()}
        return super()._guarded_defaults() | stamps

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        reports._check_reportable()
        for report in reports:
            adopt_uploads(report, report.attachment_ids)
        reports._move_reported()
        return reports

    def action_submit(self):
        """Close the dialog; saving the report has already sent it."""
        return {"type": "ir.actions.act_window_close"}

    def _check_reportable(self):
        """Raise UserError on a report that is not the unit's to make."""
        raise NotImplementedError

    def _move_reported(self):
        """Move on what has been reported on."""
        raise NotImplementedError
