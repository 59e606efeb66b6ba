from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.letters import chinese_date
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_list_item import TEAMED

CODE = "visit_notice"
NAMED = 5  # units that a refusal names
# What the document calls them, whatever language its maker works in.
KINDS = {
    "comprehensive": "综合督导",
    "special": "专项督导",
    "routine": "经常性督导",
    "recheck": "“回头看”督导",
}
DAY_PARTS = {"day": "", "morning": "上午", "afternoon": "下午"}


class EduVisitNotice(models.Model):
    """The notice letter of a visit (督导通知书, B10 art. 17): no visit of it without.

    It names days and team; whoever moves the visit to other days voids it and has a
    new one issued.
    """

    _inherit = "edu.visit"

    asks_self_report = fields.Boolean(
        string="Self-Report Asked",
        help="The unit answers the notice with its own report (要求自评)",
    )
    notice_letter_id = fields.Many2one(
        "edu.letter",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="督导通知书",
    )
    notice_on = fields.Date(
        string="Notice Out On",
        readonly=True,
        copy=False,
        help="Day on which the notice of these days went out (通知发出日期)",
    )
    needs_notice = fields.Boolean(
        compute="_compute_needs_notice", export_string_translation=False
    )

    has_old_notice = fields.Boolean(
        compute="_compute_has_old_notice", export_string_translation=False
    )

    @api.depends("state", "kind", "open_mode", "notice_letter_id.state")
    def _compute_needs_notice(self):
        notified = self._to_be_notified()
        for visit in self:
            visit.needs_notice = (
                visit.state == "confirmed"
                and visit in notified
                and visit.sudo().notice_letter_id.state in (False, "void")
            )

    @api.depends(
        "date",
        "date_to",
        "day_part",
        "member_ids.inspector_id",
        "member_ids.role",
        "notice_letter_id.state",
    )
    def _compute_has_old_notice(self):
        for visit in self:
            letter = visit.sudo().notice_letter_id
            told = letter.values if letter.state not in (False, "void") else None
            visit.has_old_notice = bool(told) and (
                told["time"] != visit._notice_time()
                or told["team"] != visit.sudo()._notice_team()
            )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"notice_letter_id", "notice_on"}

    def write(self, vals):
        before = {visit: visit._notice_time() for visit in self if visit.notice_on}
        result = super().write(vals)
        moved = self.filtered(
            lambda visit: visit in before and before[visit] != visit._notice_time()
        )
        if moved:
            opened(moved.sudo(), STATE_GUARD).write({"notice_on": False})
        return result

    def action_prepare_notice(self):
        """Prepare the notices that are missing, in one batch, and open them all."""
        self._prepare_notices()
        letters = self.notice_letter_id
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Notices"),
            "res_model": "edu.letter",
            "context": {"create": False},
        }
        if len(letters) == 1:
            return action | {"res_id": letters.id, "views": [(False, "form")]}
        views = [(False, "list"), (False, "form")]
        return action | {"views": views, "domain": [("id", "in", letters.ids)]}

    def _prepare_notices(self):
        """Prepare a letter for each of self that has no valid one."""
        self._refuse_notice()
        without = self.filtered(
            lambda visit: visit.notice_letter_id.state in (False, "void")
        )
        offices = without._offices()
        letters = self.env["edu.letter"]._prepare(
            CODE,
            without,
            {visit: visit._notice_values(offices) for visit in without},
            recipients={visit: visit._notice_rows(offices) for visit in without},
        )
        for visit, letter in zip(
            opened(without.sudo(), STATE_GUARD), letters, strict=True
        ):
            visit.notice_letter_id = letter

    def _refuse_notice(self):
        """Refuse notices of what nobody may know of, or what is not settled yet."""
        if any(visit.open_mode == "covert" for visit in self):
            raise UserError(self.env._("No notice goes before a covert visit."))
        if early := self.filtered(lambda visit: visit.state != "confirmed"):
            raise UserError(
                self.env._(
                    "Notices are of confirmed visits. Not confirmed: %s.",
                    early._first_units(),
                )
            )
        if moved := self.filtered("has_old_notice"):
            raise UserError(
                self.env._(
                    "The notice names other days or another team: void or delete it "
                    "first. %s",
                    moved._first_units(),
                )
            )

    def _first_units(self):
        names = "、".join(self.sudo()[:NAMED].unit_id.mapped("name"))
        return names + ("…" if len(self) > NAMED else "")

    def _to_be_notified(self):
        """Return the visits before which a letter must go (B10 art. 17).

        Safety alone is inspected without one (JJ10); an urgent visit still has its
        letter, on the day itself if need be.
        """
        safety = self.env.ref("edu_supervision.edu_topic_safety")
        return self.filtered(
            lambda visit: (
                visit.kind in TEAMED
                and visit.open_mode == "open"
                and visit._matters() != safety
            )
        )

    def _refuse_unannounced(self):
        """Refuse to record what had to be announced and was not (B10 art. 17).

        An urgent visit may take place on the day of its notice.
        """
        wrong = self._to_be_notified().filtered(
            lambda visit: not (visit.notice_on and visit.notice_on <= visit.date_to)
        )
        if wrong:
            raise UserError(
                self.env._(
                    "No notice went out before this visit: %s.", wrong._first_units()
                )
            )

    def _offices(self):
        """Return {government: its supervision office} of owners and units' governments.

        A government without an office stands for itself.
        """
        governments = self.owner_unit_id | self.unit_id.parent_id
        offices = governments._offices()
        return {one: offices.get(one, one) for one in governments}

    def _notice_values(self, offices):
        """Return what the notice says, in plain values and as documents word it."""
        item, office = self.item_id, offices[self.owner_unit_id]
        topics = "、".join(self._matters().with_context(lang="zh_CN").mapped("name"))
        contact = (office.name, self.organiser_id.name, office.phone)
        return {
            "unit": self.unit_id.name,
            "kind": KINDS[self.kind],
            "subject": item.name or KINDS[self.kind],
            "matters": topics or item.name or self.urgent_reason or KINDS[self.kind],
            "basis": item.basis or "教育督导工作安排",
            "time": self._notice_time(),
            "team": self._notice_team(),
            "self_report": (
                "请对照督导内容开展自评，并在规定期限内报送自评报告。"
                if self.asks_self_report
                else "本次督导不要求报送自评报告。"
            ),
            "contact": "，".join(filter(None, contact)),
        }

    def _notice_time(self):
        if not self.date or not self.date_to:
            return ""
        days = [chinese_date(day) for day in (self.date, self.date_to)]
        return "至".join(dict.fromkeys(days)) + DAY_PARTS[self.day_part]

    def _notice_team(self):
        """Return the team, its leader first (组长、成员)."""
        people = self.member_ids.sorted(lambda one: (one.role != "lead", one.sequence))
        leads = people.filtered(lambda one: one.role == "lead")
        names = {
            "组长": leads.mapped("inspector_id.name"),
            "成员": [
                one.inspector_id.name or one.expert_id.name or one.person_name or ""
                for one in people - leads
            ],
        }
        return "；".join(
            f"{post}：{'、'.join(who)}" for post, who in names.items() if who
        )

    def _notice_rows(self, offices):
        """Return whom it is sent to: the unit; its managing body and county know of it.

        The county's office where another government inspects than the unit's own.
        """
        asked = {} if self.asks_self_report else {"reply_days": 0}
        rows = [{"unit_id": self.unit_id.id, "kind": "main", **asked}]
        above = self.unit_id.parent_id
        copies = self.unit_id.managing_unit_id
        if above and above != self.owner_unit_id:
            copies |= offices[above]
        copies -= self.unit_id | self.owner_unit_id
        return rows + [{"unit_id": unit.id, "kind": "copy"} for unit in copies]

    def _notice_is_out(self):
        """Note that the notices are out, and let the units see the visits.

        A visit that was cancelled meanwhile is announced to nobody by its letter.
        """
        told = self.filtered(
            lambda visit: visit.state != "cancelled" and not visit.has_old_notice
        )
        opened(told, STATE_GUARD).write({"notice_on": today()})
        told._release()

    def _notice_is_void(self):
        """Note that the units have no valid notice any more."""
        opened(self, STATE_GUARD).write({"notice_on": False})
