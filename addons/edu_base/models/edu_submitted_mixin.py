from odoo import api, fields, models


class EduSubmittedMixin(models.AbstractModel):
    """What one hands in for another to judge, or to return with a reason.

    A model declares the moves `submit` and `return`; those that judge are
    `not_by="submitted_by_id"`.
    """

    _name = "edu.submitted.mixin"
    _inherit = ["edu.transition.mixin"]
    _description = "Submitted to be Judged"

    submitted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="提交人",
    )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"submitted_by_id"}

    def action_submit(self):
        self._make_move("submit")

    def action_return(self):
        return self._ask_reason("return")

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "submit":
            values["submitted_by_id"] = self.env.uid
        return values
