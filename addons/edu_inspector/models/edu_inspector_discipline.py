from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

CHIEF = ("edu_base.group_chief",)


class EduInspectorDiscipline(models.Model):
    """What an inspector is held to have done wrong, and what followed (TS66, B13).

    The chief's alone: no other role, and not the person. Nothing of another model
    points here, so that no list, count or message of another tells of a case.
    """

    _name = "edu.inspector.discipline"
    _inherit = ["edu.settled.mixin", "edu.inspector.file.mixin"]
    _description = "Disciplinary Case"
    _order = "id desc"
    _rec_name = "inspector_id"

    _sensitive_name = True
    _initial_state = "open"
    _writable = {
        "decided": frozenset({"effect_until"}),
        "closed": frozenset(),
    }
    _moves = (
        Move(
            "decide",
            ("open",),
            "decided",
            CHIEF,
            check="_check_decision",
            label=_lt("Decide"),
        ),
        Move(
            "close",
            ("open", "decided"),
            "closed",
            CHIEF,
            needs_reason=True,
            label=_lt("Close"),
        ),
    )

    ground = fields.Selection(
        [
            ("neglect", "Neglected the Work"),
            ("fraud", "Falsified or Bent Results"),
            ("abuse", "Abused the Position"),
            ("no_recusal", "Did Not Step Aside"),
            ("hazard", "Did Not Push a Hazard"),
            ("other", "Other"),
        ],
        required=True,
        help="玩忽职守、弄虚作假或徇私舞弊、滥用职权、应回避未回避、"
        "发现隐患未督促处理、其他",
    )
    facts = fields.Text(required=True, help="事实")
    measure = fields.Selection(
        [
            ("criticism", "Criticism and Education"),
            ("sanction", "Sanction Proposed"),
            ("removal", "Removal from Office"),
        ],
        index=True,
        help="批评教育、建议处分、取消任命或聘任",
    )
    decided_on = fields.Date(help="决定日期")
    document_number = fields.Char(help="决定文号")
    document = fields.Binary(
        attachment=True, copy=False, help="Copy of the decision (决定书)"
    )
    document_name = fields.Char(copy=False, export_string_translation=False)
    effect_until = fields.Date(help="Last day on which it has effect (影响期至)")
    state = fields.Selection(
        [("open", "Open"), ("decided", "Decided"), ("closed", "Closed")],
        required=True,
        default="open",
        copy=False,
        index=True,
        help="调查中、已决定、已结案",
    )
    still_serves = fields.Boolean(
        compute="_compute_still_serves",
        help="Was to be removed, and is still appointed (仍在任)",
    )

    _effect = models.Constraint(
        "CHECK (effect_until >= decided_on)",
        "The effect cannot be over before the decision.",
    )

    @api.depends("state", "measure", "inspector_id")
    def _compute_still_serves(self):
        removed = self.filtered(
            lambda case: case.state == "decided" and case.measure == "removal"
        )
        serving = removed._terms_today().inspector_id
        for case in self:
            case.still_serves = case in removed and case.inspector_id in serving

    def _terms_today(self):
        terms = self.env["edu.inspector.appointment"]
        return terms.search(
            terms._in_office_on(today())
            & Domain("inspector_id", "in", self.inspector_id.ids)
        )

    def _check_decision(self):
        if not all(c.measure and c.decided_on and c.document_number for c in self):
            raise UserError(
                self.env._("A decision has a measure, a day and a document number.")
            )

    def action_decide(self):
        self._make_move("decide")

    def action_close(self):
        return self._ask_reason("close")

    def action_open_term(self):
        """Open the appointment that the removal is to end; it is told of no reason."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Appointment"),
            "res_model": "edu.inspector.appointment",
            "res_id": self._terms_today()[:1].id,
            "view_mode": "form",
        }
