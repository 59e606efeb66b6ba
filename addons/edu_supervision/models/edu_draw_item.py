from odoo import api, models

from odoo.addons.edu_base.tools.dates import today

from .edu_list_item import TEAMED


class EduDraw(models.Model):
    """What a draw begins with: the words, days and units of its item, and the rule."""

    _inherit = "edu.draw"

    @api.depends("item_id")
    def _compute_name(self):
        for draw in self:
            draw.name = draw.item_id.name or draw.name

    @api.depends("item_id")
    def _compute_kind(self):
        for draw in self:
            draw.kind = draw.item_id.kind or draw.kind or "routine"

    @api.depends("item_id")
    def _compute_open_mode(self):
        for draw in self:
            draw.open_mode = draw.item_id.open_mode or draw.open_mode or "open"

    @api.depends("item_id")
    def _compute_window(self):
        for draw in self:
            draw.date_from = draw.item_id.date_from or draw.date_from or today()
            draw.date_to = draw.item_id.date_to or draw.date_to or draw.date_from

    @api.depends("item_id")
    def _compute_unit_ids(self):
        for draw in self:
            draw.unit_ids = draw.item_id.unit_ids or draw.unit_ids

    @api.depends("kind", "owner_unit_id")
    def _compute_team_size(self):
        """Start with the team that the rule asks for (B09), where it asks for one."""
        figures = self.env["edu.rule"]._figures("team_size", today())
        for draw in self:
            asked = figures.get(draw.owner_unit_id.id) if draw.kind in TEAMED else 0
            draw.team_size = asked or draw.team_size
