from odoo import fields, models


class EduMeetingItem(models.Model):
    _inherit = "edu.meeting.item"

    plan_id = fields.Many2one(
        "edu.plan",
        index="btree_not_null",
        ondelete="set null",
        help="The plan that is discussed (所议方案)",
    )

    def _matter_values(self):
        return super()._matter_values() | {"plan_id": self.plan_id.id}
