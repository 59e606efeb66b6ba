from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today

SOON = 90  # days before the last one in which a renewal is due


class EduInspector(models.Model):
    """What the roster says of everybody at a glance, and the ways on from there."""

    _inherit = "edu.inspector"

    term_until = fields.Date(
        compute="_compute_term",
        help="Planned end of the term that is served today (聘期至)",
    )
    term_days_left = fields.Integer(
        string="Days Left",
        compute="_compute_term",
        aggregator=None,
        help="Until the term ends; none without an end (聘期剩余天数)",
    )
    term_ends_soon = fields.Boolean(
        compute="_compute_term",
        search="_search_term_ends_soon",
        help="Within 90 days, and there is no term after it (聘期九十天内届满)",
    )
    school_count = fields.Integer(
        string="Number of Schools",
        compute="_compute_school_count",
        aggregator=None,
        help="Where the inspector's plate hangs today (挂牌学校数)",
    )
    has_school = fields.Boolean(
        compute="_compute_school_count",
        search="_search_has_school",
        help="Is responsible for a school today (已挂牌)",
    )

    @api.depends("appointment_ids.state", "appointment_ids.date_to")
    def _compute_term(self):
        terms = self.env["edu.inspector.appointment"].search(
            Domain("inspector_id", "in", self.ids) & self._terms_today()
        )
        last = {term.inspector_id: term for term in terms.sorted("date_to")}
        for inspector in self:
            term = last.get(inspector._origin, terms.browse())
            inspector.term_until = term.date_to
            inspector.term_days_left = term.days_left
            soon = term.date_to and term.days_left <= SOON
            inspector.term_ends_soon = soon and not term.is_renewed

    @api.depends("plate_ids.date_from", "plate_ids.date_to")
    def _compute_school_count(self):
        counts = self._loads_on(today())
        for inspector in self:
            inspector.school_count = counts.get(inspector._origin, 0)
            inspector.has_school = inspector.school_count > 0

    def _search_term_ends_soon(self, operator, value):
        soon = self._terms_today() & Domain("days_left", "<=", SOON)
        ending = soon & Domain("is_renewed", "=", False)
        return self._found(Domain("appointment_ids", "any", ending), operator, value)

    def _search_has_school(self, operator, value):
        hanging = self.env["edu.plate"]._serving_on(today())
        return self._found(Domain("plate_ids", "any", hanging), operator, value)

    @api.model
    def _terms_today(self):
        return self.env["edu.inspector.appointment"]._in_office_on(today())

    def action_open_terms(self):
        """Open the terms of office of self, those to come too."""
        name = self.env._("Terms")
        return self._of_these("edu.inspector.appointment", name)

    def action_open_schools(self):
        """Open the plates of self, those of the past too."""
        return self._of_these("edu.plate", self.env._("Schools"))

    def action_open_training(self):
        """Open the sessions to which self were called, with their hours."""
        return self._of_these("edu.training.attendance", self.env._("Training"))

    def _of_these(self, model, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
            "domain": [("inspector_id", "in", self.ids)],
            "context": {"default_inspector_id": self.id if len(self) == 1 else False},
        }
