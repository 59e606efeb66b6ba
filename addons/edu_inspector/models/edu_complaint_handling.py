from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today

from .edu_complaint import ANSWER_DAYS, OPEN_STATES

NEW = "edu_inspector.mail_activity_type_complaint_new"
OFFICER = "edu_base.group_officer"
INSPECTOR = "edu_base.group_inspector"
HANDLE = "edu_inspector.mail_activity_type_complaint_handle"


class EduComplaintHandling(models.Model):
    """Who may do what with a complaint, and who is told."""

    _inherit = "edu.complaint"

    def _may_answer(self):
        """The handler answers, and for a handler who is away the owner's office."""
        own = self.filtered(lambda complaint: complaint.handler_id == self.env.user)
        officer = self.env.user.has_group(OFFICER)
        return own | self._on_owner_side() if officer else own

    @api.model
    def _handlers_for(self, owner):
        """Return the officers and the inspectors of a government."""
        inspectors = self.env["edu.inspector"].sudo()
        own = inspectors.search([("owner_unit_id", "=", owner.id)])
        return (
            self.env["res.users"]
            .sudo()
            .search(
                Domain("all_group_ids", "in", self.env.ref(OFFICER).id)
                & Domain("scope_unit_ids", "parent_of", owner.id)
                | Domain("all_group_ids", "in", self.env.ref(INSPECTOR).id)
                & Domain("id", "in", own.user_id.ids)
            )
        )

    def _check_answer(self):
        if not all(complaint.answer for complaint in self):
            raise UserError(self.env._("Write the answer to the complainant first."))

    def _check_outcome(self):
        self._check_answer()
        if not all(complaint.outcome for complaint in self):
            raise UserError(self.env._("Say what verifying has shown first."))

    def _check_referred(self):
        if any(not complaint._open_referrals() for complaint in self):
            raise UserError(self.env._("Say which unit is asked, and what."))

    def _open_referrals(self):
        return self.referral_ids.filtered(lambda asked: asked.state == "asked")

    def _move_values(self, move):
        day = today()
        if move.name == "answer":
            return {"answered_on": day, "answered_by_id": self.env.uid}
        if move.name in ("close", "reject"):
            return {"closed_on": day}
        values = {"closed_on": False}
        if move.name in ("return", "reopen"):
            values |= {"answered_on": False, "answered_by_id": False}
        if move.name == "reopen":
            days = int(self.env["ir.config_parameter"].sudo().get_param(ANSWER_DAYS))
            values["date_due"] = fields.Date.add(day, days=days)
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "take_back":
            self._open_referrals()._make_move("end")
        if move.name in ("accept", "reject"):
            self._stop_announcing()
        self._remind_handler()
        return result

    def _announce(self):
        """Tell each officer of the owners that something has come: once, not each time.

        Whoever has such a step open already gets no other until it is done.
        """
        for owner, complaints in self.grouped("owner_unit_id").items():
            untold = self._officers_of(owner) - self._announced_to(owner)
            for complaint in complaints:
                for user in untold - complaint.concerned_user_id:
                    complaint.sudo().activity_schedule(NEW, user_id=user.id)
                untold &= complaint.concerned_user_id

    def _stop_announcing(self):
        """Announce what else waits in the place of self."""
        self.sudo().activity_unlink([NEW])
        waiting = Domain("state", "=", "received")
        own = Domain("owner_unit_id", "in", self.owner_unit_id.ids)
        self.sudo().search(waiting & own, order="id", limit=1)._announce()

    def _remind_handler(self):
        """Let the handlers, and nobody else, have the next step of what is open."""
        self.sudo().activity_unlink([HANDLE])
        for complaint in self.sudo().filtered("handler_id"):
            if complaint.state in ("verifying", "referred"):
                complaint.activity_schedule(
                    HANDLE,
                    date_deadline=complaint.date_due,
                    user_id=complaint.handler_id.id,
                )

    @api.model
    def _officers_of(self, owner):
        users = self.env["res.users"].sudo()
        return users.search(
            [
                ("all_group_ids", "in", self.env.ref(OFFICER).id),
                ("scope_unit_ids", "in", owner.ids),
            ]
        )

    @api.model
    def _announced_to(self, owner):
        """Return whom the announcement of a complaint of the owner waits for."""
        own = self.sudo()._search([("owner_unit_id", "=", owner.id)])
        activities = self.env["mail.activity"].sudo()
        return activities.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", own),
                ("activity_type_id", "=", self.env.ref(NEW).id),
            ]
        ).user_id

    @api.model
    def _held_by_person(self, person, day):
        held = [("handler_id", "=", person.id), ("state", "in", OPEN_STATES)]
        return self.search(held)

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Let the successor handle what is open, or the office choose somebody."""
        held = self._held_by_person(person, day)
        for owner, complaints in held.grouped("owner_unit_id").items():
            fit = complaints.filtered(lambda one: one.concerned_user_id != successor)
            able = successor and successor in self._handlers_for(owner)
            fit.handler_id = successor if able else False
            (complaints - fit).handler_id = False
