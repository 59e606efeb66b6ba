from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, opened

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
STAFF = "edu_base.group_officer,edu_base.group_leader"


class EduInspectorAppraisal(models.Model):
    """How an inspector is judged for a calendar year (TS63, TS65, GY14, B04).

    Opened for all who served, with figures of the real work; the inspector writes a
    summary, an officer proposes the grade, the chief confirms. Until then the person
    does not see the grade.
    """

    _name = "edu.inspector.appraisal"
    _inherit = [
        "edu.settled.mixin",
        "edu.submitted.mixin",
        "edu.inspector.file.mixin",
    ]
    _description = "Appraisal"
    _order = "year desc, owner_unit_id, inspector_id, id"
    _rec_name = "inspector_id"

    _initial_state = "open"
    _guarded_fields = frozenset({"state", "released_on", "year", "figures"})
    _writable = {
        "open": frozenset({"summary"}),
        "review": frozenset({"summary", "grade", "opinion"}),
        "submitted": frozenset(),
        "confirmed": frozenset(),
    }
    _moves = (
        Move("review", ("open",), "review", OFFICER, label=_lt("Start Grading")),
        Move(
            "submit",
            ("review",),
            "submitted",
            OFFICER,
            "_of_others",
            check="_check_graded",
            label=_lt("Submit"),
        ),
        Move(
            "confirm",
            ("submitted",),
            "confirmed",
            CHIEF,
            "_of_others",
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Confirm"),
        ),
        Move(
            "return",
            ("submitted",),
            "review",
            CHIEF,
            needs_reason=True,
            label=_lt("Return"),
        ),
    )

    year = fields.Integer(
        required=True,
        readonly=True,
        index=True,
        aggregator=None,
        help="Calendar year that is judged (年度)",
    )
    figures = fields.Json(
        string="Numbers", readonly=True, copy=False, export_string_translation=False
    )
    figures_text = fields.Text(
        string="Figures",
        compute="_compute_figures_text",
        help="What the real work of the year comes to (履职数据)",
    )
    summary = fields.Text(
        string="Own Summary", copy=False, help="The inspector's own words (个人述职)"
    )
    grade = fields.Selection(
        [
            ("excellent", "Excellent"),
            ("qualified", "Qualified"),
            ("basic", "Basically Qualified"),
            ("unqualified", "Unqualified"),
        ],
        copy=False,
        index=True,
        help="优秀、合格、基本合格、不合格: no national rule names the grades; these "
        "are those that most bureaus use",
    )
    opinion = fields.Text(copy=False, help="Why this grade (考核评语)")
    submitted_by_id = fields.Many2one(help="Who proposed the grade (提交人)")
    excellent_share = fields.Float(
        string="Share of Excellent",
        compute="_compute_excellent_share",
        groups=STAFF,
        help="Of those of the same government and year who have a grade (优秀比例)",
    )
    state = fields.Selection(
        [
            ("open", "Own Summary"),
            ("review", "Grading"),
            ("submitted", "To Confirm"),
            ("confirmed", "Confirmed"),
        ],
        required=True,
        default="open",
        copy=False,
        index=True,
        group_expand=True,
        help="述职、评定、待审定、已审定",
    )

    _year_uniq = models.UniqueIndex(
        "(inspector_id, year)", "The inspector already has an appraisal of that year."
    )

    @api.depends("figures")
    @api.depends_context("lang")
    def _compute_figures_text(self):
        for appraisal in self:
            lines = (f"{label}: {number}" for label, number in appraisal._figure_rows())
            appraisal.figures_text = "\n".join(lines)

    @api.depends("grade", "year", "owner_unit_id")
    def _compute_excellent_share(self):
        counts = {}
        for owner, year, grade, number in self._read_group(
            Domain("owner_unit_id", "in", self.owner_unit_id.ids)
            & Domain("year", "in", self.mapped("year"))
            & Domain("grade", "!=", False),
            ["owner_unit_id", "year", "grade"],
            ["__count"],
        ):
            counts.setdefault((owner, year), {})[grade] = number
        for appraisal in self:
            graded = counts.get((appraisal.owner_unit_id, appraisal.year), {})
            excellent = graded.get("excellent", 0)
            appraisal.excellent_share = excellent and excellent / sum(graded.values())

    @api.model
    def _open_year(self, year):
        """Open an appraisal for all who served and have none; return the new ones.

        Of the governments that the user serves, as each judges its own.
        """
        if not any(self.env.user.has_group(group) for group in CHIEF):
            raise AccessError(self.env._("The chief inspector opens the appraisals."))
        if not 2000 <= year <= today().year:
            raise UserError(self.env._("Choose a year that has begun."))
        inspectors = self._left_to_appraise(year)
        figures = inspectors._appraisal_figures(year)
        created = opened(self.sudo().browse(), STATE_GUARD).create(
            [
                {"inspector_id": number, "year": year, "figures": figures[number]}
                for number in inspectors.ids
            ]
        )
        return created.with_env(self.env)

    @api.model
    def _left_to_appraise(self, year):
        """Return the own inspectors who served in `year` and have no appraisal yet."""
        inspectors = self.env["edu.inspector"].with_context(active_test=False)
        return inspectors.search(
            inspectors._served_in(year)
            & Domain("owner_unit_id", "in", self.env.user.scope_unit_ids.ids)
            & ~Domain("appraisal_ids", "any", [("year", "=", year)])
        )

    def _of_others(self):
        """Return those of the own files that are not about the user."""
        return self._on_owner_side().filtered(
            lambda appraisal: appraisal.inspector_id.user_id != self.env.user
        )

    def write(self, vals):
        if vals.keys() & {"grade", "opinion"} and self - self._of_others():
            raise UserError(self.env._("Nobody grades the own work."))
        return super().write(vals)

    def _check_graded(self):
        if left := self.filtered(lambda appraisal: not appraisal.grade):
            raise UserError(
                self.env._(
                    "Choose a grade for: %s.",
                    ", ".join(left.inspector_id.mapped("name")),
                )
            )

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "confirm":
            self.filtered(lambda a: a.grade == "unqualified")._propose_exit()
        return result

    def _propose_exit(self):
        """Leave the chief a next step for each inspector who is unqualified (TS65)."""
        for year, appraisals in self.grouped("year").items():
            appraisals.inspector_id.activity_schedule(
                "mail.mail_activity_data_todo",
                today(),
                summary=self.env._("Unqualified in %s: end the appointment?", year),
                user_id=self.env.uid,
            )

    def _figure_rows(self):
        """Return [(label, number)] of the figures, as they were frozen."""
        labels = self.env["edu.inspector"]._appraisal_labels()
        figures = self.figures or {}
        return [
            (label, figures[code]) for code, label in labels.items() if code in figures
        ]

    def action_refresh_figures(self):
        """Compute the figures anew, as long as no grade has been submitted."""
        self.check_access("write")
        if self - self._on_owner_side().filtered(
            lambda appraisal: appraisal.state in ("open", "review")
        ):
            raise UserError(
                self.env._("The figures are fixed once the grade is submitted.")
            )
        for year, appraisals in self.grouped("year").items():
            figures = appraisals.inspector_id._appraisal_figures(year)
            for appraisal in opened(appraisals.sudo(), STATE_GUARD):
                appraisal.figures = figures[appraisal.inspector_id.id]

    def action_review(self):
        self._make_move("review")

    def action_confirm(self):
        self._make_move("confirm")
