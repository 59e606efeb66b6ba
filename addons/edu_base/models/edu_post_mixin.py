from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.dates import today


class EduPostMixin(models.AbstractModel):
    """A post that somebody holds from one day to another.

    Record rules read who serves today and remember it; a change of posts is felt at
    once.
    """

    _name = "edu.post.mixin"
    _inherit = ["edu.guarded.mixin", "edu.handover.mixin"]
    _description = "Post Held for a Time"

    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    date_to = fields.Date(string="To", help="Last day; empty while serving (止)")
    is_current = fields.Boolean(
        string="Serving",
        compute="_compute_is_current",
        search="_search_is_current",
        help="Serves today (在任)",
    )

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "The last day cannot lie before the first.",
    )

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        day = today()
        for post in self:
            post.is_current = bool(
                post.date_from
                and post.date_from <= day
                and (not post.date_to or post.date_to >= day)
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        serving = self._serving_on(today())
        return (serving if True in value else Domain.FALSE) | (
            ~serving if False in value else Domain.FALSE
        )

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
    def _lasting(self, day):
        """Return the domain of the posts that are held on `day` or later."""
        return Domain("date_to", "=", False) | Domain("date_to", ">=", day)

    def _end_before(self, day):
        """End posts the day before `day`; those that would begin later fall away."""
        later = self.filtered(lambda post: post.date_from >= day)
        (self - later).write({"date_to": fields.Date.subtract(day, days=1)})
        later.unlink()

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids) & self._lasting(day))

    @api.model
    def _forget_posts(self):
        """Let what rules remember of users be read anew."""
        posts = ["committee_ids", "liaison_unit_ids"]
        self.env["res.users"].invalidate_model(posts, flush=False)
        self.env.registry.clear_cache()

    @api.model
    def _serving_on(self, day):
        """Return the domain of the posts held on `day`."""
        return Domain("date_from", "<=", day) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        )
