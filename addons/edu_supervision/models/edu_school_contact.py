from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import SCHOOL_YEAR_STARTS, school_year_of, today
from odoo.addons.edu_base.tools.domains import either


class EduSchoolContact(models.Model):
    """A leader who keeps in touch with a school and goes there (联系学校, GY04)."""

    _name = "edu.school.contact"
    _inherit = ["edu.period.mixin", "edu.person.mixin", "edu.scoped.mixin"]
    _description = "Contact School of a Leader"
    _order = "owner_unit_id, id"
    _rec_name = "school_id"
    _fixed_fields = frozenset({"owner_unit_id", "school_id"})

    unit_id = fields.Many2one(
        string="Leader's Unit",
        default=lambda self: self._default_owner_unit_id(),
        help="Where the leader serves (领导所在单位)",
    )
    person_name = fields.Char(string="Leader", help="领导姓名")
    office = fields.Char(string="Office Held", help="领导职务")
    school_id = fields.Many2one(
        "edu.unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind", "=", "school")],
        help="联系学校",
    )
    visit_ids = fields.One2many(
        "edu.school.contact.visit", "contact_id", string="Times There"
    )
    visit_count = fields.Integer(
        string="Times", compute="_compute_last_visit_on", help="到校次数"
    )
    last_visit_on = fields.Date(
        string="Last There", compute="_compute_last_visit_on", help="最近到校日期"
    )
    is_unvisited = fields.Boolean(
        string="Not There This Term",
        compute="_compute_is_unvisited",
        search="_search_is_unvisited",
        help="In contact today, but not once there in this term (本学期未到校)",
    )
    is_me = fields.Boolean(
        string="My Own",
        compute="_compute_is_me",
        search="_search_is_me",
        help="The user is the leader (本人)",
    )

    _named = models.Constraint(
        "CHECK (person_name IS NOT NULL)", "Say which leader it is."
    )

    @api.depends("visit_ids.date")
    def _compute_last_visit_on(self):
        rows = self.env["edu.school.contact.visit"]._read_group(
            [("contact_id", "in", self.ids)], ["contact_id"], ["__count", "date:max"]
        )
        found = {contact: (count, last) for contact, count, last in rows}
        for contact in self:
            contact.visit_count, contact.last_visit_on = found.get(contact, (0, False))

    @api.depends("last_visit_on", "is_current", "owner_unit_id")
    def _compute_is_unvisited(self):
        since = self._since(today())
        for contact in self:
            begin, last = since.get(contact.owner_unit_id), contact.last_visit_on
            contact.is_unvisited = bool(
                contact.is_current and begin and (not last or last < begin)
            )

    def _search_is_unvisited(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self.search(self._serving_on(today()))
        unvisited = current.filtered("is_unvisited")
        return either(Domain("id", "in", unvisited.ids), value)

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_is_me(self):
        for contact in self:
            contact.is_me = contact.user_id == self.env.user

    def _search_is_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain("user_id", "=", self.env.uid), value)

    def action_record_visit(self):
        """Open the form in which the leader says when, and what was seen."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.school_id.name,
            "res_model": "edu.school.contact.visit",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_contact_id": self.id},
        }

    def _since(self, day):
        """Return {government: from which day a visit counts}, none in vacation.

        Where no terms are set, it is the beginning of the school year.
        """
        owners, terms = self.owner_unit_id, self.env["edu.term"]
        in_term = terms._term_of(owners, day)
        on_leave = terms._is_vacation(owners, day)
        start = date(school_year_of(day), SCHOOL_YEAR_STARTS, 1)
        return {
            owner: in_term[owner].date_from or (False if on_leave[owner] else start)
            for owner in owners
        }
