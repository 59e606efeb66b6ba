"""Every view and menu of ours opens for every role that sees it."""

from lxml import etree

from odoo.exceptions import UserError
from odoo.tools.safe_eval import safe_eval

from .. import factories, house
from ..people import City
from ..trying import undone


def check(env):
    with undone(env):
        county = City(env).a
        records = Records(county)
        findings = []
        for role in house.inside_roles(env):
            own = county.acting(role)
            findings += told(role, menus(own, records))
            findings += told(role, views(own))
    return findings


class Records:
    """A record of each model, made when it is asked for."""

    def __init__(self, county):
        self.county = county
        self.made = {}

    def of(self, model):
        make = factories.of(model._name)
        if model._name not in self.made:
            self.made[model._name] = make(self.county) if make else model.browse()
        return self.made[model._name].with_env(model.env)


def told(role, attempts):
    """Findings on the attempts, (what, function), that fail."""
    findings = []
    for what, attempt in attempts:
        try:
            attempt()
        except (UserError, ValueError, KeyError) as error:
            reason = str(error).strip().partition("\n")[0]
            findings.append(f"{what} fails for {role}: {reason}")
    return findings


def views(env):
    """Yield the views of models that the role reads."""
    for name, view in house.named(env, "ir.ui.view").items():
        if view.model and env[view.model].has_access("read"):
            model = env[view.model].with_context(prefetch_fields=False)
            if view.mode == "primary" and sees(env, view):
                yield (
                    f"The view {name} of {view.model}",
                    lambda model=model, view=view: model.get_view(view.id, view.type),
                )


def sees(env, view):
    return not view.group_ids or view.group_ids & env.user.all_group_ids


def menus(env, records):
    """Yield the actions behind the menus that the role sees."""
    visible = env["ir.ui.menu"]._visible_menu_ids()
    for name, menu in house.named(env, "ir.ui.menu").items():
        action = menu.action
        if menu.id in visible and action and action._name == "ir.actions.act_window":
            yield (
                f"The menu {name} of {action.res_model}",
                lambda action=action: opened(env, action, records),
            )


def opened(env, action, records):
    """Load what the browser loads: action, views, records, and one of ours."""
    loaded = env["ir.actions.actions"]._for_xml_id(action.get_external_id()[action.id])
    context = safe_eval(loaded["context"] or "{}", {"uid": env.uid})
    model = env[loaded["res_model"]].with_context(**context)
    search = (loaded["search_view_id"] and loaded["search_view_id"][0], "search")
    got = model.get_views(
        [*loaded["views"], search],
        {"toolbar": True, "load_filters": True, "action_id": action.id},
    )
    domain = safe_eval(loaded["domain"] or "[]", {"uid": env.uid})
    own = records.of(model)
    readable = own.id and own.has_access("read")
    for kind, view in got["views"].items():
        if kind != "search":
            spec = specification(model, view["arch"])
            model.web_search_read(domain, spec, limit=1)
            if readable:
                own.web_read(spec)


def specification(model, arch):
    """Return what the browser asks for: the view's own fields, names of what is linked.

    Fields of lists within the form belong to another model and are left to its views.
    """
    names = {
        node.get("name")
        for node in etree.fromstring(arch).iter("field")
        if not any(parent.tag == "field" for parent in node.iterancestors())
    }
    return {
        name: {"fields": {"display_name": {}}} if model._fields[name].relational else {}
        for name in names
    }
