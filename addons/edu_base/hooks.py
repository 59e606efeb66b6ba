from odoo.tools.sql import drop_constraint


def uninstall_hook(env):
    """Delete the contacts of units; the table that names them goes with the addon."""
    contacts = env["edu.unit"].with_context(active_test=False).search([]).partner_id
    used = env["res.users"].with_context(active_test=False).search([]).partner_id
    drop_constraint(env.cr, "edu_unit", "edu_unit_partner_id_fkey")
    (contacts - used).unlink()
