from odoo import api, fields, models

from ..tools.half_days import span


class EduHalfDaysMixin(models.AbstractModel):
    """What takes half-days that nobody else may take, as long as it is live.

    A model computes `is_live`, and the half-days by `_take`; it declares for whom they
    are taken in a constraint `EXCLUDE USING gist (… int4range(slot_from, slot_to,
    '[]') WITH &&) WHERE (is_live)`. `tools.half_days.refused` reads what that names.
    """

    _name = "edu.half.days.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Takes Half-Days"

    is_live = fields.Boolean(
        compute="_compute_is_live",
        store=True,
        precompute=True,
        export_string_translation=False,
    )
    # Half-days as `tools.half_days` numbers them, both included.
    slot_from = fields.Integer(
        compute="_compute_slots",
        store=True,
        required=True,
        precompute=True,
        aggregator=None,
        export_string_translation=False,
    )
    slot_to = fields.Integer(
        compute="_compute_slots",
        store=True,
        required=True,
        precompute=True,
        aggregator=None,
        export_string_translation=False,
    )

    def _compute_is_live(self):
        raise NotImplementedError

    def _compute_slots(self):
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        # What has been given back in the meantime is so in the database, too.
        self.flush_model(["is_live", "slot_from", "slot_to"])
        return super().create(vals_list)

    def _take(self, first, last, part):
        """Take the half-days of `tools.half_days.span`; none while a day is missing."""
        taken = span(first, last, part) if first and last else (0, 0)
        self.slot_from, self.slot_to = taken
