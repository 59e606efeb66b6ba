from math import inf

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import format_date
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.exclusions import one_at_a_time
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, is_open, opened

from ..tools import terms
from .edu_inspector import KINDS

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)

OPEN = ("draft", "reviewed", "public")
IN_OFFICE = ("appointed", "ended")
LIMITED = ("part_time", "special")  # kinds that serve by terms of years (条例 art. 6)

# The states in which a field is still changed; what is not named is always.
CHANGED_IN = {
    **dict.fromkeys(("kind", "post", "recommended_by_id", "grounds"), ("draft",)),
    "review_note": ("draft",),
    **dict.fromkeys(("date_from", "date_to"), OPEN),
    **dict.fromkeys(("publicity_from", "published_at"), ("draft", "reviewed")),
    **dict.fromkeys(("act_number", "act_date", "authority"), OPEN),
    **dict.fromkeys(("objections", "objections_answer"), ("public",)),
}


class EduInspectorAppointment(models.Model):
    """A term of office: recommended, reviewed, made public, appointed (TS60).

    While it is planned, `date_to` is the day on which it shall end; once it is ended,
    the day on which it did.
    """

    _name = "edu.inspector.appointment"
    _inherit = [
        "edu.period.mixin",
        "edu.transition.mixin",
        "edu.inspector.file.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Appointment"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"

    _guarded_fields = frozenset({"state", "released_on", "publicity_days", "term_to"})
    _moves = (
        Move(
            "review",
            ("draft",),
            "reviewed",
            OFFICER,
            check="_check_fit",
            label=_lt("Mark as Reviewed"),
        ),
        Move(
            "publicise",
            ("reviewed",),
            "public",
            OFFICER,
            check="_check_published",
            label=_lt("Make Public"),
        ),
        Move(
            "appoint",
            ("public",),
            "appointed",
            CHIEF,
            not_by="create_uid",
            check="_check_appointable",
            four_eyes=True,
            label=_lt("Appoint"),
        ),
        Move(
            "refuse",
            OPEN,
            "refused",
            CHIEF,
            needs_reason=True,
            label=_lt("Refuse"),
        ),
        Move(
            "withdraw",
            OPEN,
            "withdrawn",
            OFFICER,
            needs_reason=True,
            label=_lt("Withdraw"),
        ),
        Move(
            "end",
            ("appointed",),
            "ended",
            CHIEF,
            check="_check_last_day",
            needs_reason=True,
            label=_lt("End"),
        ),
        Move(
            "revoke",
            ("appointed",),
            "withdrawn",
            CHIEF,
            check="_check_not_begun",
            needs_reason=True,
            label=_lt("Revoke"),
        ),
        # Made by the server: when the last day is over, and when a roster that began
        # elsewhere is taken over.
        Move("expire", ("appointed",), "ended", (), label=_lt("Term Over")),
        Move("take_over", ("draft",), "appointed", (), label=_lt("Taken Over")),
    )

    kind = fields.Selection(
        KINDS,
        required=True,
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        help="As what the person is appointed (专职、兼职、特约、视导员)",
    )
    post = fields.Selection(
        [
            ("chief", "Chief Inspector"),
            ("deputy_chief", "Deputy Chief Inspector"),
            ("inspector", "Inspector"),
        ],
        required=True,
        default="inspector",
        index=True,
        help="总督学、副总督学、督学",
    )
    route = fields.Selection(
        [("appointed", "Appointed by the Government"), ("engaged", "Engaged")],
        compute="_compute_route",
        help="The full-time by who has charge of cadres, others by the office "
        "(任命、聘任)",
    )
    recommended_by_id = fields.Many2one(
        "edu.unit",
        index="btree_not_null",
        ondelete="restrict",
        help="推荐单位",
    )
    eligibility = fields.Text(
        related="inspector_id.eligibility",
        string="Speaks Against It",
        groups="edu_base.group_officer",
        help="Until it is put right, nobody is appointed (不符合条件)",
    )
    eligibility_hint = fields.Text(
        related="inspector_id.eligibility_hint",
        string="Worth a Thought",
        groups="edu_base.group_officer",
        help="It forbids nothing (提示)",
    )
    grounds = fields.Text(help="Why the person is recommended (推荐理由)")
    review_note = fields.Text(
        string="Found by Review", help="What the review found (审核意见)"
    )
    date_to = fields.Date(
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        help="Last day, which is served; empty while there is no end (止)",
    )
    term_to = fields.Date(
        string="Planned End",
        readonly=True,
        copy=False,
        help="Last day of the term as appointed (聘期届满日)",
    )
    publicity_from = fields.Date(
        string="Public From", copy=False, help="First day of publicity (公示开始日)"
    )
    publicity_days = fields.Integer(
        string="Working Days", readonly=True, copy=False, help="公示工作日数"
    )
    publicity_to = fields.Date(
        string="Public Until",
        compute="_compute_publicity_to",
        help="Last day of publicity; appointed from the day after (公示截止日)",
    )
    is_provisional = fields.Boolean(
        string="Provisional",
        compute="_compute_publicity_to",
        help="The holidays of the year are not announced yet (节假日未公布)",
    )
    published_at = fields.Char(copy=False, help="Where it is made public (公示渠道)")
    objections = fields.Text(copy=False, help="What was objected (公示期间异议)")
    objections_answer = fields.Text(
        string="Dealt With", copy=False, help="What came of the objections (处理情况)"
    )
    authority = fields.Char(
        compute="_compute_authority",
        store=True,
        readonly=False,
        precompute=True,
        help="Whose decision it is (任命、聘任机关)",
    )
    act_number = fields.Char(copy=False, help="Number of the document (任聘文号)")
    act_date = fields.Date(copy=False, help="Date of the document (任聘日期)")
    reported_on = fields.Date(
        copy=False, index=True, help="Filed with the level above (报上级备案日期)"
    )
    state = fields.Selection(
        [
            ("draft", "Recommended"),
            ("reviewed", "Reviewed"),
            ("public", "Made Public"),
            ("appointed", "Appointed"),
            ("ended", "Ended"),
            ("refused", "Not Passed"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="推荐、审核、公示、聘任、退出、未通过、撤回",
    )

    _one_term = models.Constraint(
        one_at_a_time("inspector_id") + " WHERE (state IN ('appointed', 'ended'))",
        "A person serves one term at a time.",
    )

    @api.depends("inspector_id")
    def _compute_kind(self):
        for appointment in self:
            appointment.kind = appointment.inspector_id.kind

    @api.depends("kind")
    def _compute_route(self):
        for appointment in self:
            full_time = appointment.kind == "full_time"
            appointment.route = "appointed" if full_time else "engaged"

    @api.depends("kind", "date_from")
    def _compute_date_to(self):
        for appointment in self:
            limited = appointment.kind in LIMITED and appointment.date_from
            appointment.date_to = limited and terms.term_end(appointment.date_from)

    @api.depends("publicity_from", "publicity_days", "state")
    def _compute_publicity_to(self):
        calendar = self.env["edu.holiday"]._calendar()
        figure = self._public_days()
        for appointment in self:
            first = appointment.publicity_from
            days = appointment.publicity_days or figure
            last = first and terms.public_until(calendar, first, days)
            appointment.publicity_to = last
            appointment.is_provisional = last and calendar.is_provisional(first, last)

    @api.depends("kind", "owner_unit_id")
    def _compute_authority(self):
        offices = self.owner_unit_id._offices()
        for appointment in self:
            owner = appointment.owner_unit_id
            body = owner if appointment.route == "appointed" else offices.get(owner)
            appointment.authority = (body or owner).name

    def write(self, vals):
        if not is_open(self, STATE_GUARD):
            self._refuse_late(vals.keys())
        return super().write(vals)

    def action_review(self):
        self._make_move("review")

    def action_publicise(self):
        return self._ask_step("publicise")

    def action_appoint(self):
        return self._ask_step("appoint")

    def action_refuse(self):
        return self._ask_reason("refuse")

    def action_withdraw(self):
        return self._ask_reason("withdraw")

    def action_revoke(self):
        return self._ask_reason("revoke")

    def action_end(self):
        """Ask for the last day and the reason: the person leaves the office."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End of Office"),
            "res_model": "edu.inspector.exit",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appointment_ids": self.ids},
        }

    def action_report(self):
        """Note that those of self not yet filed with the level above are so today."""
        self.filtered(lambda term: not term.reported_on).reported_on = today()

    @api.model
    def _in_office_on(self, day):
        """Return the domain of the terms that are served on `day`."""
        return Domain("state", "in", IN_OFFICE) & self._serving_on(day)

    @api.model
    def _take_over(self, rows):
        """Create terms that were decided elsewhere, and return them.

        Each of `rows` is {inspector_id, kind, post, date_from, date_to, term_number,
        act_number, …}. They are in force, with one row of history each: taken over.
        """
        self.check_access("create")
        open_to_all = opened(self.browse(), STATE_GUARD)
        taken = open_to_all.create(rows).with_env(self.env)
        taken._move_unasked("take_over")
        return taken

    def _end_on(self, day, reason):
        """End the terms with `day` as the last one; revoke those that begin later.

        Raises UserError for a term that would end before that day anyway.
        """
        later = self.filtered(lambda term: term.date_from > day)
        begun = self - later
        if any(term.date_to and term.date_to < day for term in begun):
            raise UserError(self.env._("The last day lies within the term."))
        if begun:
            opened(begun.sudo(), STATE_GUARD).write({"date_to": day})
            begun._make_move("end", reason)
        if later:
            later._make_move("revoke", reason)

    @api.model
    def _public_days(self):
        """Return how many working days a publicity lasts."""
        return self._figure("public_days", terms.PUBLIC_DAYS)

    @api.model
    def _figure(self, name, default):
        """Return a whole number that the bureau may set."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        told = get_param(f"edu_inspector.{name}", "")
        return int(told) if told.isdigit() else default

    def _ask_step(self, name):
        """Return the dialog that asks for what a move of self needs."""
        return {
            "type": "ir.actions.act_window",
            "name": self._move_label(name),
            "res_model": "edu.inspector.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appointment_ids": self.ids, "default_move": name},
        }

    def _refuse_late(self, names):
        """Refuse to rewrite what has been reviewed, made public or decided."""
        late = {
            name
            for name in names & CHANGED_IN.keys()
            if any(term.state not in CHANGED_IN[name] for term in self)
        }
        self._refuse_forged(late)

    def _refusals(self):
        """Return {appointment: sentences} that say why the person cannot serve it."""
        unfit, served = self._unfit(), self._served()
        most = self.env["edu.rule"]._figures("terms_in_a_row", today())
        return {
            term: [
                *unfit[term],
                *term._length_refusals(most.get(term.owner_unit_id.id, inf)),
                *term._overlap_refusals(served[term.inspector_id]),
            ]
            for term in self
        }

    def _unfit(self):
        """Return {appointment: sentences} on what people lack on their first day."""
        found, limits = {}, self.inspector_id._owner_limits()
        for day, starting in self.grouped("date_from").items():
            lacking = starting.inspector_id._ineligible(day, limits)
            found |= {term: lacking.get(term.inspector_id, []) for term in starting}
        return found

    def _length_refusals(self, most):
        """Yield what is wrong with how long, or which in a row, the term is."""
        if self.kind in LIMITED:
            if not self.date_to or self.date_to > terms.term_end(self.date_from):
                yield self.env._("A term lasts three years at most.")
            if self.term_number > most:
                yield self.env._("Nobody serves more than %g terms in a row.", most)

    def _overlap_refusals(self, served):
        """Yield that the person is in office at that time already."""
        last = self.date_to or fields.Date.to_date("9999-12-31")
        if any(
            term.date_from <= last and (term.date_to or last) >= self.date_from
            for term in served - self._origin
        ):
            yield self.env._("The person is in office at that time already.")

    def _publicity_refusals(self):
        """Yield what keeps the term from being decided after its publicity."""
        if today() <= self.publicity_to:
            until = format_date(self.env, self.publicity_to)
            yield self.env._("It is public until %s.", until)
        if self.objections and not self.objections_answer:
            yield self.env._("Say what came of the objections.")

    def _check_fit(self):
        self._recount()
        self._refuse_with(self._refusals())

    def _check_published(self):
        if any(not (term.publicity_from and term.published_at) for term in self):
            raise UserError(self.env._("Say from which day, and where, it is public."))

    def _check_appointable(self):
        self._recount()
        self._refuse_with(
            {
                term: [*sentences, *term._publicity_refusals()]
                for term, sentences in self._refusals().items()
            }
        )
        if any(not (term.act_number and term.act_date) for term in self):
            raise UserError(self.env._("Name the document that appoints."))

    def _check_last_day(self):
        if any(not term.date_to for term in self):
            raise UserError(self.env._("Name the last day."))

    def _check_not_begun(self):
        if any(term.date_from <= today() for term in self):
            raise UserError(self.env._("The term has begun: end it instead."))

    @api.model
    def _refuse_with(self, refusals):
        """Refuse, naming each person with the sentences, unless there are none."""
        lines = [
            f"{term.inspector_id.name}: {' '.join(sentences)}"
            for term, sentences in refusals.items()
            if sentences
        ]
        if lines:
            raise UserError("\n".join(lines))

    def _move_values(self, move):
        if move.name == "publicise":
            return {"publicity_days": self._public_days()}
        if move.name in ("appoint", "take_over"):
            return {"released_on": fields.Datetime.now()}
        return {}

    def _after_move(self, move):
        if move.name in ("appoint", "take_over"):
            self._begin()
        elif move.name in ("end", "expire"):
            self.sudo().activity_ids.unlink()
        if move.name in ("end", "revoke"):
            self._leave()

    def _begin(self):
        """Note the planned end, and as what the people serve from now on."""
        for term in opened(self.sudo(), STATE_GUARD):
            term.term_to = term.date_to
        for kind, serving in self.grouped("kind").items():
            others = serving.inspector_id.filtered(
                lambda inspector, kind=kind: inspector.kind != kind
            )
            others.write({"kind": kind})

    def _leave(self):
        """Tell inspectors who serve no other term that their office has ended."""
        for last, ending in self.grouped("date_to").items():
            people = ending.inspector_id
            staying = self.search(
                Domain("inspector_id", "in", people.ids)
                & Domain("state", "=", "appointed")
                & self._lasting(fields.Date.add(last, days=1))
            ).inspector_id
            if leaving := people - staying:
                leaving._after_exit(last)
