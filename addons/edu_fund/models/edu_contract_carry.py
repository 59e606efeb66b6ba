from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduContractCarry(models.Model):
    """What is not paid at the end of a year goes on in the next (转入下年, JJ07).

    It is released on the old line and committed on the new one by one statement: at
    once, or with its money when the carry-over document is approved. What was paid
    stays on the line that paid it; taken back, it is carried once more.
    """

    _inherit = "edu.contract"

    next_line_id = fields.Many2one(
        "edu.budget.line",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Chosen, and not carried there yet (拟转入预算项目)",
    )
    carry_id = fields.Many2one(
        "edu.budget.adjustment",
        string="Carry-Over",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The document that carries its money to the next year (结转文件)",
    )
    carried_on = fields.Date(readonly=True, copy=False, help="转入下年日期")

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"next_line_id", "carry_id", "carried_on"}

    def action_carry(self):
        """Ask to which line of the next year the contracts go."""
        return {
            "type": "ir.actions.act_window",
            "name": self._move_label("carry"),
            "res_model": "edu.contract.carry",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_contract_ids": [Command.set(self.ids)]},
        }

    def _proposed_line(self):
        """Return the line of the next year of the same kind, rather so called."""
        line, left = self.line_id[:1], self._unpaid_instalments().line_id
        if line.is_open and left - line:  # taken back since it was carried
            return line
        later = self.env["edu.budget.line"].search(
            [
                ("is_open", "=", True),
                ("owner_unit_id", "=", line.owner_unit_id.id),
                ("unit_id", "=", line.unit_id.id),
                ("kind", "=", line.kind),
                ("year", ">", max(left.mapped("year"), default=line.year)),
            ]
        )
        later = later.sorted(lambda one: (one.year, one.name != line.name))
        return later[:1]

    def _aim_at(self, line, document=None):
        """Say to which line self goes, with the money of `document` if there is one."""
        if not self._may_make(self._named_move("carry")):
            raise UserError(
                self.env._(
                    "Finance or the chief carries over contracts in force, but not "
                    "those that they have submitted themselves."
                )
            )
        opened(self.sudo(), STATE_GUARD).write(
            {"next_line_id": line.id, "carry_id": document and document.id}
        )
        self._check_next_line()

    def _check_next_line(self):
        """Refuse a line of another unit, of no open budget, or of no later year."""
        for contract in self.sudo():
            line, unit = contract.next_line_id, contract.unit_id
            same = (line.unit_id, line.owner_unit_id) == (unit, contract.owner_unit_id)
            if not same or not line.is_open:
                raise UserError(
                    self.env._(
                        "%(contract)s: choose a line of an approved budget of "
                        "%(unit)s.",
                        contract=contract.name,
                        unit=unit.name,
                    )
                )
            later = line == contract.line_id or line.year > contract.year
            if not later or not contract._left_behind():
                raise UserError(
                    self.env._(
                        "%s: choose a line of a later year than the one in which "
                        "money is set aside for it.",
                        contract.name,
                    )
                )

    def _left_behind(self):
        """Return the unpaid instalments that are not yet on the line chosen."""
        return self._unpaid_instalments().filtered(
            lambda payment: (
                payment.contract_id.next_line_id
                and payment.line_id != payment.contract_id.next_line_id
            )
        )

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "carry":
            self.env["edu.budget.line"]._book(self._carry_bookings())
            self._settle_there()
        return result

    def _carry_bookings(self):
        """Return what releases the rest on the old lines, and commits it on the new."""
        left = self._left_behind()
        bookings = left._bookings("release", -1)
        for line, payments in left.grouped(_next_line).items():
            bookings += payments._bookings("commit", 1, line)
        return bookings

    def _settle_there(self):
        """Write the new line on the contracts and on what is still to be paid."""
        left = self._left_behind()
        for line, payments in left.grouped(_next_line).items():
            opened(payments, STATE_GUARD).line_id = line
            opened(payments.contract_id, STATE_GUARD).write(
                {"line_id": line.id, "next_line_id": False, "carried_on": today()}
            )
        # At once, while what is paid is still told from what is not.
        left.flush_model(["line_id"])


def _next_line(payment):
    return payment.contract_id.next_line_id
