from odoo import api, models, tools

WIDER_ROLES = (
    "base.group_system",
    "base.group_erp_manager",
    "edu_base.group_officer",
    "edu_base.group_inspector",
    "edu_base.group_finance",
    "edu_base.group_leader",
    "edu_base.group_unit_administrator",
    "edu_base.group_administrator",
)


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    @api.model
    @tools.ormcache("frozenset(self.env.user._get_group_ids())", "debug")
    def _visible_menu_ids(self, debug=False):
        """Show a liaison without another role the menu of the house alone."""
        visible = super()._visible_menu_ids(debug)
        if not self._is_for_liaisons_only():
            return visible
        house = self.env.ref("edu_base.edu_root_menu")
        return visible & frozenset(self.search([("id", "child_of", house.id)]).ids)

    @api.model
    def _is_for_liaisons_only(self):
        user = self.env.user
        return user.has_group("edu_base.group_liaison") and not any(
            user.has_group(role) for role in WIDER_ROLES
        )
