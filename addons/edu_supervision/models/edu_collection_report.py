from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.report_chromium.tools.document import Column, Document, Table

RECEIVED = ("submitted", "accepted")


class EduCollectionReport(models.Model):
    """The receipt of what a county has filed (备案回执, TS14)."""

    _inherit = "edu.collection.report"

    filing_kind = fields.Selection(related="collection_id.filing_kind")

    def action_print_receipt(self):
        """Print the receipt of what has been handed in."""
        return self.env.ref("edu_supervision.edu_filing_receipt_report").report_action(
            self
        )

    def _receipt(self):
        """Return what the PDF says: who handed in what, and when."""
        self.ensure_one()
        if self.state not in RECEIVED:
            raise UserError(
                self.env._("There is no receipt for what has not been handed in.")
            )
        columns = [
            Column(self.env._("Entry"), 30),
            Column(self.env._("What It Says"), 100),
        ]
        return Document(
            self._receipt_title(),
            [Table(columns, self._receipt_rows())],
            (self.owner_unit_id.name, format_date(self.env, today())),
        )

    def _receipt_title(self):
        return self.env._("Receipt: %s", self.display_name)

    def _receipt_rows(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        files = "、".join(self.attachment_ids.mapped("name"))
        return [
            (self.env._("Handed In By"), self.unit_id.name),
            (self.env._("Collection"), self.collection_id.name),
            (self.env._("Period Covered"), self.period_label or ""),
            (self.env._("Handed In On"), format_date(self.env, self.submitted_on)),
            (self.env._("Through"), self.submitted_by_id.name or ""),
            (self.env._("Files"), files or self.env._("None")),
            (self.env._("State"), states[self.state]),
        ]
