from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.rules import from_above, is_looser
from ..tools.transitions import Move

_lt = LazyTranslate(__name__)

CHIEF = ("edu_base.group_chief",)
AGREED = frozenset({"rule_id", "value", "date_from", "owner_unit_id"})
ALLOWANCE = frozenset({"allowance_number", "allowance_file", "allowance_filename"})


class EduRuleThreshold(models.Model):
    """The figure of a rule that a government has set for itself and all below.

    A stricter one than what comes from above counts from its day on; a looser one
    only once the level above has allowed it, with a document.
    """

    _name = "edu.rule.threshold"
    _inherit = ["edu.transition.mixin"]
    _description = "Figure of a Government"
    _order = "rule_id, owner_unit_id, date_from desc, id desc"
    _rec_name = "rule_id"
    _initial_state = "own"
    _fixed_fields = frozenset({"owner_unit_id", "rule_id"})

    _moves = (
        Move(
            "allow",
            ("own",),
            "allowed",
            CHIEF,
            allow="_on_level_above",
            check="_check_allowance",
            label=_lt("Allow"),
        ),
        Move(
            "withdraw",
            ("allowed",),
            "own",
            CHIEF,
            allow="_on_level_above",
            needs_reason=True,
            label=_lt("Withdraw"),
        ),
    )

    rule_id = fields.Many2one(
        "edu.rule", required=True, index=True, ondelete="cascade", help="规则"
    )
    owner_unit_id = fields.Many2one(
        string="Government",
        domain=[("kind", "=", "government")],
        help="For which, and for all below, the figure holds (适用政府)",
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    value = fields.Float(
        string="Figure", required=True, digits=(16, 2), help="自定标准"
    )
    figure_unit = fields.Char(related="rule_id.figure_unit")
    document_number = fields.Char(
        required=True, help="Number of the document that sets it (文号)"
    )
    document_file = fields.Binary(string="Document", help="文件")
    document_filename = fields.Char(export_string_translation=False)
    allowance_number = fields.Char(
        copy=False, help="Number of the document that allows it (批准文号)"
    )
    allowance_file = fields.Binary(string="Allowance", copy=False, help="批准文件")
    allowance_filename = fields.Char(copy=False, export_string_translation=False)
    state = fields.Selection(
        [("own", "Own"), ("allowed", "Allowed from Above")],
        required=True,
        readonly=True,
        default="own",
        copy=False,
        index=True,
        help="A looser figure counts once it is allowed (自定、上级已批准)",
    )
    effect = fields.Selection(
        [
            ("future", "Not Yet"),
            ("waiting", "Waits for the Level Above"),
            ("in_force", "In Force"),
            ("replaced", "Replaced"),
        ],
        compute="_compute_effect",
        help="Whether the figure counts today (未到期、待上级批准、生效、已被替代)",
    )
    is_above = fields.Boolean(
        compute="_compute_is_above", export_string_translation=False
    )

    _day_uniq = models.UniqueIndex(
        "(rule_id, owner_unit_id, date_from)",
        "The government has set this figure for that day already.",
    )

    @api.depends("owner_unit_id")
    @api.depends_context("uid")
    def _compute_is_above(self):
        above = self._on_level_above()
        for row in self:
            row.is_above = row in above

    @api.depends("state", "value", "date_from", "owner_unit_id", "rule_id")
    def _compute_effect(self):
        day = today()
        latest = self._latest(day)
        looser = self._looser(day)
        for row in self:
            if row.state == "own" and row in looser:
                row.effect = "waiting"
            elif row.date_from > day:
                row.effect = "future"
            else:
                row.effect = "in_force" if row in latest else "replaced"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        self.env["edu.rule"]._forget_figures()
        for vals, row in zip(vals_list, rows, strict=True):
            row._refuse_own_allowance(vals)
        return rows

    def write(self, vals):
        self._refuse_own_allowance(vals)
        if AGREED & vals.keys() and "allowed" in self.mapped("state"):
            raise UserError(
                self.env._("The level above has allowed this figure: set a new one.")
            )
        result = super().write(vals)
        self.env["edu.rule"]._forget_figures()
        return result

    def unlink(self):
        result = super().unlink()
        self.env["edu.rule"]._forget_figures()
        return result

    def action_allow(self):
        self._make_move("allow")

    def action_withdraw(self):
        return self._ask_reason("withdraw")

    @api.model
    def _set_until(self, day):
        """Return {rule id: {government id: [(figure, is allowed), the latest first]}}.

        What is set for a day after `day` is left out.
        """
        rows = self.sudo().search_fetch(
            [("date_from", "<=", day)],
            ["rule_id", "owner_unit_id", "value", "state"],
            order="date_from desc, id desc",
        )
        found = defaultdict(lambda: defaultdict(list))
        for row in rows:
            figures = found[row.rule_id.id][row.owner_unit_id.id]
            figures.append((row.value, row.state == "allowed"))
        return found

    def _latest(self, day):
        """Return those of self whose government has set no later one that counts."""
        same = self.sudo().search(
            [
                ("rule_id", "in", self.rule_id.ids),
                ("owner_unit_id", "in", self.owner_unit_id.ids),
                ("date_from", "<=", day),
            ],
            order="date_from, id",
        )
        counting = same - same.filtered(lambda row: row.state == "own")._looser(day)
        latest = {(row.rule_id, row.owner_unit_id): row for row in counting}
        return self & self.browse().concat(*latest.values())

    def _looser(self, day):
        """Return those that ask for less than what comes from above on `day`."""
        paths = self.env["edu.rule.result"]._paths()
        rules = self.rule_id.sudo()
        figure = rules._in_force(paths, day)
        figures = {rule: figure(rule.code) for rule in rules}
        return self.filtered(
            lambda row: row._is_looser(
                from_above(
                    figures[row.rule_id],
                    paths.get(row.owner_unit_id.id, []),
                    row.rule_id._general_figure(),
                )
            )
        )

    def _is_looser(self, above):
        better = self.rule_id.better
        return above is not None and is_looser(self.value, above, better)

    def _on_level_above(self):
        """Return those whose government stands below one that the user serves."""
        scope = self.env.user.scope_unit_ids.ids
        return self.filtered_domain(
            [("owner_unit_id.parent_id", "child_of", scope)]
        ).filtered(lambda row: row.owner_unit_id not in self.env.user.scope_unit_ids)

    def _check_allowance(self):
        if not all(row.allowance_number and row.allowance_file for row in self):
            raise UserError(
                self.env._("Enter the number and the file of the allowing document.")
            )

    def _refuse_own_allowance(self, vals):
        if any(vals.get(name) for name in ALLOWANCE) and self - self._on_level_above():
            raise UserError(
                self.env._(
                    "The allowance is entered by the level above, before it "
                    "allows the figure."
                )
            )
