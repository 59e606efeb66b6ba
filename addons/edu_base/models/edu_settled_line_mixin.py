from odoo import api, models

from ..tools.transitions import STATE_GUARD, is_open


class EduSettledLineMixin(models.AbstractModel):
    """Lines that are changed, added and taken away only while their record is open.

    `_settled_by` names the many2one to a record of `edu.settled.mixin`, which says
    until when, and `_settled_as` the field in which that record has the lines. What
    happens to a line later is in `_later_fields`, which the record does not fix.
    """

    _name = "edu.settled.line.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Line Fixed with its Record"

    _settled_by = None
    _settled_as = "item_ids"
    _later_fields = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._refuse_added_line()
        return lines

    def write(self, vals):
        if vals.keys() - self._later_fields and not is_open(self, STATE_GUARD):
            self._refuse_settled_line()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_settled(self):
        self._refuse_settled_line()

    def _refuse_added_line(self):
        self._refuse_settled_line()

    def _refuse_settled_line(self):
        self[self._settled_by]._refuse_settled({self._settled_as})
