from odoo import fields, models

from .edu_list_item import DOMAINS

TOPICS = [*DOMAINS, ("results", "Publication and Use of Results")]


class EduMeetingItem(models.Model):
    """Which standing topic of a plenary an item is (TS10)."""

    _inherit = "edu.meeting.item"

    topic = fields.Selection(
        TOPICS,
        string="Standing Topic",
        help="督政、督学、评估监测、结果公布与运用",
    )
