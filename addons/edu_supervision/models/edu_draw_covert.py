from odoo import api, fields, models


class EduDraw(models.Model):
    """The draw of covert visits: as hidden as they are, until they are released."""

    _inherit = "edu.draw"

    confidant_ids = fields.Many2many(
        "res.users",
        "edu_draw_confidant_rel",
        "draw_id",
        "user_id",
        string="Who Else May Know",
        copy=False,
        help="Of a draw of covert visits: its witnesses, the chief (知情人)",
    )
    is_hidden = fields.Boolean(
        string="Hidden",
        compute="_compute_is_hidden",
        store=True,
        precompute=True,
        help="Of covert visits: seen by those alone who may know (未公开)",
    )

    @api.depends("open_mode", "released_on")
    def _compute_is_hidden(self):
        for draw in self:
            draw.is_hidden = draw.open_mode == "covert" and not draw.released_on

    def action_release(self):
        """Let all colleagues see the draw of covert visits that are known by now."""
        self._make_move("release")

    def _may_release(self):
        """Return the hidden draws of which no visit is hidden any more."""
        hidden = self._on_owner_side().filtered("is_hidden")
        return hidden.filtered(
            lambda draw: all(
                line.visit_id and not line.visit_id.is_hidden
                for line in draw.sudo().line_ids
            )
        )

    def _move_values(self, move):
        released = {"released_on": fields.Datetime.now()}
        return super()._move_values(move) | (released if move.name == "release" else {})
