from datetime import date

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.half_days import span
from odoo.addons.edu_base.tools.school_types import SCHOOL_TYPES

from ..tools.team_proposing import Proposer, Visit

OPEN = ("draft", "confirmed")


class EduVisit(models.Model):
    """Teams are proposed: who is free, serves, is not recused and knows the stage."""

    _inherit = "edu.visit"

    def action_propose_team(self):
        """Fill the teams of self up to their size, and name where somebody lacks."""
        self.check_access("write")
        visits = self.filtered(lambda visit: visit.state in OPEN)
        if not visits:
            raise UserError(
                self.env._("Teams are proposed until the visit has been recorded.")
            )
        visits._go_along(visits._proposed_teams())
        return visits._tell_incomplete()

    def _proposed_teams(self):
        """Return {visit: inspectors} who could go in addition to those who do.

        A number of queries that does not grow with the visits.
        """
        missing = self._missing()
        visits = self.filtered(lambda visit: missing[visit] > 0).sorted(
            lambda visit: (visit.date, visit.id)
        )
        if not visits:
            return {}
        people = visits._people()
        first, last = min(visits.mapped("date")), max(visits.mapped("date_to"))
        proposer = Proposer(
            people._as_people(first, last),
            self.env["edu.visit.member"]._taken(people, first, last),
        )
        found = proposer.propose(visits._as_visits(missing, people))
        return {visit: people.browse(found[visit.id]) for visit in visits}

    def _missing(self):
        """Return {visit: how many inspectors its team lacks} (B09)."""
        figures = self.env["edu.rule"]._figures("team_size", today())
        return {
            visit: int(visit._team_size(figures)) - len(visit.member_ids.inspector_id)
            for visit in self
        }

    def _people(self):
        """Return the inspectors of those who inspect, and of the governments below."""
        return self.env["edu.inspector"].search(
            [("owner_unit_id", "child_of", self.owner_unit_id.ids)], order="id"
        )

    def _as_visits(self, missing, people):
        apart = self._kept_apart(people)
        responsible = self._responsible()
        rows = []
        for visit in self:
            own = responsible.get((visit.unit_id.id, visit.date))
            never = apart.get(visit.id, set()) | set(visit.member_ids.inspector_id.ids)
            kind = SCHOOL_TYPES.get(visit.unit_id.school_type)
            rows.append(
                Visit(
                    visit.id,
                    (visit.date, visit.date_to),
                    span(visit.date, visit.date_to, visit.day_part),
                    missing[visit],
                    visit.owner_unit_id.parent_path,
                    visit.domain,
                    frozenset(kind.stages if kind else ()),
                    own if visit.kind == "routine" else None,
                    # Who is at the school all the time is not sent there at random.
                    frozenset(
                        never | ({own} if visit.time_mode == "random" else set())
                    ),
                )
            )
        return rows

    def _kept_apart(self, people):
        """Return {visit id: ids of those whom a recusal keeps from its unit}."""
        visits = self.grouped("unit_id")
        apart = {}
        for recusal in self.env["edu.recusal"]._between(people, self.unit_id):
            for visit in visits[recusal.unit_id]:
                if visit._meets(recusal):
                    apart.setdefault(visit.id, set()).add(recusal.inspector_id.id)
        return apart

    def _responsible(self):
        """Return {(school id, first day of a visit): id of who is responsible then}."""
        plates = self.env["edu.plate"].sudo()
        held = plates.search(
            Domain("unit_id", "in", self.unit_id.ids)
            & plates._lasting(min(self.mapped("date")))
        ).grouped("unit_id")
        return {
            (visit.unit_id.id, visit.date): plate.inspector_id.id
            for visit in self
            for plate in held.get(visit.unit_id, plates)
            if plate.date_from <= visit.date <= (plate.date_to or date.max)
        }

    def _go_along(self, teams):
        """Let those named go along; the first leads where nobody does yet."""
        rows = []
        for visit, people in teams.items():
            led = "lead" in visit.member_ids.mapped("role")
            last = max(visit.member_ids.mapped("sequence"), default=0)
            for place, person in enumerate(people, 1):
                leads = place == 1 and not led
                rows.append(
                    {
                        "visit_id": visit.id,
                        "inspector_id": person.id,
                        "role": "lead" if leads else "member",
                        "sequence": last + place,
                    }
                )
        self.env["edu.visit.member"].create(rows)

    def _tell_incomplete(self):
        """Return the notice that names the units whose teams still lack somebody."""
        missing = self._missing()
        short = self.filtered(lambda visit: missing[visit] > 0)
        if not short:
            return True
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self.env._(
                    "Nobody else is free, unrecused and fit: %s.", short._named()
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
