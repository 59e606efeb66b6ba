from odoo.tools.sql import drop_constraint


def uninstall_hook(env):
    """Leave people their diaries, and take the contacts of units along."""
    release_events(env)
    delete_contacts(env)


def release_events(env):
    """Keep what people entered themselves; it would go with the model it is about."""
    events = env["calendar.event"].with_context(active_test=False)
    about_us = [("edu_owner_unit_id", "!=", False), ("user_id", "!=", False)]
    events.search(about_us).write({"res_model_id": False, "res_id": False})


def delete_contacts(env):
    """Delete the contacts of units; the table that names them goes with the addon."""
    contacts = env["edu.unit"].with_context(active_test=False).search([]).partner_id
    used = env["res.users"].with_context(active_test=False).search([]).partner_id
    drop_constraint(env.cr, "edu_unit", "edu_unit_partner_id_fkey")
    (contacts - used).unlink()
