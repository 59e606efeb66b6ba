from pathlib import PurePath

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move
from odoo.addons.edu_base.tools.uploads import ALLOWED_SUFFIXES

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)


class EduInspectorOutput(models.Model):
    """What an inspector's research brought: a project, a paper, a report (TS73).

    The inspector enters it, or the office does; another confirms it.
    """

    _name = "edu.inspector.output"
    _inherit = ["edu.settled.mixin", "edu.inspector.file.mixin"]
    _description = "Research Output"
    _order = "year desc, id desc"

    _writable = {"confirmed": frozenset()}
    _moves = (
        Move(
            "confirm",
            ("draft",),
            "confirmed",
            OFFICER,
            allow="_of_others",
            label=_lt("Confirm"),
        ),
        Move(
            "reopen",
            ("confirmed",),
            "draft",
            OFFICER,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    inspector_id = fields.Many2one(default=lambda self: self._default_inspector_id())
    name = fields.Char(string="Title", required=True, index="trigram", help="题目")
    kind = fields.Selection(
        [
            ("project", "Research Project"),
            ("paper", "Paper"),
            ("report", "Report"),
            ("book", "Book"),
        ],
        required=True,
        default="paper",
        index=True,
        help="课题、论文、调研报告、著作",
    )
    project = fields.Char(
        string="From the Project", help="Of which project it is an output (所属课题)"
    )
    year = fields.Integer(
        required=True, index=True, aggregator=None, help="Year it appeared (年度)"
    )
    level = fields.Selection(
        [
            ("nation", "National"),
            ("province", "Province"),
            ("city", "City"),
            ("county", "County"),
        ],
        help="国家级、省级、市级、县级",
    )
    role = fields.Selection(
        [("lead", "Lead"), ("member", "Member"), ("sole", "Alone")],
        required=True,
        default="sole",
        help="主持、参与、独立完成",
    )
    file = fields.Binary(attachment=True, copy=False, help="成果文件")
    file_name = fields.Char(copy=False, export_string_translation=False)
    state = fields.Selection(
        [("draft", "To Confirm"), ("confirmed", "Confirmed")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="待确认、已确认",
    )

    _year = models.Constraint("CHECK (year BETWEEN 1950 AND 2100)", "Which year?")

    @api.constrains("file", "file_name")
    def _check_file(self):
        for output in self.filtered("file"):
            if PurePath(output.file_name or "").suffix.lower() not in ALLOWED_SUFFIXES:
                raise ValidationError(
                    self.env._(
                        "Only documents, pictures and archives are accepted (%s).",
                        " ".join(sorted(ALLOWED_SUFFIXES)),
                    )
                )

    def _of_others(self):
        """Return those of the own files that somebody else entered, about another."""
        user = self.env.user
        return self._on_owner_side().filtered(
            lambda output: user not in (output.create_uid, output.inspector_id.user_id)
        )

    def action_confirm(self):
        self._make_move("confirm")

    def action_reopen(self):
        return self._ask_reason("reopen")
