from odoo import api, fields, models
from odoo.fields import Domain


class EduPostMixin(models.AbstractModel):
    """A post that somebody holds from one day to another.

    Record rules read who serves today and remember it; a change of posts is felt at
    once.
    """

    _name = "edu.post.mixin"
    _inherit = ["edu.period.mixin", "edu.guarded.mixin", "edu.handover.mixin"]
    _description = "Post Held for a Time"

    date_to = fields.Date(help="Last day; empty while serving (止)")
    is_current = fields.Boolean(string="Serving", help="Serves today (在任)")

    @api.model_create_multi
    def create(self, vals_list):
        posts = super().create(vals_list)
        self._forget_posts()
        return posts

    def write(self, vals):
        result = super().write(vals)
        self._forget_posts()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_posts()
        return result

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids) & self._lasting(day))

    @api.model
    def _forget_posts(self):
        """Let what rules remember of users be read anew."""
        posts = ["committee_ids", "liaison_unit_ids"]
        self.env["res.users"].invalidate_model(posts, flush=False)
        self.env.registry.clear_cache()
