"""The lists behind a number: records by name, with the rights of who looks."""

from odoo.fields import Domain


def units_below(env, unit_ids):
    """Return the ids of the units and of all below them, ended ones included."""
    units = env["edu.unit"].with_context(active_test=False)
    return units.search([("id", "child_of", unit_ids)]).ids


def people_action(env, unit_ids, domain, *groups):
    """Return the action that lists inspectors of the units and all below.

    `groups` are fields to group by, within their governments.
    """
    action = env["ir.actions.act_window"]._for_xml_id(
        "edu_inspector.edu_inspector_action"
    )
    below = Domain("owner_unit_id", "child_of", unit_ids)
    people = env["edu.inspector"].with_context(active_test=False).search(below & domain)
    return action | {
        "domain": [("id", "in", people.ids)],
        "context": {"active_test": False, "group_by": ["owner_unit_id", *groups]},
    }


def schools_action(env, unit_ids, domain):
    """Return the action that lists schools of the units and all below."""
    below = Domain("parent_id", "child_of", unit_ids)
    schools = env["edu.unit"].with_context(active_test=False).search(below & domain)
    return {
        "type": "ir.actions.act_window",
        "name": env._("Schools"),
        "res_model": "edu.unit",
        "views": [(False, "list"), (False, "kanban"), (False, "form")],
        "mobile_view_mode": "kanban",
        "domain": [("id", "in", schools.ids)],
        "context": {"active_test": False, "group_by": ["parent_id"]},
    }
