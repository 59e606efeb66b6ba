from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, opened

from .edu_budget import DECIDING, PREPARING

_lt = LazyTranslate(__name__)


class EduContractDeliverable(models.Model):
    """What a contract promises by a day, and who accepted it with which paper (JJ07).

    What was accepted is sealed. An acceptance that was wrong is undone with a reason
    while nothing is paid for it, and its paper stays with the contract.
    """

    _name = "edu.contract.deliverable"
    _inherit = [
        "edu.settled.line.mixin",
        "edu.sealed.mixin",
        "edu.transition.mixin",
    ]
    _description = "Deliverable of a Contract"
    _order = "date_due, id"

    _settled_by = "contract_id"
    _settled_as = "deliverable_ids"
    _later_fields = frozenset({"report", "report_name", "note"})
    _sealed_states = ("accepted",)
    _initial_state = "open"
    _fixed_fields = frozenset({"contract_id"})
    _guarded_fields = frozenset("state released_on accepted_by_id accepted_on".split())
    _moves = (
        Move(
            "accept",
            ("open",),
            "accepted",
            PREPARING,
            "_of_other_sides",
            check="_check_report",
            label=_lt("Accept Delivery"),
        ),
        Move(
            "undo",
            ("accepted",),
            "open",
            DECIDING,
            "_of_other_sides",
            check="_check_unpaid",
            needs_reason=True,
            label=_lt("Undo Acceptance"),
        ),
    )

    contract_id = fields.Many2one(
        "edu.contract", required=True, index=True, ondelete="cascade", help="合同"
    )
    owner_unit_id = fields.Many2one(
        related="contract_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="contract_id.unit_id", store=True, precompute=True, index=True
    )
    name = fields.Char(string="To Be Delivered", required=True, help="交付成果")
    date_due = fields.Date(string="Due", required=True, help="交付时限")
    report = fields.Binary(
        string="Acceptance Report", copy=False, help="验收单、验收报告"
    )
    report_name = fields.Char(copy=False, export_string_translation=False)
    note = fields.Char(string="Remark", copy=False, help="验收意见")
    is_late = fields.Boolean(
        string="Overdue",
        compute="_compute_is_late",
        search="_search_is_late",
        help="Past its day, of a contract in force, and not accepted (逾期)",
    )
    state = fields.Selection(
        [("open", "To Deliver"), ("accepted", "Delivered and Accepted")],
        required=True,
        default="open",
        copy=False,
        index=True,
        help="待交付、已验收",
    )
    accepted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="验收人",
    )
    accepted_on = fields.Date(readonly=True, copy=False, help="验收日期")

    @api.model
    def _late_domain(self):
        return (
            Domain("state", "=", "open")
            & Domain("date_due", "<", today())
            & Domain("contract_id.state", "=", "signed")
        )

    @api.depends("state", "date_due", "contract_id.state")
    def _compute_is_late(self):
        late = self.filtered_domain(self._late_domain())
        for item in self:
            item.is_late = item in late

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._late_domain(), value)

    def action_open(self):
        """Show what is delivered in a dialog, to accept it there."""
        self.ensure_one()
        return form_of(self, name=self.name, target="new")

    def action_accept(self):
        self._make_move("accept")
        return {"type": "ir.actions.act_window_close"}

    def action_undo(self):
        return self._ask_reason("undo")

    def _of_other_sides(self):
        """Return what contracts in force promise whose provider the user is not."""
        contracts = self.contract_id._of_other_sides()
        return self.filtered(
            lambda item: (
                item.contract_id.state == "signed" and item.contract_id in contracts
            )
        )

    def _check_report(self):
        if missing := self.filtered(lambda item: not item.report):
            raise UserError(
                self.env._("%s: attach the acceptance report.", missing[0].name)
            )

    def _check_unpaid(self):
        payments = self.env["edu.contract.payment"].sudo()
        paid = payments.search(
            [("deliverable_id", "in", self.ids), ("state", "=", "paid")], limit=1
        )
        if paid:
            raise UserError(
                self.env._(
                    "%(deliverable)s: “%(payment)s” is paid already. Take the payment "
                    "back first.",
                    deliverable=paid.deliverable_id.name,
                    payment=paid.name,
                )
            )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "accept":
            values |= {"accepted_by_id": self.env.uid, "accepted_on": today()}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "undo":
            # Writes the contract, as a payment does: of the two, one begins anew.
            contracts = self.env["edu.contract"]
            contracts._add_paid(dict.fromkeys(self.contract_id, 0))
            self._hand_reports_on()
        return result

    def _hand_reports_on(self):
        """Keep the papers of an acceptance with the contract, where they are sealed."""
        items = opened(self.sudo(), STATE_GUARD).with_context(bin_size=False)
        contracts = opened(self.sudo().contract_id, STATE_GUARD)
        contracts.env["ir.attachment"].create([item._former_report() for item in items])
        items.write(
            {
                "report": False,
                "report_name": False,
                "accepted_by_id": False,
                "accepted_on": False,
            }
        )

    def _former_report(self):
        """Return the values of the file that the contract keeps of an acceptance."""
        return {
            "name": f"{self.name} {self.accepted_on} {self.report_name or ''}".strip(),
            "description": self.note,
            "datas": self.report,
            "res_model": "edu.contract",
            "res_id": self.contract_id.id,
        }
