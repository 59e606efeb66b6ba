import base64

from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.uploads import check_upload

YEARLY = ("plan", "report")


class EduCommitteeDocument(models.Model):
    """A paper of a committee: its rules, the duties of members, a yearly one.

    Rules and duties are those of TS11, the plan and the report of a year of SH02. Who
    sits in the committee reads them.
    """

    _name = "edu.committee.document"
    _inherit = ["edu.guarded.mixin"]
    _description = "Paper of a Committee"
    _order = "committee_id, kind, year desc, date desc, id desc"
    _fixed_fields = frozenset({"committee_id"})

    committee_id = fields.Many2one(
        "edu.committee", required=True, index=True, ondelete="cascade", help="机构"
    )
    owner_unit_id = fields.Many2one(
        related="committee_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    kind = fields.Selection(
        [
            ("work", "Rules of Work"),
            ("procedure", "Rules of Procedure"),
            ("duties", "Duties of Member Units"),
            ("plan", "Yearly Plan"),
            ("report", "Yearly Report"),
            ("other", "Other Paper"),
        ],
        required=True,
        default="work",
        index=True,
        help="工作规程、议事规则、成员单位职责、年度督政工作计划、年度督政工作报告、其他",
    )
    name = fields.Char(string="Name of the Paper", required=True, help="文件名称")
    document_number = fields.Char(help="发文字号")
    date = fields.Date(
        string="Date of Issue",
        required=True,
        default=lambda self: today(),
        help="成文日期",
    )
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="Which year a plan or report is of (年度)",
    )
    file = fields.Binary(string="Scan or Text", copy=False, help="文件")
    file_name = fields.Char(copy=False, export_string_translation=False)

    _yearly_uniq = models.UniqueIndex(
        "(committee_id, kind, year) WHERE kind IN ('plan', 'report')",
        "The plan or report of this year is there already.",
    )

    @api.depends("kind", "date")
    def _compute_year(self):
        for paper in self:
            yearly = paper.kind in YEARLY and paper.date
            paper.year = (paper.year or paper.date.year) if yearly else 0

    @api.constrains("file", "file_name")
    def _check_file(self):
        for paper in self.with_context(bin_size=False).filtered("file"):
            content = base64.b64decode(paper.file)
            check_upload(self.env, paper.file_name, len(content))
