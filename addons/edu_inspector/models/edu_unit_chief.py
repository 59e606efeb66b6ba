from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

READERS = "edu_base.group_officer,edu_base.group_leader"


class EduUnit(models.Model):
    """Who is chief inspector of a government (TS07)."""

    _inherit = "edu.unit"

    is_in_scope = fields.Boolean(
        compute="_compute_is_in_scope",
        search="_search_is_in_scope",
        export_string_translation=False,
    )
    chief_id = fields.Many2one(
        "edu.inspector",
        string="Chief Inspector",
        compute="_compute_chief_id",
        groups=READERS,
        help="总督学",
    )
    chief_from = fields.Date(
        string="Since", compute="_compute_chief_id", groups=READERS, help="任职起始"
    )
    deputy_chief_ids = fields.Many2many(
        "edu.inspector",
        string="Deputy Chief Inspectors",
        compute="_compute_chief_id",
        groups=READERS,
        help="副总督学",
    )
    has_chief = fields.Boolean(
        compute="_compute_chief_id",
        search="_search_has_chief",
        groups=READERS,
        help="The post of chief inspector is held today (已配备总督学)",
    )

    @api.depends_context("uid")
    def _compute_is_in_scope(self):
        inside = self.filtered_domain(self._in_scope())
        for unit in self:
            unit.is_in_scope = unit in inside

    def _search_is_in_scope(self, operator, value):
        if operator != "in":
            return NotImplemented
        inside = self._in_scope()
        return either(inside, value)

    @api.depends_context("uid")
    def _compute_chief_id(self):
        held = self._chief_terms(Domain("owner_unit_id", "in", self.ids))
        by_owner = held.grouped("owner_unit_id")
        for unit in self:
            terms = by_owner.get(unit._origin, held.browse())
            chief = terms.filtered(lambda term: term.post == "chief")[:1]
            unit.chief_id = chief.inspector_id
            unit.chief_from = chief.date_from
            unit.deputy_chief_ids = terms.filtered(
                lambda term: term.post == "deputy_chief"
            ).inspector_id
            unit.has_chief = bool(chief)

    def _search_has_chief(self, operator, value):
        if operator != "in":
            return NotImplemented
        held = self._chief_terms(Domain("post", "=", "chief")).owner_unit_id
        with_chief = Domain("id", "in", held.ids)
        return either(with_chief, value)

    @api.model
    def _in_scope(self):
        return Domain("id", "child_of", self.env.user.scope_unit_ids.ids)

    @api.model
    def _chief_terms(self, domain):
        """Return the terms of chiefs and deputies in office today."""
        appointment = self.env["edu.inspector.appointment"]
        posts = Domain("post", "in", ("chief", "deputy_chief"))
        return appointment.search(domain & posts & appointment._in_office_on(today()))
