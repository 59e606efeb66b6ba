from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

REPORT = "edu_supervision.mail_activity_type_urgent"


class EduVisitUrgent(models.Model):
    """A sudden incident is visited without a list, with a reason, and reported (TS19).

    The chief hears of it when the visit is confirmed; the record is due within so many
    hours.
    """

    _inherit = "edu.visit"

    report_until = fields.Datetime(
        string="Record Due",
        readonly=True,
        copy=False,
        help="Until when an urgent visit is recorded (突发督办时限)",
    )
    is_report_late = fields.Boolean(
        string="Record Late", compute="_compute_is_report_late", help="超时"
    )

    @api.depends("report_until", "recorded_on", "state")
    def _compute_is_report_late(self):
        now = fields.Datetime.now()
        for visit in self:
            done = visit.recorded_on or now
            open_or_done = visit.state not in ("draft", "cancelled")
            visit.is_report_late = (
                open_or_done and bool(visit.report_until) and done > visit.report_until
            )

    def _refuse_without_reason(self):
        wrong = self.filtered(
            lambda v: v.is_urgent and not (v.urgent_reason or "").strip()
        )
        if wrong:
            raise UserError(
                self.env._("Say what makes the visit urgent: %s.", wrong._named())
            )

    def _after_move(self, move):
        result = super()._after_move(move)
        urgent = self.sudo().filtered("is_urgent")
        if urgent and move.name == "confirm":
            urgent._set_report_until()
            urgent.filtered(lambda visit: not visit.is_hidden)._report_urgent()
        elif urgent and move.name in ("record", "cancel"):
            urgent.activity_unlink([REPORT])
        return result

    def _set_report_until(self):
        hours = self.env["edu.rule"]._figures("urgent_report", today())
        for owner, visits in self.grouped("owner_unit_id").items():
            if owner.id in hours:
                until = fields.Datetime.now() + timedelta(hours=hours[owner.id])
                opened(visits, STATE_GUARD).write({"report_until": until})

    def _report_urgent(self):
        """Let the chief of each owner know, until the visit is recorded."""
        chiefs = self.env["res.users"]._chiefs_of(self.owner_unit_id)
        for visit in self:
            if chief := chiefs.get(visit.owner_unit_id):
                visit._tell_chief(chief)

    def _tell_chief(self, chief):
        own = self.with_context(lang=chief.lang)
        until = own.report_until and format_datetime(own.env, own.report_until)
        own.activity_schedule(
            REPORT,
            date_deadline=today(),
            user_id=chief.id,
            note=own.env._("Record due: %s", until) if until else False,
        )
