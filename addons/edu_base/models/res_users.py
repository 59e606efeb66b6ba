from odoo import api, fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    unit_id = fields.Many2one(
        "edu.unit",
        string="Works At",
        index="btree_not_null",
        ondelete="restrict",
        help="The unit where the person works (所在单位)",
    )
    scope_unit_ids = fields.Many2many(
        "edu.unit",
        "edu_user_scope_rel",
        "user_id",
        "unit_id",
        string="Serves",
        help="The governments the person serves; what they own is seen (管辖范围)",
    )
    liaison_ids = fields.One2many("edu.liaison", "user_id", string="Liaison Posts")
    liaison_unit_ids = fields.Many2many(
        "edu.unit",
        string="Liaison of",
        compute="_compute_liaison_unit_ids",
        compute_sudo=True,
        help="Units whose liaison the person is today (联络单位)",
    )

    @api.depends("liaison_ids.unit_id", "liaison_ids.date_from", "liaison_ids.date_to")
    def _compute_liaison_unit_ids(self):
        posts = self.env["edu.liaison"]._current_by_user(self)
        for user in self:
            user.liaison_unit_ids = posts.get(user, self.env["edu.unit"])

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["unit_id", "scope_unit_ids"]

    def _init_store_data(self, store):
        """Offer no search for pictures and no translation by others."""
        result = super()._init_store_data(store)
        store.add_global_values(
            hasGifPickerFeature=False, hasMessageTranslationFeature=False
        )
        return result

    def _get_invalidation_fields(self):
        return super()._get_invalidation_fields() | {"unit_id", "scope_unit_ids"}
