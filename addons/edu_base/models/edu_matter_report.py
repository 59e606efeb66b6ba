from odoo import fields, models
from odoo.exceptions import UserError

from .edu_matter import OPEN_STATES


class EduMatterReport(models.Model):
    """What a unit reported on a matter."""

    _name = "edu.matter.report"
    _inherit = ["edu.report.mixin"]
    _description = "Report on a Matter"
    _rec_name = "matter_id"
    _fixed_fields = frozenset({"matter_id"})

    matter_id = fields.Many2one(
        "edu.matter", required=True, index=True, ondelete="restrict", help="事项"
    )
    owner_unit_id = fields.Many2one(
        related="matter_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="matter_id.released_on", store=True, precompute=True
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_matter_report_attachment_rel",
        "report_id",
        "attachment_id",
        string="Files",
        copy=False,
        help="Evidence (佐证材料)",
    )

    def _check_reportable(self):
        """Refuse reports of other units, and on matters that have ended.

        A matter is named to its own units alone.
        """
        for report in self:
            matter = report.matter_id.sudo()
            if report.unit_id not in matter.lead_unit_id | matter.unit_ids:
                raise UserError(
                    self.env._("%s has no part in this matter.", report.unit_id.name)
                )
            if matter.state not in OPEN_STATES:
                raise UserError(
                    self.env._(
                        "“%s” is not open; nothing can be reported.", matter.name
                    )
                )

    def _move_reported(self):
        """The lead unit completes a matter; any other report starts it."""
        final = self.filtered(
            lambda report: (
                report.is_final and report.unit_id == report.matter_id.lead_unit_id
            )
        ).matter_id
        final.filtered(lambda matter: matter.state != "submitted")._make_move("submit")
        started = (self.matter_id - final).filtered(
            lambda matter: matter.state == "assigned"
        )
        started._make_move("start")
