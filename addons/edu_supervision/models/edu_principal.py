from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.exclusions import one_at_a_time

from ..rules import obligations

RULE = "principal_term"


class EduPrincipal(models.Model):
    """A term of office of the head of a school (校（园）长任期, TS23).

    One at a time a school. At its end the school has a comprehensive visit: one within
    the last months of the term counts, as many as the rule `principal_term` says for
    the government, and so does one after its end.
    """

    _name = "edu.principal"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin"]
    _description = "Principal's Term"
    _order = "date_to desc, id desc"

    _fixed_fields = frozenset({"unit_id"})

    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain=lambda self: list(self.env["edu.unit"]._schools_on(today())),
        help="学校",
    )
    owner_unit_id = fields.Many2one(
        related="unit_id.parent_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    name = fields.Char(string="Principal", required=True, help="校（园）长姓名")
    term_to = fields.Date(
        string="Term Ends", required=True, help="Last day as appointed (任期届满)"
    )
    left_on = fields.Date(
        string="Left Early", help="Last day, where it came before the end (提前离任)"
    )
    date_to = fields.Date(
        compute="_compute_date_to",
        store=True,
        precompute=True,
        index=True,
        help="Last day in office (止)",
    )
    visited_on = fields.Date(
        compute="_compute_visited_on",
        help="Day of the comprehensive visit that counts for this term (任期综合督导)",
    )
    lacks_visit = fields.Boolean(
        string="Ended without a Visit",
        compute="_compute_visited_on",
        search="_search_lacks_visit",
        help="The term is over and no comprehensive visit counts for it (未督导)",
    )

    _one_at_a_time = models.Constraint(
        one_at_a_time("unit_id"),
        "A school has one principal at a time.",
    )
    _left_early = models.Constraint(
        "CHECK (left_on <= term_to)",
        "Who left after the end of the term served longer: move the end instead.",
    )

    @api.depends("term_to", "left_on")
    def _compute_date_to(self):
        for term in self:
            term.date_to = term.left_on or term.term_to

    @api.depends("unit_id", "date_from", "date_to")
    def _compute_visited_on(self):
        visited = self._visited(SQL("id = ANY(%s)", self._origin.ids))
        for term in self:
            term.visited_on = visited.get(term._origin.id)
            term.lacks_visit = bool(
                term.date_to
                and term.date_to < today()
                and term._origin.id in visited
                and not term.visited_on
            )

    def _search_lacks_visit(self, operator, value):
        if operator != "in":
            return NotImplemented
        ended = SQL("due_on < %s AND last_on IS NULL", today())
        return either(Domain("id", "in", list(self._visited(ended))), value)

    @api.model
    def _visited(self, condition):
        """Return {term id: day of the visit that counts, or None} of those begun.

        Terms of governments of whom the rule asks nothing are left out.
        """
        day = today()
        months = self.env["edu.rule"]._figures(RULE, day)
        self.env.flush_all()
        return dict(
            self.env.execute_query(
                SQL(
                    "SELECT id, last_on FROM (%s) AS office WHERE %s",
                    obligations.terms_of_office(day, months),
                    condition,
                )
            )
        )
