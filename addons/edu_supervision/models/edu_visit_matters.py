from odoo import api, fields, models

from .edu_list_item import TEAMED


class EduVisit(models.Model):
    """What a visit looks into, fixed before it is confirmed (督导事项, B06, B09).

    The item of the list says it. An urgent visit has none, and names its own.
    """

    _inherit = "edu.visit"

    item_topic_ids = fields.Many2many(
        related="item_id.topic_ids", string="Matters by the List", help="清单督导内容"
    )
    own_topic_ids = fields.Many2many(
        "edu.topic",
        string="Matters",
        help="What a visit looks into that its list does not name (督导事项)",
    )

    @api.onchange("kind", "item_id")
    def _onchange_matters(self):
        """Propose all matters for a comprehensive visit of which no list says them."""
        if self.kind == "comprehensive" and not self.item_topic_ids:
            self.own_topic_ids = self.env["edu.topic"]._every()

    def _matters(self):
        """Return the matters; to those of a list a special visit adds none."""
        listed = self.sudo().item_id.topic_ids
        if listed and self.kind != "comprehensive":
            return listed
        return listed | self.sudo().own_topic_ids

    def _refuse_unfit_matters(self):
        """Refuse school visits of too few or too many matters for their kind (B06)."""
        teamed = self.filtered(
            lambda visit: (
                visit.kind in TEAMED
                and visit.domain == "school"
                and not visit.item_id.is_exempt
            )
        )
        self.env["edu.topic"]._refuse_unfit(
            [(visit.unit_id.name, visit.kind, visit._matters()) for visit in teamed]
        )
