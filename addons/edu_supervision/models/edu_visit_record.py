from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from odoo.addons.edu_base.tools.dates import day_of, today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.visit_payload import VisitPayload
from .edu_visit import DONE

# A phone may be without a network for days; what comes later is no record of the day.
LATE_DAYS = 7
KEY_LENGTHS = range(16, 65)
RECORD = frozenset(
    "arrived_at left_at companions plan_text experience problems advice card_shown "
    "feedback_given signer_name signer_refused signature outcome".split()
)


class EduVisit(models.Model):
    """What a team records at the school (B16, B18).

    It shows its card, looks into things, records, feeds back on the spot, and reports.
    Nobody writes these fields but the team, in one act, by `_record`.
    """

    _inherit = "edu.visit"

    arrived_at = fields.Datetime(string="Arrived", readonly=True, help="到校时间")
    left_at = fields.Datetime(string="Departed", readonly=True, help="离校时间")
    companions = fields.Char(readonly=True, help="Who else came along (随行督学)")
    plan_text = fields.Text(string="Planned Content", readonly=True, help="计划内容")
    experience = fields.Text(
        string="Good Practice", readonly=True, help="What others may learn (典型经验)"
    )
    problems = fields.Text(readonly=True, help="存在问题")
    advice = fields.Text(readonly=True, help="建议")
    card_shown = fields.Boolean(
        readonly=True, help="The inspectors showed who they are (亮证)"
    )
    feedback_given = fields.Boolean(
        string="Feedback on the Spot",
        readonly=True,
        help="The school heard what was found before the team left (当场反馈)",
    )
    signer_name = fields.Char(
        string="Signed By", readonly=True, help="Who signed for the school (校方签字人)"
    )
    signer_refused = fields.Char(
        string="Why Not Signed", readonly=True, help="未签字原因"
    )
    signature = fields.Binary(readonly=True, copy=False, help="校方签字")

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | RECORD

    def action_reopen(self):
        """Ask why the record goes back to its team."""
        return self._ask_reason("reopen")

    def submit_record(self, payload, key):
        """Record the visit as its team saw it, once (TS25, B16, B18).

        `payload` is as in tools/visit_payload.py. `key` is made on the phone with the
        record: what is sent twice is recorded once and answered alike. Returns
        {`recorded_on`: "YYYY-MM-DD HH:MM:SS" in UTC}.
        """
        self.ensure_one()
        self.check_access("read")
        self._refuse_strangers()
        self._record(payload, key)
        return {"recorded_on": fields.Datetime.to_string(self.recorded_on)}

    def _record(self, payload, key):
        """Write a record in one act, or nothing; UserError says what is wrong with it.

        The visit itself is written first: of two sendings at once, one waits for the
        other and is tried again.
        """
        if self.state in DONE and key and self.record_key == key:
            return
        self._refuse_key(key)
        self._refuse_unfit()
        read = VisitPayload(self, payload)
        values, answers, findings = read.values(), read.answers(), read.findings()
        activities = read.activities()
        self._refuse_incomplete(values, answers)
        self._refuse_mild(values, answers, findings)
        stamps = {"record_key": key, "recorded_by_id": self.env.uid}
        self._move_unasked("record")
        opened(self.sudo(), STATE_GUARD).write(
            values | stamps | {"recorded_on": fields.Datetime.now()}
        )
        self._keep_answers(answers)
        self._keep_activities(activities)
        self._keep_findings(answers, findings)

    def _move_values(self, move):
        returned = {"recorded_on": False, "recorded_by_id": False}
        return super()._move_values(move) | (returned if move.name == "reopen" else {})

    def _check_reopen(self):
        """What has been acted upon does not go back with its record."""
        findings = self.finding_ids.filtered(
            lambda one: one.state not in ("draft", "dropped")
        )
        if findings or self.report_ids.filtered(lambda one: one.state != "draft"):
            raise UserError(
                self.env._(
                    "A finding of the record has been acted upon, or its report been "
                    "handed in. Correct that instead."
                )
            )

    def _refuse_strangers(self):
        team = self.sudo().member_ids.user_id
        if self.env.user not in team:
            raise AccessError(
                self.env._("Only who is in the team records a visit. You are not.")
            )

    def _refuse_key(self, key):
        if not isinstance(key, str) or len(key) not in KEY_LENGTHS:
            raise UserError(self.env._("The record has no key. Load the page again."))
        if self.state in DONE:
            raise UserError(
                self.env._(
                    "%(person)s has recorded this visit already. Nothing was changed.",
                    person=self.recorded_by_id.sudo().name,
                )
            )
        if self.record_key == key:
            raise UserError(
                self.env._(
                    "The office has returned this record. Discard what is on the "
                    "phone, and correct what was returned."
                )
            )
        if self.sudo().search_count([("record_key", "=", key)], limit=1):
            raise UserError(self.env._("This was sent as the record of another visit."))

    def _refuse_unfit(self):
        """Refuse what is not to be recorded now, or not by this team."""
        if self.state != "confirmed":
            raise UserError(
                self.env._("Only a confirmed visit is recorded. Ask the office.")
            )
        last = self.date_to + timedelta(days=LATE_DAYS)
        # What was returned may be corrected later than it could be sent.
        if today() < self.date or (today() > last and not self.record_key):
            raise UserError(
                self.env._(
                    "This visit is recorded from %(first)s to %(last)s. If its day is "
                    "another, ask the office to move it.",
                    first=format_date(self.env, self.date),
                    last=format_date(self.env, last),
                )
            )
        # What has happened since it was confirmed counts as well.
        visit = self.sudo()
        visit._refuse_unannounced()
        visit._refuse_small_team()
        visit._check_recused()

    def _refuse_incomplete(self, values, answers):
        missing = len(self.answer_ids) - len(answers)
        if missing:
            raise UserError(self.env._("%s items are not answered yet.", missing))
        first, last = values["arrived_at"], values["left_at"]
        if not first or not last or last < first:
            raise UserError(self.env._("Say when you arrived and when you left."))
        if not self.date <= day_of(first) <= self.date_to:
            raise UserError(
                self.env._(
                    "You arrived on another day than %s. Correct the time, or ask the "
                    "office to move the visit.",
                    format_date(self.env, self.date),
                )
            )
        signed = values["signature"] or values["signer_refused"]
        if not signed and self._is_signed_for():
            raise UserError(
                self.env._("Let the school sign, or say why it does not sign.")
            )

    def _refuse_mild(self, values, answers, findings):
        """Refuse an outcome that is milder than what was found (B08)."""
        failed = [a for a, told in answers.items() if told["result"] == "failed"]
        grades = {answer.severity for answer in failed}
        grades |= {finding["severity"] for finding in findings}
        if grades and values["outcome"] == "none":
            raise UserError(
                self.env._("Something is not in order: choose another outcome.")
            )
        if "hazard" in grades and values["outcome"] != "hazard":
            raise UserError(
                self.env._(
                    "A safety hazard is handed over at once: choose this outcome."
                )
            )

    def _is_signed_for(self):
        """Return whether somebody of the school is there who can sign."""
        return self.open_mode == "open" and self.place_mode == "offline"

    def _keep_answers(self, answers):
        """Write the answers; photos that the phone no longer names are deleted."""
        for answer, told in answers.items():
            answer.sudo().write(
                {name: told[name] for name in ("result", "note", "source")}
            )
        kept = {number for told in answers.values() for number in told["kept"]}
        photos = self.sudo().answer_ids.photo_ids
        photos.filtered(lambda photo: photo.id not in kept).unlink()
        self.env["ir.attachment"].sudo().create(
            [
                {
                    "name": f"{number}.jpg",
                    "raw": photo,
                    "mimetype": "image/jpeg",
                    "res_model": answer._name,
                    "res_id": answer.id,
                }
                for answer, told in answers.items()
                for number, photo in enumerate(told["photos"], 1)
            ]
        )

    def _keep_activities(self, activities):
        self.sudo().activity_line_ids.unlink()
        self.env["edu.visit.activity"].sudo().create(
            [
                {"visit_id": self.id, "kind": kind, "count": count}
                for kind, count in activities.items()
            ]
        )

    def _keep_findings(self, answers, written):
        """Draft findings anew: those of a record that was returned give way.

        Not what the office has entered itself, and not a hazard that was handed over
        meanwhile: it stands for its answer.
        """
        findings = self.env["edu.finding"]
        former = self.sudo().finding_ids.filtered(
            lambda one: one.is_recorded and one.state == "draft"
        )
        told = former.filtered("is_handed_over")
        (former - told).unlink()
        every = self.answer_ids.browse().concat(*answers)
        findings._from_answers(every - told.answer_id)
        findings._draft({"visit_id": self.id, **values} for values in written)
