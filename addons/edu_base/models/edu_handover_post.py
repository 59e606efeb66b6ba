from odoo import fields, models
from odoo.exceptions import UserError


class EduHandoverPost(models.Model):
    """The successor in one post of who hands over."""

    _name = "edu.handover.post"
    _description = "Post Handed Over"
    _rec_name = "post_id"

    handover_id = fields.Many2one(
        "edu.handover",
        required=True,
        index=True,
        ondelete="cascade",
        help="The handover (交接)",
    )
    post_id = fields.Many2one(
        "edu.liaison",
        required=True,
        index=True,
        ondelete="cascade",
        help="The post of a liaison (联络员任职)",
    )
    unit_id = fields.Many2one(related="post_id.unit_id", related_sudo=True)
    successor_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Who takes over the post (接任人)",
    )

    def write(self, vals):
        if any(handover.state != "draft" for handover in self.sudo().handover_id):
            raise UserError(self.env._("What is decided is not rewritten."))
        return super().write(vals)
