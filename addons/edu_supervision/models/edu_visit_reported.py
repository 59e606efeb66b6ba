from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.actions import form_of

from .edu_list_item import TEAMED
from .edu_visit import DONE
from .edu_visit_hearing import KINDS


class EduVisit(models.Model):
    """Who was heard on a visit, and the report that it ends with (B08, B10)."""

    _inherit = "edu.visit"

    hearing_ids = fields.One2many(
        "edu.visit.hearing", "visit_id", string="Hearings", help="听取意见"
    )
    report_ids = fields.Many2many(
        "edu.visit.report",
        "edu_visit_report_rel",
        "visit_id",
        "report_id",
        string="Reports",
        copy=False,
        help="督导报告",
    )
    needs_report = fields.Boolean(
        compute="_compute_needs_report",
        compute_sudo=True,
        export_string_translation=False,
    )

    @api.depends("kind", "report_ids.state")
    def _compute_needs_report(self):
        """A routine visit is reported by its record alone."""
        for visit in self:
            told = "approved" in visit.report_ids.mapped("state")
            visit.needs_report = visit.kind in TEAMED and not told

    def action_write_report(self):
        """Begin one report on the visits together, and open it."""
        self._refuse_unrecorded()
        if len(self.owner_unit_id) > 1:
            raise UserError(self.env._("A report is about visits of its own office."))
        item = self.sudo().item_id  # the team may not read the list itself
        report = self.env["edu.visit.report"].create(
            {
                "name": self._report_title(),
                "item_id": item.id if len(item) == 1 else False,
                "visit_ids": [(6, 0, self.ids)],
            }
        )
        report.action_list_problems()
        report.action_list_proposals()
        return form_of(report)

    def action_open_hearings(self):
        """Open the hearings of the visit, which its team notes."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hearings"),
            "res_model": "edu.visit.hearing",
            "views": [(False, "list")],
            "domain": [("visit_id", "in", self.ids)],
            "context": {"default_visit_id": self.id},
        }

    def action_open_reports(self):
        """Open the reports on the visits."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_report_action"
        )
        return action | {"domain": [("visit_ids", "in", self.ids)], "context": {}}

    def _report_title(self):
        """Return what a new report is called, after the list or the one unit."""
        names = set(self.sudo().item_id.mapped("name"))
        about = names.pop() if len(names) == 1 else ""
        about = about or (self.unit_id.name if len(self.unit_id) == 1 else "")
        return self.env._("%s: Report", about) if about else self.env._("Report")

    def _check_reported(self):
        """Refuse to close what ends with a report that nobody has approved yet."""
        self.filtered("needs_report")._refuse(
            self.env._("No approved report yet: %s. Write it, and have it approved.")
        )

    def _refuse_unrecorded(self):
        """Refuse to report on what has not taken place."""
        self.filtered(lambda visit: visit.state not in DONE)._refuse(
            self.env._("Not recorded yet: %s.")
        )

    def _refuse_unheard(self):
        """Refuse visits to schools after which somebody has not been heard (B10)."""
        every = {kind for kind, _label in KINDS}
        self.filtered(
            lambda visit: (
                visit.kind in TEAMED
                and visit.domain == "school"
                and visit.place_mode == "offline"
                and every - set(visit.hearing_ids.mapped("kind"))
            )
        )._refuse(
            self.env._(
                "Public opinion, pupils, parents and teachers are heard, each apart. "
                "Somebody is missing at: %s."
            )
        )

    def _refuse(self, sentence):
        """Refuse with a sentence that names the units of self, the first five."""
        if self:
            raise UserError(sentence % self._first_units())
