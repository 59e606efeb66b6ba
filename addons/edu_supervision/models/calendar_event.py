from odoo import fields, models


class CalendarEvent(models.Model):
    """An entry of a hidden visit is seen by those who go, and by nobody else (TS32)."""

    _inherit = "calendar.event"

    edu_is_hidden = fields.Boolean(
        string="Seen by Its People Only",
        readonly=True,
        copy=False,
        help="About a covert visit that is not yet released (暗访日程)",
    )
