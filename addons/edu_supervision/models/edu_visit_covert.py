from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.domains import either

from .edu_visit import CHIEF

UNRELEASED = ("confirmed", "recorded")  # states of a visit that may still be hidden


class EduVisit(models.Model):
    """Who knows of a covert visit: its circle, and nobody else until the release.

    Once it is confirmed, a chief of its government is among those who planned it or
    were told: nobody else could release it, and it would never be closed.
    """

    _inherit = "edu.visit"

    confidant_ids = fields.Many2many(
        "res.users",
        "edu_visit_confidant_rel",
        "visit_id",
        "user_id",
        string="Confidants",
        copy=False,
        domain=[("share", "=", False)],
        help="Who else knows of a covert visit before it is released: at least the "
        "chief who releases it, unless that chief has planned it (知情人)",
    )

    # For the record rule alone.
    is_on_team = fields.Boolean(
        compute="_compute_is_on_team",
        search="_search_is_on_team",
        export_string_translation=False,
    )

    @api.depends("rule_member_ids.user_id")
    @api.depends_context("uid")
    def _compute_is_on_team(self):
        for visit in self:
            visit.is_on_team = self.env.user in visit.sudo().rule_member_ids.user_id

    def _search_is_on_team(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain.custom(to_sql=self._to_sql_on_team), value)

    @api.model
    def _to_sql_on_team(self, model, alias, query):
        """Name the few visits first, so that the others of a rule need no full scan."""
        return SQL(
            "%s = ANY(ARRAY(SELECT visit_id FROM edu_visit_member WHERE user_id = %s))",
            model._field_to_sql(alias, "id", query),
            self.env.uid,
            to_flush=self.env["edu.visit.member"]._fields["user_id"],
        )

    @api.onchange("open_mode", "owner_unit_id")
    def _onchange_circle(self):
        """Propose the chief of the government, who releases the visit."""
        if self.open_mode == "covert" and not self._releasers():
            chiefs = self.env["res.users"].sudo()._chiefs_of(self.owner_unit_id)
            self.confidant_ids |= chiefs.get(self.owner_unit_id, self.env["res.users"])

    def write(self, vals):
        result = super().write(vals)
        if {"confidant_ids", "open_mode"} & vals.keys():
            self._close_circle()
        if "confidant_ids" in vals:
            confirmed = self.sudo().filtered(lambda v: v.state in UNRELEASED)
            confirmed._refuse_unreleasable()
        return result

    def _refuse_unreleasable(self):
        """Somebody must be able to release what is hidden (TS32)."""
        for visit in self.filtered("is_hidden"):
            if not visit._releasers():
                raise UserError(
                    self.env._(
                        "Nobody could ever release this covert visit: %(unit)s. Name "
                        "a chief of %(government)s among the confidants.",
                        unit=visit.unit_id.name,
                        government=visit.owner_unit_id.name,
                    )
                )

    def _releasers(self):
        """Return the chiefs who know of the visit for good and serve its government."""
        owner = self.owner_unit_id.parent_path or ""
        return (self.organiser_id | self.confidant_ids).filtered(
            lambda user: (
                any(map(user.has_group, CHIEF))
                and owner.startswith(tuple(user.scope_unit_ids.mapped("parent_path")))
            )
        )

    def _visits_told_of(self):
        return self

    def _circle(self):
        """Return the users who may know of the visit while it is hidden."""
        visit = self.sudo()
        return visit.organiser_id | visit.confidant_ids | visit.member_ids.user_id

    def _close_circle(self):
        """Take from those who have left the circle what they followed and had to do."""
        hidden = self.sudo().filtered("is_hidden")
        hidden._forget_outsiders()
        hidden.finding_ids._forget_outsiders()
        reports = hidden.env["edu.visit.report"]
        about = reports.search([("visit_ids", "in", hidden.ids)])
        about.message_follower_ids.unlink()

    def _neutral_name(self):
        """Of a hidden visit not even the number or the day is told."""
        if self.sudo().is_hidden:
            return f"#{self.id}"
        return super()._neutral_name()
