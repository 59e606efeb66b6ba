from odoo import api, fields, models

FILINGS = [
    ("yearly_list", "Yearly List"),
    ("plan", "Plan of the Year"),
    ("summary", "Summary of the Year"),
    ("major", "Major Matters"),
    ("results", "Results of Supervision"),
]


class EduCollectionFiling(models.Model):
    """What counties file with the government above each year (TS14).

    Their list of inspections (B32), and the four kinds of TS14.
    """

    _inherit = "edu.collection"

    filing_kind = fields.Selection(
        FILINGS,
        string="Filed",
        index="btree_not_null",
        help="督导清单、年度工作计划、总结、重大事项、督导结果",
    )
    filing_year = fields.Integer(
        string="Year of the Filing",
        compute="_compute_filing_year",
        store=True,
        precompute=True,
        aggregator=None,
        help="备案年度",
    )
    reply_rate = fields.Float(
        compute="_compute_reply_rate",
        help="Share of the units asked that have handed in (回复率, TS13)",
    )

    _filed_once = models.UniqueIndex(
        "(owner_unit_id, filing_year, filing_kind) WHERE filing_kind IS NOT NULL",
        "This filing of the year has been asked for already.",
    )
    _filing = models.Constraint(
        "CHECK (filing_kind IS NULL OR kind = 'filing')",
        "Only filings by counties are of one of these kinds.",
    )

    @api.depends("filing_kind", "date_from")
    def _compute_filing_year(self):
        for collection in self:
            filed = collection.filing_kind and collection.date_from
            collection.filing_year = filed and filed.year

    @api.depends("report_ids.state")
    def _compute_reply_rate(self):
        for collection in self:
            answered = collection.report_count - collection.missing_count
            collection.reply_rate = (
                answered / collection.report_count if collection.report_count else 0
            )

    def copy_data(self, default=None):
        # Of the next year it is the same filing; of the same year it would be doubled.
        default = default or {}
        if "date_from" not in default:
            default = default | {"filing_kind": False}
        return super().copy_data(default)
