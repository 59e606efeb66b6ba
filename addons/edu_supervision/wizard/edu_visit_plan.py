from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.edu_base.models.edu_event_mixin import QUIET
from odoo.addons.edu_base.tools.dates import school_year_of, today
from odoo.addons.edu_base.tools.half_days import day_of_half

from .term_planning import TermPlanning

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
PORTION = 2000  # visits planned in one request
SCHOOLS = 400  # schools that one request considers, or those of one government
PART_OF = {(0, 1): "day", (0, 0): "morning", (1, 1): "afternoon"}


class EduVisitPlan(models.TransientModel):
    """Plan the routine visits of a term for all schools of some governments (TS25).

    As many a month and a term as the rules ask, by the inspector of the plate, on
    working days of school on which nobody and nothing is in the way. What is planned
    already counts: planning twice adds nothing.
    """

    _name = "edu.visit.plan"
    _description = "Plan a Term"

    government_ids = fields.Many2many(
        "edu.unit",
        string="Governments",
        required=True,
        domain=[("kind", "=", "government")],
        default=lambda self: self.env.user.scope_unit_ids,
        help="With all below (政府)",
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        string="Only These Schools",
        relation="edu_visit_plan_unit_rel",
        help="Empty: all schools of the governments (指定学校)",
    )
    term_id = fields.Many2one(
        "edu.term",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_term_id(),
        help="学期",
    )
    date_from = fields.Date(
        string="From",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
        help="From tomorrow on, where the term has begun (起)",
    )
    date_to = fields.Date(
        string="To",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
        help="止",
    )
    monday = fields.Boolean(default=True, help="周一")
    tuesday = fields.Boolean(default=True, help="周二")
    wednesday = fields.Boolean(default=True, help="周三")
    thursday = fields.Boolean(default=True, help="周四")
    friday = fields.Boolean(default=True, help="周五")
    day_part = fields.Selection(
        [
            ("day", "Whole Days"),
            ("either", "Mornings and Afternoons"),
            ("morning", "Mornings"),
            ("afternoon", "Afternoons"),
        ],
        string="Time of Day",
        required=True,
        default="day",
        help="全天、上下午均可、上午、下午",
    )
    confirm = fields.Boolean(
        string="Confirm at Once",
        help="Else the visits stay planned until somebody confirms them (同时确定)",
    )
    is_proposed = fields.Boolean(readonly=True, export_string_translation=False)
    visit_count = fields.Integer(
        string="Visits to Plan", readonly=True, help="拟排次数"
    )
    school_count = fields.Integer(
        string="Schools Visited", readonly=True, help="涉及学校数"
    )
    inspector_count = fields.Integer(
        string="Inspectors on Duty", readonly=True, help="涉及督学数"
    )
    conflict_ids = fields.One2many(
        "edu.visit.plan.conflict", "wizard_id", string="Not to Be Planned"
    )

    @api.model
    def _default_term_id(self):
        """Return the term that runs or begins next, of the nearest government."""
        scope = self.env.user.scope_unit_ids[:1]
        own = {number: place for place, number in enumerate(scope._line())}
        terms = self.env["edu.term"].search(
            [("date_to", ">", today()), ("owner_unit_id", "in", list(own))],
            order="date_from",
        )
        return min(terms, key=lambda term: own[term.owner_unit_id.id], default=terms)

    @api.depends("term_id")
    def _compute_dates(self):
        tomorrow = today() + timedelta(days=1)
        for plan in self:
            term = plan.term_id
            plan.date_from = term and max(term.date_from, tomorrow)
            plan.date_to = term and max(term.date_to, tomorrow)

    def action_propose(self):
        """Show how many visits it will be, and what cannot be planned, and why."""
        planning = self._planning()
        placed = planning.placed()
        self.write(
            {
                "is_proposed": True,
                "visit_count": len(placed),
                "school_count": len({school for school, _month, _no in placed}),
                "inspector_count": len({person for person, _ in placed.values()}),
                "conflict_ids": [
                    Command.clear(),
                    *map(Command.create, self._conflicts(planning)),
                ],
            }
        )
        return self._reopened()

    def portions(self):
        """Return the governments in groups to be planned one by one, as lists of ids.

        A term of a whole city takes minutes: the page asks for group after group, each
        of them kept.
        """
        groups, room = [], 0
        schools = self._schools(self._days()[0])
        for government, own in schools.grouped("parent_id").items():
            if len(own) > room:
                groups.append([])
                room = SCHOOLS
            groups[-1].append(government.id)
            room -= len(own)
        return groups

    def create_portion(self, government_ids=None):
        """Plan some visits of governments, or of all: {done, left} tells how many.

        What is interrupted goes on where it stopped, as what is there already is not
        planned again.
        """
        placed = self._planning(government_ids).placed()
        some = self._portion(placed)
        visits = self.env["edu.visit"].with_context(**QUIET)
        made = visits.create(
            [
                self._visit_values(school, person, slot)
                for (school, _month, _no), (person, slot) in some.items()
            ]
        )
        if self.confirm:
            made._make_move("confirm")
        return {"done": len(made), "left": len(placed) - len(made)}

    def action_show(self):
        """Show the routine visits of the days that were planned."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_action"
        )
        return action | {
            "domain": [
                ("kind", "=", "routine"),
                ("owner_unit_id", "child_of", self.government_ids.ids),
                ("date", ">=", fields.Date.to_string(self.date_from)),
                ("date", "<=", fields.Date.to_string(self.date_to)),
            ],
            "context": {},
        }

    @api.model
    def _portion(self, placed):
        """Return whole months of governments, so that each is spread evenly."""
        groups = defaultdict(dict)
        for key, value in placed.items():
            school, month, _number = key
            groups[month, school.parent_id.id][key] = value
        some = {}
        for _key, group in sorted(groups.items(), key=lambda item: item[0]):
            if some and len(some) + len(group) > PORTION:
                break
            some |= group
        return some

    def _visit_values(self, school, person, slot):
        first, last = slot
        day = day_of_half(first)
        return {
            "kind": "routine",
            "unit_id": school.id,
            "owner_unit_id": school.parent_id.id,
            "date": day,
            "date_to": day,
            "day_part": PART_OF[first % 2, last % 2],
            "member_ids": [Command.create({"inspector_id": person.id, "role": "lead"})],
        }

    def _planning(self, government_ids=None):
        """Return what is known for planning; UserError where nothing is left to do."""
        days = self._days()
        schools = self._schools(days[0], government_ids)
        rules = self.env["edu.rule"]
        return TermPlanning(
            self.env,
            schools,
            days,
            self.term_id.date_from,
            self.day_part,
            [
                rules._figures(code, days[0])
                for code in ("routine_month", "routine_term")
            ],
            self._calendars(schools.parent_id),
        )

    def _days(self):
        """Return the working days from the first to the last that are chosen."""
        self.ensure_one()
        first = max(self.date_from, today() + timedelta(days=1))
        chosen = {number for number, name in enumerate(WEEKDAYS) if self[name]}
        working = self.env["edu.holiday"]._calendar().is_working
        span = (
            first + timedelta(days=n) for n in range((self.date_to - first).days + 1)
        )
        days = [day for day in span if day.weekday() in chosen and working(day)]
        if not days:
            raise UserError(
                self.env._("No working day is left between the days: choose others.")
            )
        return days

    def _schools(self, day, government_ids=None):
        units = self.env["edu.unit"]
        chosen = Domain("id", "in", self.unit_ids.ids) if self.unit_ids else Domain.TRUE
        if government_ids is not None:
            chosen &= Domain("parent_id", "in", government_ids)
        return units.with_context(active_test=False).search_fetch(
            units._schools_on(day)
            & chosen
            & Domain("parent_id", "child_of", self.government_ids.ids)
            & Domain("parent_id", "child_of", self.env.user.scope_unit_ids.ids),
            ["name", "parent_id"],
        )

    def _calendars(self, governments):
        """Return {government id: the term that is planned, as it has set it}."""
        found = self.env["edu.term"]._calendars(
            governments, school_year_of(self.term_id.date_from)
        )
        return {unit.id: terms for unit, terms in found.items()}

    def _conflicts(self, planning):
        return [
            {
                "unit_id": school.id,
                "inspector_id": person.id,
                "reason": reason,
                "months": "、".join(f"{month:%Y-%m}" for month in sorted(months)),
            }
            for (school, person, reason), months in planning.conflicts.items()
        ]

    def _reopened(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan a Term"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
