from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.letters import chinese_date
from odoo.addons.edu_base.tools.names import listed
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

CODE = "hazard"
VALID = ("draft", "issued", "printed")
OUT = ("issued", "printed")
# What the letter says of a hazard, and to whom.
TOLD = frozenset(
    "name fact basis requirement deadline_days severity rectify_unit_id "
    "competent_unit_id".split()
)


class EduFinding(models.Model):
    """Safety hazards are handed over at once, before any report (隐患移交, B08)."""

    _inherit = "edu.finding"

    hazard_letter_id = fields.Many2one(
        "edu.letter",
        string="Handed Over With",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="隐患移交函",
    )
    hazard_recipient_ids = fields.One2many(
        related="hazard_letter_id.recipient_ids",
        string="Copies",
        help="Who has the letter, and whether they confirmed it (送达情况)",
    )
    handed_over_on = fields.Date(
        readonly=True, copy=False, help="Day on which the letter went out (移交日期)"
    )
    is_handed_over = fields.Boolean(
        string="Handed Over",
        compute="_compute_is_handed_over",
        compute_sudo=True,
        search="_search_is_handed_over",
        help="A valid letter hands it over (已移交)",
    )

    @api.depends("hazard_letter_id.state")
    def _compute_is_handed_over(self):
        for finding in self:
            finding.is_handed_over = finding.hazard_letter_id.state in OUT

    def _search_is_handed_over(self, operator, value):
        if operator != "in":
            return NotImplemented
        # Whoever reads the finding may know that it went out, if not the letter.
        return either(Domain("hazard_letter_id", "any!", [("state", "in", OUT)]), value)

    @api.model
    def _open_hazards(self):
        """Return the domain of hazards that nobody has handed over yet."""
        hazards = Domain("severity", "=", "hazard") & Domain("state", "=", "draft")
        return hazards & Domain("is_handed_over", "=", False)

    @api.model
    def _counted(self, visits, domain):
        """Return {visit: how many of its findings are in the domain}."""
        domain &= Domain("visit_id", "in", visits.ids)
        return dict(self._read_group(domain, ["visit_id"], ["__count"]))

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"hazard_letter_id", "handed_over_on"}

    def action_hand_over(self):
        """Prepare the letters; who may issue them does so with the same button."""
        if not self:
            raise UserError(self.env._("Every hazard has been handed over."))
        self._refuse_hand_over()
        letters = self._prepare_hazard_letters()
        if self.env.user.has_group("edu_base.group_chief"):
            letters._issue()
        return letters._shown(self.env._("Hazards Handed Over"))

    def _refuse_hand_over(self):
        self._refuse_where(
            lambda one: one.severity != "hazard" or one.state != "draft",
            self.env._("Only safety hazards are handed over. These are none: %s."),
        )
        self._refuse_where(
            lambda one: one.visit_id.is_hidden,
            self.env._("Release the covert visit first: a letter would tell of it. %s"),
        )
        self._refuse_where(
            lambda one: one.is_handed_over,
            self.env._("Handed over already: %s. Void the letter to do it anew."),
        )

    def _refuse_where(self, is_wrong, sentence):
        """Refuse with a sentence that names the findings which are wrong."""
        if wrong := self.filtered(is_wrong):
            raise UserError(sentence % listed(wrong))

    def _prepare_hazard_letters(self):
        """Return a letter for each visit and units, with all its hazards."""
        without = self.filtered(lambda one: one.hazard_letter_id.state not in VALID)
        groups = without.sorted("id").grouped(
            lambda one: (one.visit_id, one.rectify_unit_id, one.competent_unit_id)
        )
        firsts = self.browse().concat(*(group[:1] for group in groups.values()))
        together = dict(zip(firsts, groups.values(), strict=True))
        offices = firsts.visit_id._offices()
        letters = self.env["edu.letter"]._prepare(
            CODE,
            firsts,
            {one: together[one]._hazard_values(offices) for one in firsts},
            recipients={one: together[one]._hazard_rows() for one in firsts},
        )
        for first, letter in zip(firsts, letters, strict=True):
            opened(together[first].sudo(), STATE_GUARD).hazard_letter_id = letter
        return self.hazard_letter_id

    def _hazard_values(self, offices):
        """Return what a letter says of the hazards in self, all of one visit."""
        visit = self.visit_id
        office = offices[visit.owner_unit_id]
        contact = (office.name, self.env.user.name, office.phone)
        return {
            "unit": self.rectify_unit_id.name,
            "visited": self.unit_id.name,
            "date": chinese_date(visit.date),
            "hazards": "\n".join(
                f"{place}．{finding._hazard_line()}"
                for place, finding in enumerate(self, 1)
            ),
            "competent": self.competent_unit_id.name or "",
            "contact": "，".join(filter(None, contact)),
        }

    def _hazard_line(self):
        days = self.deadline_days
        parts = (
            self.fact or self.name,
            self.basis and f"依据：{self.basis}",
            self.requirement and f"要求：{self.requirement}",
            f"期限：收到本函后{days}日内" if days else "期限：立即整改",
        )
        return "；".join(filter(None, parts)) + "。"

    def _hazard_rows(self):
        """Return whom it is sent to; a reply is due with the earliest deadline."""
        days = min(filter(None, self.mapped("deadline_days")), default=0)
        row = {"unit_id": self.rectify_unit_id.id, "kind": "main", "reply_days": days}
        copies = self.competent_unit_id - self.rectify_unit_id
        return [row | {"reply_unit": "natural"}] + [
            {"unit_id": unit.id, "kind": "copy"} for unit in copies
        ]

    def _refuse_settled(self, names):
        if names & TOLD:
            self._refuse_handed_over()
        return super()._refuse_settled(names)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_handed_over(self):
        self._refuse_handed_over()

    def _check_drop(self):
        self._refuse_handed_over()
        return super()._check_drop()

    def _refuse_handed_over(self):
        """What a letter has told stays as it was told, until the letter is void."""
        self._refuse_where(
            lambda one: one.is_handed_over,
            self.env._("Handed over already: %s. Void the letter first."),
        )
