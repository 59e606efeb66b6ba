"""What is ours, found in the registry and never from a list."""

import re

from odoo.fields import Domain
from odoo.models import MAGIC_COLUMNS
from odoo.tools.safe_eval import safe_eval

OURS = re.compile(r"^(edu_(?!test_)\w+|report_chromium)$")
VERBS = ("read", "write", "create", "unlink")
# Roles that are core's: everybody inside, Odoo's settings, and the two outside.
CORE_ROLES = {
    "employee": "base.group_user",
    "system": "base.group_system",
    "portal": "base.group_portal",
    "public": "base.group_public",
}
OUTSIDERS = ("portal", "public")

examined = set()  # names of the modules that are looked at; empty: every one of ours


def installed(env):
    """Return the names of our installed modules, sorted."""
    found = env["ir.module.module"].sudo().search([("state", "=", "installed")])
    return sorted(name for name in found.mapped("name") if OURS.match(name))


def modules(env):
    """Return the names of those of them that are looked at, sorted."""
    return [name for name in installed(env) if not examined or name in examined]


def every_model(env):
    """Return {name: empty records} of the models that our modules define."""
    ours = set(modules(env))
    return {
        name: env[name]
        for name, model in sorted(env.registry.items())
        if model._original_module in ours
    }


def models(env):
    """Return {name: empty records} of those that hold records, wizards too."""
    return {
        name: model for name, model in every_model(env).items() if not model._abstract
    }


def lasting(env):
    """Return {name: empty records} of those that are no wizards."""
    return {name: model for name, model in models(env).items() if not model._transient}


def fields(env):
    """Yield (model, field) of each field of ours, on core's models too."""
    ours = set(modules(env))
    for model_name in sorted(env.registry):
        for field in env[model_name]._fields.values():
            if field._module in ours and field.name not in MAGIC_COLUMNS:
                yield env[model_name], field


def guarded(model):
    """Return the names of the fields that nobody writes by hand."""
    names = set(getattr(model, "_guarded_fields", ()))
    if hasattr(model, "_guarded_names"):
        names |= model._guarded_names() - {"active"}
    return names | fixed(model) | worked_out(model)


def fixed(model):
    """Return the names of the fields that are given at creation."""
    names = set(model._fixed_names()) if hasattr(model, "_fixed_names") else set()
    return names - worked_out(model)


def worked_out(model):
    """Return the names of the stored fields that only what they depend on changes."""
    return {
        name
        for name, field in model._fields.items()
        if field.store and field.compute and field.readonly and not field.inverse
    }


def is_guarded(model):
    """Return whether the model says that fields are never written by hand."""
    return hasattr(model, "_guarded_names") or bool(guarded(model))


def named(env, model_name, names=None):
    """Return {XML id: record} of the records of a model that our modules brought."""
    brought = [("model", "=", model_name), ("module", "in", names or modules(env))]
    data = env["ir.model.data"].sudo().search(brought)
    records = env[model_name].sudo().browse(data.mapped("res_id")).exists()
    ids = {row.res_id: row.complete_name for row in data}
    return {ids[record.id]: record for record in records}


def roles(env):
    """Return {role: group}: our groups that a user form offers, and core's four."""
    ours = {
        name.partition(".")[2].removeprefix("group_"): group
        for name, group in named(env, "res.groups", installed(env)).items()
        if group.privilege_id
    }
    return ours | {role: env.ref(name).sudo() for role, name in CORE_ROLES.items()}


def inside_roles(env):
    """Return the names of the roles of internal users."""
    return [role for role in roles(env) if role not in OUTSIDERS]


def rules(env):
    """Return the active record rules of our models and those our modules brought."""
    ours = [rule.id for rule in named(env, "ir.rule").values()]
    return (
        env["ir.rule"]
        .sudo()
        .search(
            Domain("model_id.model", "in", list(models(env))) | Domain("id", "in", ours)
        )
    )


def rule_domain(rule):
    """Return the domain of a rule, as it stands for the superuser."""
    return Domain(safe_eval(rule.domain_force or "[]", rule._eval_context()))
