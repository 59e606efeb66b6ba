"""What several rules of funds ask of the database, and the lists behind a number."""

from odoo.tools import SQL


def counted(env, statement):
    """Carry out a statement over what was written so far, and return its rows."""
    env.flush_all()
    return env.execute_query(statement)


def figures(values):
    """Return {government: figure} as a table of `government_id` and `figure`."""
    return SQL(
        "unnest(%s::integer[], %s::numeric[]) AS figures (government_id, figure)",
        list(values),
        list(values.values()),
    )


def same_below(env, unit_ids, figure_value):
    """Return {government: the same figure} for the units and all below, ended ones too.

    With it a rule asks for what lacks as it measures it.
    """
    units = env["edu.unit"].with_context(active_test=False)
    below = units.search([("id", "child_of", unit_ids), ("kind", "=", "government")])
    return dict.fromkeys(below.ids, figure_value)


def window(env, xml_id, name, ids):
    """Return the action of a list, narrowed to the records of `ids`."""
    action = env["ir.actions.act_window"]._for_xml_id(xml_id)
    return action | {
        "display_name": name,
        "domain": [("id", "in", list(ids))],
        "context": {},
    }
