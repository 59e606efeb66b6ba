from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.edu_base.models.edu_collection_report import MISSING
from odoo.addons.edu_base.tools.actions import form_of

from .edu_filing_board import STATES


class EduList(models.Model):
    """The list of a government's office, filed with the government above (B32)."""

    _inherit = "edu.list"

    filing_id = fields.Many2one(
        "edu.collection.report",
        compute="_compute_filing",
        compute_sudo=True,
        help="What the government above asked for, and has (清单备案)",
    )
    filed_on = fields.Date(
        compute="_compute_filing", compute_sudo=True, help="备案日期"
    )
    filing_state = fields.Selection(
        STATES,
        string="State of the Filing",
        compute="_compute_filing",
        compute_sudo=True,
        help="备案状态",
    )

    @api.depends("owner_unit_id", "unit_id", "year", "yearly_id")
    def _compute_filing(self):
        """Find what is asked of the government for the year, of its office's list."""
        offices = self.owner_unit_id._offices()
        own = self.filtered(
            lambda row: (
                not row.yearly_id
                and row.unit_id == offices.get(row.owner_unit_id, row.owner_unit_id)
            )
        )
        found = self.env["edu.collection.report"].search(
            Domain("collection_id.filing_kind", "=", "yearly_list")
            & Domain("collection_id.filing_year", "in", own.mapped("year"))
            & Domain("unit_id", "in", own.owner_unit_id.ids)
        )
        asked = {(one.unit_id, one.collection_id.filing_year): one for one in found}
        for row in self:
            filing = row in own and asked.get((row.owner_unit_id, row.year))
            row.filing_id = filing
            row.filed_on = filing and filing.submitted_on
            row.filing_state = filing and filing.state

    def action_file(self):
        """File the published list with the government above, as the table it is."""
        self.ensure_one()
        filing = self.sudo().filing_id.with_env(self.env)
        if self.state != "published" or self.filing_state not in MISSING:
            raise UserError(
                self.env._(
                    "A published list is filed once, when the government above has "
                    "asked for the lists of the year."
                )
            )
        file = self.env["ir.attachment"].create(
            {"name": f"{self.name}.xlsx", "raw": self._table_xlsx()}
        )
        filing.write({"text": self.name, "attachment_ids": [Command.set(file.ids)]})
        filing.action_submit()
        self.invalidate_recordset(["filed_on", "filing_state"])
        return self.action_open_filing()

    def action_open_filing(self):
        """Open the filing, where its receipt is printed."""
        self.ensure_one()
        return form_of(self.sudo().filing_id)
