from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.actions import form_of

from ..tools.bookings import MOVEMENTS

QUARTERS = [("1", "Q1"), ("2", "Q2"), ("3", "Q3"), ("4", "Q4")]


class EduBudgetEntry(models.Model):
    """One change of the numbers of a line, by one document (流水). Never changed.

    The numbers of a line are the sums of its entries; execution by quarter, line and
    unit is read here.
    """

    _name = "edu.budget.entry"
    _inherit = ["edu.scoped.mixin", "edu.money.mixin"]
    _description = "Entry of the Ledger"
    _order = "date desc, id desc"

    _guarded_fields = frozenset(
        "line_id released_on movement date quarter res_model res_id approved "
        "adjusted committed spent".split()
    )

    line_id = fields.Many2one(
        "edu.budget.line",
        string="Budget Line",
        required=True,
        index=True,
        ondelete="restrict",
        help="预算项目",
    )
    owner_unit_id = fields.Many2one(
        related="line_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="line_id.unit_id", store=True, precompute=True, index=True
    )
    year = fields.Integer(
        related="line_id.year", store=True, precompute=True, aggregator=None
    )
    kind = fields.Selection(
        related="line_id.kind", store=True, precompute=True, help="经费类别"
    )
    movement = fields.Selection(
        MOVEMENTS,
        required=True,
        help="批复、追加、调减、调剂、结转、占用、释放、支出、退回",
    )
    date = fields.Date(required=True, help="日期")
    quarter = fields.Selection(QUARTERS, required=True, help="季度")
    approved = fields.Monetary(string="Amount Approved", required=True, help="批复数")
    adjusted = fields.Monetary(required=True, help="调整数")
    committed = fields.Monetary(required=True, help="占用数")
    spent = fields.Monetary(required=True, help="支出数")
    res_model = fields.Char(required=True, export_string_translation=False)
    res_id = fields.Many2oneReference(
        string="Document",
        model_field="res_model",
        required=True,
        export_string_translation=False,
    )

    _execution_idx = models.Index("(owner_unit_id, year, quarter)")
    _document_idx = models.Index("(res_model, res_id)")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("What is in the ledger stays there."))

    def action_open_document(self):
        """Open the document behind the entry, with the rights of the user."""
        self.ensure_one()
        return form_of(self.env[self.res_model].browse(self.res_id))
