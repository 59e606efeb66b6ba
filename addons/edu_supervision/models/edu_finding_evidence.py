from odoo import api, fields, models

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_visit_answer import SOURCES

# Findings come with the record, which tells its people itself.
QUIET = {"mail_create_nolog": True, "mail_create_nosubscribe": True}


class EduFinding(models.Model):
    """How findings come from the record of a visit, and on what evidence (SH03)."""

    _inherit = "edu.finding"

    source = fields.Selection(
        SOURCES,
        string="Source of Evidence",
        required=True,
        default="team",
        index=True,
        help="督导组所见、监察、审计、统计民调、媒体",
    )
    is_recorded = fields.Boolean(
        string="From the Record",
        readonly=True,
        copy=False,
        help="Came with the record of the visit: one that is sent again replaces it, "
        "as long as it is a draft (随督导记录产生)",
    )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"is_recorded"}

    @api.model
    def _from_answers(self, answers):
        """Draft a finding for each of the `answers` that failed; as superuser."""
        return self._draft(
            {
                "visit_id": answer.visit_id.id,
                "answer_id": answer.id,
                "name": answer.name,
                "fact": answer.note,
                "basis": answer.basis,
                "severity": answer.severity or "minor",
                "requirement": answer.requirement,
                "topic_id": answer.topic_id.id,
                "source": answer.source or "team",
            }
            for answer in answers.filtered(lambda answer: answer.result == "failed")
        )

    @api.model
    def _draft(self, rows):
        quiet = opened(self.browse().sudo(), STATE_GUARD).with_context(**QUIET)
        return quiet.create([row | {"is_recorded": True} for row in rows]).with_env(
            self.env
        )
