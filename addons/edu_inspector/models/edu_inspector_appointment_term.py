from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools import terms
from .edu_inspector_appointment import IN_OFFICE, OPEN

RENEWING = (*OPEN, "appointed")
REMINDED = (90, 30)  # days before the last one on which officers are reminded


class EduInspectorAppointment(models.Model):
    """Which term in a row it is, how long it still lasts, and what follows it."""

    _inherit = "edu.inspector.appointment"

    term_number = fields.Integer(
        compute="_compute_term_number",
        store=True,
        readonly=False,  # a roster taken over tells it; otherwise guarded
        precompute=True,
        aggregator=None,
        help="Which term in a row this is (连续第几届)",
    )
    former_id = fields.Many2one(
        "edu.inspector.appointment",
        string="Term Before",
        compute="_compute_former_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="上一任期",
    )
    next_ids = fields.One2many(
        "edu.inspector.appointment", "former_id", string="Terms After", help="续任"
    )
    is_renewed = fields.Boolean(
        string="Renewal",
        compute="_compute_is_renewed",
        search="_search_is_renewed",
        help="A term after this one is under way or decided (已启动续聘)",
    )
    days_left = fields.Integer(
        compute="_compute_days_left",
        search="_search_days_left",
        aggregator=None,
        help="Until the last day (剩余天数)",
    )
    reminded_at = fields.Integer(
        readonly=True,
        copy=False,
        export_string_translation=False,
        aggregator=None,
    )

    @api.depends("inspector_id", "date_from")
    def _compute_former_id(self):
        served = self._served()
        for appointment in self:
            first = appointment.date_from
            former = served[appointment.inspector_id._origin].filtered(
                lambda term, first=first: first and term.date_from < first
            )
            appointment.former_id = former[:1]

    @api.depends("former_id", "kind", "date_from")
    def _compute_term_number(self):
        gap = self._figure("gap_days", terms.GAP_DAYS)
        for appointment in self:
            former = [term._as_term() for term in appointment.former_id]
            appointment.term_number = terms.number_in_row(
                former, appointment.kind, appointment.date_from, gap
            )

    @api.depends("next_ids.state")
    def _compute_is_renewed(self):
        # Asked of the database: what is merely planned is linked in memory, too.
        renewed = self.search(
            [("former_id", "in", self.ids), ("state", "in", RENEWING)]
        ).former_id
        for appointment in self:
            appointment.is_renewed = appointment._origin in renewed

    def _search_is_renewed(self, operator, value):
        if operator != "in":
            return NotImplemented
        renewed = Domain("next_ids", "any", [("state", "in", RENEWING)])
        return either(renewed, value)

    @api.depends("date_to")
    def _compute_days_left(self):
        day = today()
        for appointment in self:
            appointment.days_left = terms.days_left(appointment.date_to, day) or 0

    def _search_days_left(self, operator, value):
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        day = fields.Date.add(today(), days=value)
        return Domain("date_to", operator, day)

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"reminded_at", "term_number"}

    def action_renew(self):
        """Open the dialog that recommends the people of self for another term."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Renewal"),
            "res_model": "edu.inspector.renewal",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appointment_ids": self.ids},
        }

    def _served(self):
        """Return {inspector: terms, the latest first} of those of self."""
        people = self.inspector_id._origin
        served = self.search(
            [("inspector_id", "in", people.ids), ("state", "in", IN_OFFICE)]
        )
        none = dict.fromkeys([*people, people.browse()], served.browse())
        return none | served.grouped("inspector_id")

    def _recount(self):
        """Count anew: terms before may have ended, or begun, in the meantime."""
        for name in ("former_id", "term_number"):
            self.env.add_to_compute(self._fields[name], self)

    def _as_term(self):
        return terms.Term(self.kind, self.date_from, self.date_to, self.term_number)

    def _renewal_values(self):
        """Return the values of the recommendation that continues the term."""
        first = fields.Date.add(self.date_to, days=1)
        return {
            "inspector_id": self.inspector_id.id,
            "kind": self.kind,
            "post": self.post,
            "date_from": first,
            "date_to": terms.term_end(first),
            "recommended_by_id": self.recommended_by_id.id,
        }

    def _renewal_refusals(self):
        """Return {term of self: sentences} that say why it cannot be continued."""
        ending = self.filtered("date_to")
        planned = [self.new(term._renewal_values()) for term in ending]
        refusals = self.browse().concat(*planned)._refusals()
        found = {term: [self.env._("The term has no end.")] for term in self - ending}
        for term, plan in zip(ending, planned, strict=True):
            found[term] = [*refusals[plan], *term._renewed_refusals()]
        return found

    def _renewed_refusals(self):
        """Yield that the term is none to continue, or is continued already."""
        if self.state not in IN_OFFICE:
            yield self.env._("The term is not in force.")
        if self.is_renewed:
            yield self.env._("A renewal is under way already.")

    @api.model
    def _cron_follow(self):
        """End what is over, and remind of what ends soon; twice is as good as once."""
        over = self.search([("state", "=", "appointed"), ("date_to", "<", today())])
        if over:
            over._move_unasked("expire")
        for days in sorted(self._reminder_days()):
            self._remind(days)

    @api.model
    def _reminder_days(self):
        """Return the days before the last one on which officers are reminded."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        told = (
            get_param("edu_inspector.remind_before", "").replace("，", ",").split(",")
        )
        return [int(day) for day in told if day.strip().isdigit()] or REMINDED

    @api.model
    def _remind(self, days):
        """Remind officers of the terms with at most so many days left, once each.

        Terms of one government that end on one day make one activity an officer.
        """
        unaware = Domain("reminded_at", "=", 0) | Domain("reminded_at", ">", days)
        ending = self.search(
            Domain("state", "=", "appointed")
            & Domain("days_left", "<=", days)
            & Domain("is_renewed", "=", False)
            & unaware
        )
        officers = ending._officers()
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [
                terms._reminder_values(officer)
                for (owner, _last), terms in ending.grouped(
                    lambda term: (term.owner_unit_id, term.date_to)
                ).items()
                for officer in officers[owner]
            ]
        )
        opened(ending.sudo(), STATE_GUARD).write({"reminded_at": days})

    def _officers(self):
        """Return {owner of self: the officers who serve that very government}."""
        officer = self.env.ref("edu_base.group_officer")
        owners = self.owner_unit_id
        people = self.env["res.users"].search(
            [
                ("all_group_ids", "in", officer.ids),
                ("scope_unit_ids", "in", owners.ids),
            ]
        )
        return {
            owner: people.filtered(
                lambda user, owner=owner: owner in user.scope_unit_ids
            )
            for owner in owners
        }

    def _reminder_values(self, officer):
        """Return the values of an activity that names the terms of self."""
        first = self[:1].with_context(lang=officer.lang)
        return {
            "activity_type_id": self.env.ref("mail.mail_activity_data_todo").id,
            "res_model_id": self.env["ir.model"]._get_id(self._name),
            "res_id": first.id,
            "user_id": officer.id,
            "date_deadline": first.date_to,
            "summary": first.env._(
                "%(count)s terms end on %(day)s",
                count=len(self),
                day=format_date(first.env, first.date_to),
            ),
            "note": "、".join(self.inspector_id.mapped("name")),
        }
