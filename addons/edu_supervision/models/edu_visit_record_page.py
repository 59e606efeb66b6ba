from datetime import UTC, timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import CHINA, today
from odoo.addons.edu_base.tools.school_types import SCHOOL_TYPES

from ..tools.visit_payload import FLAGS, LINES, MOMENTS, TEXTS
from .edu_visit import DONE, LIVE
from .edu_visit_record import LATE_DAYS

AHEAD_DAYS = 7  # of visits that are on the phone before their day
OPEN_FINDINGS = ("draft",)


class EduVisit(models.Model):
    """What a phone shows of the visits of its user, and takes along (TS25)."""

    _inherit = "edu.visit"

    is_mine_to_record = fields.Boolean(
        compute="_compute_is_mine_to_record", export_string_translation=False
    )

    @api.depends("state", "date", "date_to", "member_ids")
    @api.depends_context("uid")
    def _compute_is_mine_to_record(self):
        """Those of the user that have begun and wait for their record."""
        begun = Domain("state", "=", "confirmed") & Domain("date", "<=", today())
        known = Domain("id", "in", self.ids)
        mine = self.search(known & begun & self._to_record_domain())
        for visit in self:
            visit.is_mine_to_record = visit._origin in mine

    def action_record(self):
        """Open the record of the visit, as from the own page."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "edu_supervision.edu_visit_record_action"
        )
        return action | {"params": {"visit_id": self.id}}

    @api.model
    def get_record_page(self):
        """Return `visits`, as of `get_record`, and `schools` to begin a visit at.

        Today's visits come first, then those that are late, then those of the days to
        come; among them, and among the schools, first where findings are open. A
        school is a dict of `id`, `name` and `findings`.
        """
        visits = self.search(self._to_record_domain(), order="date, id")
        plates = self.env["edu.plate"].search(self._own_plates_domain())
        findings = self._open_findings(visits.unit_id | plates.unit_id)
        begun = visits.filtered(lambda visit: visit._is_on(today())).unit_id
        schools = [
            {"id": unit.id, "name": unit.name, "findings": findings.get(unit, [])}
            for unit in plates.unit_id - begun
        ]
        return {
            "visits": sorted(visits._records(findings), key=_in_order),
            "schools": sorted(schools, key=lambda one: -len(one["findings"])),
        }

    def get_record(self):
        """Return all that a phone needs to record each visit of self without a network.

        The texts of the visit, `state`, its `items` with what was answered before,
        `activities` ({kind: times}), `written` findings, and the open `findings` of
        the unit.
        """
        self.check_access("read")
        return self._records(self._open_findings(self.unit_id))

    @api.model
    def start_routine_visit(self, unit_id):
        """Begin a routine visit today at a school of the own plates (TS25).

        What is planned there for the user today is taken instead. Returns `get_record`
        of one; AccessError at any other unit.
        """
        at_school = Domain("unit_id", "=", unit_id) & self._own_plates_domain()
        school = self.env["edu.plate"].search(at_school, limit=1).unit_id
        if not school:
            raise AccessError(
                self.env._(
                    "You are not the responsible inspector of this school today."
                )
            )
        visit = self._planned_today(school) or self._plan_routine(school)
        if visit.state == "draft":
            visit.sudo()._check_rules()
            visit._move_unasked("confirm")
        return visit.get_record()[0]

    @api.model
    def _to_record_domain(self):
        """Return the domain of the own visits to record, or recorded on their day."""
        day = today()
        late = day - timedelta(days=LATE_DAYS)
        near = Domain("date", "<=", day + timedelta(days=AHEAD_DAYS))
        near &= Domain("date_to", ">=", late) | Domain("record_key", "!=", False)
        open_ones = Domain("state", "=", "confirmed") & near
        sent = Domain("state", "in", DONE) & Domain("date_to", ">=", day)
        own = Domain("rule_member_ids.user_id", "=", self.env.uid)
        return own & (open_ones | sent & Domain("date", "<=", day))

    @api.model
    def _own_plates_domain(self):
        own = Domain("inspector_id.user_id", "=", self.env.uid)
        return own & self.env["edu.plate"]._responsible_on(today())

    @api.model
    def _open_findings(self, units):
        """Return {unit: its findings that are open}, of those the user may read."""
        findings = self.env["edu.finding"].search_fetch(
            [("unit_id", "in", units.ids), ("state", "in", OPEN_FINDINGS)],
            ["unit_id", "visit_id", "name", "severity"],
        )
        return {
            unit: [
                {
                    "id": one.id,
                    "name": one.name,
                    "severity": one.severity,
                    "visit": one.visit_id.id,
                }
                for one in rows
            ]
            for unit, rows in findings.grouped("unit_id").items()
        }

    def _is_on(self, day):
        return self.date <= day <= self.date_to

    def _records(self, findings):
        """Return what the phone needs of each of self; see `get_record`."""
        reasons = self._return_reasons()
        return [
            visit._record_head(findings.get(visit.unit_id, []))
            | visit._record_begun()
            | {"returned": reasons.get(visit.id, "")}
            for visit in self
        ]

    def _record_head(self, findings):
        return {
            "id": self.id,
            "unit": self.unit_id.name,
            "kind": self.kind,
            "date": fields.Date.to_string(self.date),
            "is_today": self._is_on(today()),
            "is_late": self.date_to < today(),
            "state": self.state,
            "recorded_on": fields.Datetime.to_string(self.recorded_on) or "",
            "checklist": self._checklist_title(),
            "is_signed_for": self._is_signed_for(),
            "is_signed": bool(self.with_context(bin_size=True).signature),
            "findings": [one for one in findings if one["visit"] != self.id],
        }

    def _record_begun(self):
        """Return what stands in the record so far: of one returned, what was sent."""
        written = self.finding_ids.filtered(
            lambda one: (
                one.is_recorded
                and one.state == "draft"
                and not one.answer_id
                and not one.is_handed_over
            )
        )
        return {
            **{name: self[name] or "" for name in (*TEXTS, *LINES)},
            **{name: self[name] for name in FLAGS},
            **{name: fields.Datetime.to_string(self[name]) or "" for name in MOMENTS},
            "outcome": self.outcome or "",
            "position": self._record_position(),
            "items": [answer._record_item() for answer in self.answer_ids],
            "activities": {line.kind: line.count for line in self.activity_line_ids},
            "written": [
                {
                    "name": one.name,
                    "fact": one.fact or "",
                    "severity": one.severity,
                    "source": one.source,
                }
                for one in written
            ],
        }

    def _checklist_title(self):
        checklist = self.sudo().checklist_id
        if not checklist:
            return ""
        return self.env._(
            "%(name)s, version %(version)s",
            name=checklist.name,
            version=checklist.version,
        )

    def _return_reasons(self):
        """Return {id: why the record was returned}, the latest words of the office."""
        waiting = self.filtered(lambda one: one.state == "confirmed" and one.record_key)
        if not waiting:
            return {}
        steps = self.env["edu.transition"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", waiting.ids),
                ("move", "=", "reopen"),
            ],
            order="id",
        )
        return {step.res_id: step.reason for step in steps}

    @api.model
    def _planned_today(self, school):
        return self.search(
            [
                ("unit_id", "=", school.id),
                ("kind", "=", "routine"),
                ("date", "=", today()),
                ("state", "in", LIVE),
                ("rule_member_ids.user_id", "=", self.env.uid),
            ],
            limit=1,
        )

    @api.model
    def _plan_routine(self, school):
        """Plan a routine visit by the user alone for the half day that it is."""
        inspector = self.env["edu.inspector"].search([("user_id", "=", self.env.uid)])
        now = fields.Datetime.now().replace(tzinfo=UTC).astimezone(CHINA)
        visit = self.sudo().create(
            {
                "unit_id": school.id,
                "owner_unit_id": school.parent_id.id,
                "kind": "routine",
                "date": today(),
                "day_part": "morning" if now.hour < 12 else "afternoon",
                "checklist_id": self._routine_checklist(school).id,
                "member_ids": [
                    fields.Command.create(
                        {"inspector_id": inspector.id, "role": "lead"}
                    )
                ],
            }
        )
        return visit.with_env(self.env)

    @api.model
    def _routine_checklist(self, school):
        """Return what the last routine visit there went by, else the nearest one."""
        last = self.sudo().search(
            [
                ("owner_unit_id", "=", school.parent_id.id),
                ("kind", "=", "routine"),
                ("checklist_id", "any", self._checklist_domain(school)),
            ],
            limit=1,
        )
        line = school.parent_id._line()
        known = (
            self.env["edu.checklist"]
            .sudo()
            .search(
                self._checklist_domain(school) & Domain("owner_unit_id", "in", line),
                order="id desc",
            )
        )
        nearest = known.sorted(lambda one: line.index(one.owner_unit_id.id))[:1]
        return last.checklist_id or nearest

    @api.model
    def _checklist_domain(self, school):
        """Return the domain of the checklists in use that suit the school."""
        kind = SCHOOL_TYPES.get(school.school_type)
        stages = Domain("stage_ids.code", "in", kind.stages if kind else ())
        suits = Domain("stage_ids", "=", False) | stages
        return Domain("state", "=", "released") & suits


def _in_order(visit):
    """Today's first, then the late ones; of a day, first where findings are open."""
    return (
        not visit["is_today"],
        not visit["is_late"],
        visit["date"],
        -len(visit["findings"]),
    )
