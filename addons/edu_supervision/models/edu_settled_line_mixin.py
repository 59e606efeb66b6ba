from odoo import api, models

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, is_open


class EduSettledLineMixin(models.AbstractModel):
    """Lines that are changed, added and taken away only while their record is open.

    `_settled_by` names the many2one to a record of `edu.settled.mixin`, which has the
    lines as `item_ids` and says until when.
    """

    _name = "edu.settled.line.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Line Fixed with its Record"

    _settled_by = None

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._refuse_settled_line()
        return lines

    def write(self, vals):
        if not is_open(self, STATE_GUARD):
            self._refuse_settled_line()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_settled(self):
        self._refuse_settled_line()

    def _refuse_settled_line(self):
        self[self._settled_by]._refuse_settled({"item_ids"})
