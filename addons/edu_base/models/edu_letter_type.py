from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.letters import names_in
from .edu_letter_recipient import UNITS_OF_DAYS


class EduLetterType(models.Model):
    """A kind of letter and its wording (公文种类).

    The room that prepares letters of a type brings it as data, names the values that
    fill it (`_placeholders`) and, where its layout is a special one, a QWeb template
    (`_templates`). An administrator words it.
    """

    _name = "edu.letter.type"
    _inherit = ["edu.guarded.mixin"]
    _description = "Letter Type"
    _order = "sequence, id"

    _fixed_fields = frozenset({"code"})

    name = fields.Char(required=True, translate=True, help="名称")
    code = fields.Char(
        required=True, readonly=True, copy=False, export_string_translation=False
    )
    sequence = fields.Integer(default=10, help="排序")
    title = fields.Char(
        string="Heading",
        required=True,
        help="Of the letter; may hold placeholders (标题)",
    )
    addressee = fields.Char(help="To whom it is sent; may hold placeholders (主送机关)")
    body = fields.Text(
        required=True,
        help="A paragraph a line; may hold placeholders (正文)",
    )
    layout = fields.Selection(
        [("document", "Document"), ("slip", "Letter Format")],
        required=True,
        default="document",
        help="The common form, or that of a letter (文件格式、信函格式)",
    )
    has_red_head = fields.Boolean(
        help="The issuer's mark and a line in red above the title (红头)"
    )
    allows_docx = fields.Boolean(
        string="As Word Too", help="For letters that are edited by hand (可出Word)"
    )
    needs_receipt = fields.Boolean(
        string="Receipt Asked",
        help="The recipients confirm that they have the letter (需回执)",
    )
    receipt_days = fields.Integer(
        string="Days to Confirm",
        help="Working days; with 0, the day on which it goes out (回执时限)",
    )
    reply_days = fields.Integer(
        string="Days to Reply",
        help="Of the main recipients; with 0, no reply is asked (回复时限)",
    )
    reply_unit = fields.Selection(
        UNITS_OF_DAYS,
        string="Counted In",
        required=True,
        default="working",
        help="工作日、自然日",
    )
    placeholder_text = fields.Text(
        string="Placeholders",
        compute="_compute_placeholder_text",
        help="What may stand in the text, in braces (可用占位符)",
    )

    _days_not_negative = models.Constraint(
        "CHECK (receipt_days >= 0 AND reply_days >= 0)", "Days are counted forwards."
    )
    _code_uniq = models.UniqueIndex("(code)", "There is a type of this code already.")

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_placeholder_text(self):
        known = self._placeholders()
        for kind in self:
            names = known.get(kind.code, {})
            kind.placeholder_text = "\n".join(
                f"{{{name}}} {self.env._(label)}" for name, label in names.items()
            )

    @api.model
    def _placeholders(self):
        """Return {code of a type: {name of a value: lazily translated label}}."""
        return {}

    @api.model
    def _templates(self):
        """Return {code of a type: XML id of its template}, of those with an own one.

        It is rendered with `letter`, the frozen content (`edu.letter._content`), and
        `document`, the same as a `Document` of `report_chromium/tools/document.py`.
        """
        return {}

    @api.constrains("title", "addressee", "body")
    def _check_placeholders(self):
        known = self._placeholders()
        for kind in self:
            texts = (kind.title, kind.addressee, kind.body)
            try:
                used = set().union(*map(names_in, texts))
            except ValueError:
                raise ValidationError(
                    self.env._("A brace stands alone: write {name}, in one piece.")
                ) from None
            if unknown := used - known.get(kind.code, {}).keys():
                raise ValidationError(
                    self.env._(
                        "Letters of this type have no value for %s.",
                        ", ".join(f"{{{name}}}" for name in sorted(unknown)),
                    )
                )
