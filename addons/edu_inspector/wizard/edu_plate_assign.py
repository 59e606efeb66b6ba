from math import inf

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.school_types import SCHOOL_TYPES

from ..tools.proposing import Candidate, School, propose


class EduPlateAssign(models.TransientModel):
    """Propose a responsible inspector for each of many schools, and assign them.

    Schools that have one change inspectors: the plate before ends the day before.
    """

    _name = "edu.plate.assign"
    _description = "Assign Inspectors"

    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    unit_ids = fields.Many2many(
        "edu.unit", string="Schools", readonly=True, help="学校"
    )
    inspector_ids = fields.Many2many(
        "edu.inspector",
        string="Inspectors",
        domain=[("is_serving", "=", True)],
        help="Among whom the schools are shared out (拟指派督学)",
    )
    line_ids = fields.One2many(
        "edu.plate.assign.line",
        "wizard_id",
        string="Proposal",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    summary = fields.Char(
        compute="_compute_summary", help="How many schools have somebody (汇总)"
    )

    @api.depends("unit_ids", "inspector_ids", "date_from")
    def _compute_line_ids(self):
        for wizard in self:
            proposal = wizard._proposal() if wizard.date_from else {}
            wizard.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {"unit_id": unit.id, "inspector_id": proposal.get(unit.id)}
                    )
                    for unit in wizard.unit_ids._origin
                ),
            ]

    @api.depends("line_ids.inspector_id")
    def _compute_summary(self):
        for wizard in self:
            assigned = len(wizard.line_ids.filtered("inspector_id"))
            wizard.summary = self.env._(
                "%(assigned)s of %(schools)s schools",
                assigned=assigned,
                schools=len(wizard.line_ids),
            )

    def action_assign(self):
        """Write what is proposed, and show the plates."""
        self.ensure_one()
        chosen = self.line_ids.filtered("inspector_id")
        if not chosen:
            raise UserError(self.env._("Choose the inspector of one school at least."))
        plates = self.env["edu.plate"]._replace(
            {line.unit_id: line.inspector_id for line in chosen}, self.date_from
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_plate_action"
        )
        return action | {"domain": [("id", "in", plates.ids)], "context": {}}

    def _proposal(self):
        """Return {school id: inspector id} for the schools of the wizard."""
        units, people = self.unit_ids._origin, self.inspector_ids._origin
        plates = self.env["edu.plate"].search(
            Domain("unit_id", "in", units.ids)
            & self.env["edu.plate"]._lasting(self.date_from)
        )
        apart = self.env["edu.recusal"]._conflicts(
            people, units, self.date_from, lasting=True
        )
        # Whoever holds the plate is not the one it changes to.
        held = {(plate.inspector_id.id, plate.unit_id.id) for plate in plates}
        return propose(
            self._schools(units), self._candidates(people), self._most(), apart | held
        )

    def _schools(self, units):
        """Return the schools to propose for, those of a zone next to each other."""
        members = self.env["edu.zone.school"]
        places = members.search(
            Domain("unit_id", "in", units.ids) & members._serving_on(self.date_from)
        )
        zones = {place.unit_id: place.zone_id.id for place in places}
        schools = [
            School(unit.id, zones.get(unit), frozenset(_stages(unit))) for unit in units
        ]
        return sorted(schools, key=lambda school: school.zone or 0)

    def _candidates(self, people):
        zones = self.env["edu.zone"].search(
            Domain("inspector_ids", "in", people.ids)
            & self.env["edu.zone"]._serving_on(self.date_from)
        )
        own = {person: set() for person in people}
        for zone in zones:
            for person in zone.inspector_ids & people:
                own[person].add(zone.id)
        loads = people._loads_on(self.date_from)
        return [
            Candidate(
                person.id,
                frozenset(own[person]),
                frozenset(person.stage_ids.mapped("code")),
                loads.get(person, 0),
            )
            for person in people
        ]

    def _overfilled(self):
        """Return {inspector: warning} of those who would have too many schools."""
        people = self.line_ids.inspector_id._origin
        loads = people._loads_on(self.date_from)
        most = self._most()
        for line in self.line_ids.filtered("inspector_id"):
            person, former = line.inspector_id._origin, line.former_id
            loads[person] = loads.get(person, 0) + (person != former)
            if former in loads and former != person:
                loads[former] -= 1
        return {
            person: self.env._(
                "%(count)s schools, more than %(most)g", count=load, most=most
            )
            for person, load in loads.items()
            if load > most
        }

    def _most(self):
        """Return up to how many schools a proposal goes; the strictest rule counts."""
        figures = self.env["edu.rule"]._figures("staffing", today())
        governments = self.unit_ids._origin.parent_id.ids
        return min((figures.get(number, inf) for number in governments), default=0)


def _stages(unit):
    kind = SCHOOL_TYPES.get(unit.school_type)
    return kind.stages if kind else ()
