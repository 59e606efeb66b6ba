from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.uploads import adopt_uploads

from .edu_visit import DONE

KINDS = [
    ("documents", "Papers Consulted or Copied"),
    ("explanation", "Explanation Asked For"),
    ("inquiry", "Inquiry Made"),
    ("reward", "Reward Proposed"),
    ("sanction", "Sanction Proposed"),
]
PROPOSALS = ("reward", "sanction")
ON_THE_SPOT = ("documents", "inquiry")  # part of the record once that is sent


class EduVisitPower(models.Model):
    """A power that a team made use of on a visit, and on what evidence (B05).

    It consults and copies papers and accounts, asks for explanations, inquires, and
    proposes rewards or sanctions. What was taken on the spot is sealed with the record,
    files included; the rest, for answers come later, with the closing of the visit.
    """

    _name = "edu.visit.power"
    _inherit = ["edu.sealed.mixin"]
    _description = "Power Used on a Visit"
    _order = "visit_id, date, id"
    _rec_name = "subject"
    _fixed_fields = frozenset({"visit_id"})

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        default="documents",
        help="查阅复制、要求说明、调查、建议奖励、建议惩处",
    )
    date = fields.Date(
        string="On", required=True, default=lambda self: today(), help="日期"
    )
    subject = fields.Char(
        string="Of What or Whom",
        required=True,
        help="The papers, the person or office asked, or whom a proposal is for (对象)",
    )
    text = fields.Text(
        string="Details", help="What was asked, found or proposed, and why (内容和理由)"
    )
    due_on = fields.Date(
        string="Answer Until", help="By when the explanation is given (答复期限)"
    )
    answer = fields.Text(help="What was explained (说明情况)")
    answered_on = fields.Date(
        compute="_compute_answered_on",
        store=True,
        readonly=False,
        help="答复日期",
    )
    is_unanswered = fields.Boolean(
        string="Unanswered",
        compute="_compute_is_unanswered",
        search="_search_is_unanswered",
        help="An explanation that nobody has given yet (未答复)",
    )
    is_sealed = fields.Boolean(
        compute="_compute_is_sealed",
        compute_sudo=True,
        export_string_translation=False,
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_visit_power_attachment_rel",
        "power_id",
        "attachment_id",
        string="Copied Files",
        copy=False,
        help="Photos and files of what was copied (复制材料)",
    )

    _asked = models.Constraint(
        "CHECK (kind != 'explanation' OR (due_on >= date) IS TRUE)",
        "Say until when the explanation is given.",
    )
    _reasoned = models.Constraint(
        "CHECK (kind IN ('documents', 'inquiry') OR (text > '') IS TRUE)",
        "Say what is asked or proposed, and why.",
    )

    @api.depends("answer")
    def _compute_answered_on(self):
        for row in self:
            row.answered_on = row.answer and (row.answered_on or today())

    @api.depends("kind", "answer")
    def _compute_is_unanswered(self):
        for row in self:
            row.is_unanswered = row.kind == "explanation" and not row.answer

    @api.depends("kind", "visit_id.state")
    def _compute_is_sealed(self):
        sealed = self._sealed()
        for row in self:
            row.is_sealed = row in sealed

    def _search_is_unanswered(self, operator, value):
        if operator != "in":
            return NotImplemented
        asked = Domain("kind", "=", "explanation")
        return either(asked & Domain("answer", "=", False), value)

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._refuse_too_late()
        rows._adopt()
        return rows

    def write(self, vals):
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._adopt()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sealed(self):
        self._refuse_too_late()

    def _adopt(self):
        for row in self:
            adopt_uploads(row, row.attachment_ids.filtered(lambda f: not f.res_id))

    def _refuse_too_late(self):
        """What a record or a closed visit rests on is neither added nor removed."""
        if self._sealed():
            raise UserError(
                self.env._(
                    "The record of the visit has been sent, or the visit been closed: "
                    "what was noted stays."
                )
            )

    def _sealed(self):
        return self.filtered(
            lambda row: (
                row.sudo().visit_id.state == "closed"
                or (row.kind in ON_THE_SPOT and row.sudo().visit_id.state in DONE)
            )
        )

    def _line(self):
        """Return self as a line of the record sheet and of the report."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        parts = [
            f"{kinds[self.kind]}：{self.subject}",
            self.text,
            self._line_of_answer(),
            "、".join(self.attachment_ids.mapped("name")),
        ]
        return "；".join(part.rstrip("。") for part in parts if part)

    def _line_of_answer(self):
        if self.kind != "explanation":
            return ""
        if self.answer:
            return self.env._("Answer: %s", self.answer)
        return self.env._("Answer until %s", format_date(self.env, self.due_on))
