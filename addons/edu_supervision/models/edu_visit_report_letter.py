from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.letters import chinese_date
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

CODE = "visit_report"
VALID = ("draft", "issued", "printed")


class EduVisitReport(models.Model):
    """The approved report as a letter to the own government, filed above (B12)."""

    _inherit = "edu.visit.report"

    letter_id = fields.Many2one(
        "edu.letter",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="督导报告 (公文)",
    )
    needs_letter = fields.Boolean(
        compute="_compute_needs_letter",
        compute_sudo=True,
        export_string_translation=False,
    )

    @api.depends("state", "letter_id.state")
    def _compute_needs_letter(self):
        for report in self:
            has_letter = report.letter_id.state in VALID
            report.needs_letter = report.state == "approved" and not has_letter

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"letter_id"}

    def action_open_findings(self):
        """Open the findings that the reports are about."""
        return self.visit_ids.action_open_findings()

    def action_prepare_letter(self):
        """Prepare the letters that are missing, and open those of all."""
        self._refuse_letter()
        without = self.filtered("needs_letter")
        above = without._filed_with()
        letters = self.env["edu.letter"]._prepare(
            CODE,
            without,
            {report: report._letter_values() for report in without},
            recipients={
                report: report._letter_rows(above[report.owner_unit_id])
                for report in without
            },
        )
        for report, letter in zip(
            opened(without.sudo(), STATE_GUARD), letters, strict=True
        ):
            report.letter_id = letter
        return self.letter_id._shown(self.env._("Reports"))

    def _refuse_letter(self):
        if self.filtered(lambda report: report.state != "approved"):
            raise UserError(self.env._("Only an approved report goes out as a letter."))
        if self.filtered("is_hidden"):
            raise UserError(
                self.env._("Release the covert visits first: a letter would tell.")
            )

    def _filed_with(self):
        """Return {government: supervision office of the one above, or that itself}."""
        governments = self.owner_unit_id
        offices = governments.parent_id._offices()
        return {one: offices.get(one.parent_id, one.parent_id) for one in governments}

    def _letter_values(self):
        days = sorted(self.visit_ids.mapped("date"))
        first, last = (chinese_date(day) for day in (days[0], days[-1]))
        return {
            "name": self.name,
            "government": self.owner_unit_id.name,
            "time": first if first == last else f"{first}至{last}",
            "units": "、".join(self.visit_ids.unit_id.mapped("name")),
            **{name: self[name] or "无" for name in ("situation", "achievements")},
            "problems": self._letter_problems(),
            "advice": self._letter_advice(),
        }

    def _letter_advice(self):
        """Return what is suggested, with the rewards and sanctions proposed (B05)."""
        proposed = self.proposals and f"奖惩建议：\n{self.proposals}"
        return "\n".join(filter(None, (self.advice, proposed))) or "无"

    def _letter_rows(self, above):
        """Return whom it is sent to: the own government, and who keeps it above."""
        main = {"unit_id": self.owner_unit_id.id, "kind": "main"}
        return [main] + [{"unit_id": unit.id, "kind": "filing"} for unit in above]
