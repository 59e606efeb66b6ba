from odoo import api, fields, models

from ..tools.dates import today


class EduApprovedMixin(models.AbstractModel):
    """What one hands in, and another approves on a day: by the move `approve`."""

    _name = "edu.approved.mixin"
    _inherit = ["edu.submitted.mixin"]
    _description = "Submitted by One, Approved by Another"

    approved_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="批准人",
    )
    approved_on = fields.Date(readonly=True, copy=False, help="批准日期")

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"approved_by_id", "approved_on"}

    def action_approve(self):
        self._make_move("approve")

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "approve":
            values |= {"approved_by_id": self.env.uid, "approved_on": today()}
        return values
