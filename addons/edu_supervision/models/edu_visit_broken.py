from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_inspector.models.edu_inspector_appointment import IN_OFFICE

from .edu_visit_team import OPEN

ASKED = (
    "edu.inspector.appointment",
    "edu.inspector.suspension",
    "edu.recusal",
    "edu.visit",
    "edu.visit.member",
)

# (visit id, inspector id) of those who cannot go on the days of the visit.
BROKEN = """
    SELECT m.visit_id, m.inspector_id
    FROM edu_visit v JOIN edu_visit_member m ON m.visit_id = v.id
    WHERE v.state IN %(states)s AND m.inspector_id IS NOT NULL AND %(which)s AND (
        EXISTS (
            SELECT FROM edu_recusal r
            WHERE r.inspector_id = m.inspector_id
              AND r.unit_id = v.unit_id
              AND r.date_from <= v.date_to
              AND COALESCE(r.date_to, v.date) >= v.date
        ) OR EXISTS (
            SELECT FROM edu_inspector_suspension s
            WHERE s.inspector_id = m.inspector_id
              AND s.date_from <= v.date_to
              AND COALESCE(s.date_to, v.date) >= v.date
        ) OR EXISTS (
            SELECT FROM unnest(ARRAY[v.date, v.date_to]) AS day
            WHERE NOT EXISTS (
                SELECT FROM edu_inspector_appointment a
                WHERE a.inspector_id = m.inspector_id
                  AND a.state IN %(in_office)s
                  AND a.date_from <= day
                  AND COALESCE(a.date_to, day) >= day
            )
        )
    )
"""


class EduVisit(models.Model):
    """Somebody of the team can no longer go, and has to be replaced first.

    Recused since, or no longer in office on the days of the visit (B04, B16).
    """

    _inherit = "edu.visit"

    is_team_broken = fields.Boolean(
        string="To Be Replaced",
        compute="_compute_is_team_broken",
        search="_search_is_team_broken",
        help="Somebody of the team is recused or out of office by then (人员待更换)",
    )

    @api.depends("state", "unit_id", "date", "date_to", "member_ids.inspector_id")
    def _compute_is_team_broken(self):
        broken = {visit for visit, _person in self._broken(self._origin.ids)}
        for visit in self:
            visit.is_team_broken = visit._origin.id in broken

    def _search_is_team_broken(self, operator, value):
        if operator != "in":
            return NotImplemented
        broken = {visit for visit, _person in self._broken()}
        return either(Domain("id", "in", broken), value)

    def _apply_move(self, move, reason=None, acting=None):
        if move.name in ("confirm", "record"):
            self._refuse_broken()
        return super()._apply_move(move, reason, acting)

    def _refuse_broken(self):
        people = {person for _visit, person in self._broken(self.ids)}
        if people:
            names = self.env["edu.inspector"].sudo().browse(sorted(people))
            raise UserError(
                self.env._(
                    "Recused or out of office by then: %s. Replace them in the team.",
                    "、".join(names.mapped("name")),
                )
            )

    @api.model
    def _broken(self, ids=None):
        """Return {(visit id, inspector id)} of those who cannot go, in one query.

        Of visits that are still ahead of their record; `ids` None: of all of them.
        """
        if ids is not None and not ids:
            return set()
        for name in ASKED:
            self.env[name].flush_model()
        which = SQL("TRUE") if ids is None else SQL("v.id IN %s", tuple(ids))
        asked = SQL(BROKEN, states=OPEN, which=which, in_office=IN_OFFICE)
        return set(self.env.execute_query(asked))
