from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

TOLD = ("holder", "bank_name", "account_number")  # what a bank pays to


class EduPayee(models.Model):
    """Who has changed an account, and that finance has compared it since (TS70).

    Nothing is paid to an account that is new or changed before finance has seen it:
    whoever enters it, the person or finance, and never by the person alone.
    """

    _inherit = "edu.payee"
    _guarded_fields = frozenset(
        "released_on is_unchecked changed_on changed_by_id checked_by_id".split()
    )

    is_unchecked = fields.Boolean(
        string="To Be Compared",
        readonly=True,
        copy=False,
        help="New or changed, and not compared by finance yet (待核对)",
    )
    changed_on = fields.Date(readonly=True, copy=False, help="变更日期")
    changed_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="变更人",
    )
    checked_by_id = fields.Many2one(
        "res.users",
        string="Compared By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="核对人",
    )
    is_mine = fields.Boolean(
        string="My Own",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user is who is paid (本人)",
    )

    @api.depends("partner_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for payee in self:
            payee.is_mine = payee.partner_id == self.env.user.partner_id

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("partner_id", "=", self.env.user.partner_id.id)
        return either(mine, value)

    def write(self, vals):
        names = [name for name in TOLD if name in vals]
        before = {payee: payee._told(names) for payee in self if names}
        result = super().write(vals)
        changed = self.filtered(lambda payee: before.get(payee) != payee._told(names))
        if names and changed:
            changed._mark_changed(names)
        return result

    def _told(self, names):
        return [self.sudo()[name] for name in names]

    def _mark_changed(self, names):
        """Put the change on record, and ask finance to compare the account."""
        self._audit_change(names)
        opened(self.sudo(), STATE_GUARD).write(
            {
                "is_unchecked": True,
                "changed_on": today(),
                "changed_by_id": self.env.uid,
                "checked_by_id": False,
            }
        )

    def action_check_account(self):
        """Say that finance has compared the accounts of others with their papers."""
        own = self.filtered("is_mine")
        may = self.env.user.has_group("edu_base.group_finance")
        if not may or own or self - self._on_owner_side():
            raise UserError(
                self.env._("Finance compares bank accounts, and nobody the own one.")
            )
        opened(self.sudo(), STATE_GUARD).write(
            {"is_unchecked": False, "checked_by_id": self.env.uid}
        )
