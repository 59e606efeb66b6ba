"""Uninstall our addons, bring them back, and take them down one by one again.

Before the second time there is a record of every model, for an addon to take along.
"""

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import SQL

from .. import factories, house
from ..people import City

# Rows of these say by themselves whose they are, and are asked about by model.
POLYMORPHIC = {
    "ir_attachment": "res_model",
    "mail_activity": "res_model",
    "mail_followers": "res_model",
    "mail_message": "model",
}


def run(env):
    """Return the findings on every addon of ours."""
    return Journey(env.cr.dbname).findings()


class Journey:
    """Down, up and down again through the installed addons of one database."""

    def __init__(self, database):
        self.database = database

    def findings(self):
        names = self.do(last_first)
        first = {name: self.inventory(name) for name in names}
        self.do(lambda env: uninstall(env, [*dependants(env, names), *names]))
        findings, brought = [], {}
        for name in reversed(names):
            without = self.inventory(name)
            self.do(lambda env, name=name: install(env, name))
            brought[name] = self.inventory(name).minus(without)
        # What core ascribes to an addon for the models of another comes with that one.
        for name in names:
            findings += missing(name, first[name], self.inventory(name))
        self.do(fill)
        for name in names:
            before = self.inventory(name)
            self.do(lambda env, name=name: uninstall(env, [name]))
            after = self.inventory(name)
            findings += taken(name, before, after, brought[name])
            findings += left(name, before, after)
        return findings

    def inventory(self, name):
        return self.do(lambda env: Inventory(env, name))

    def do(self, act):
        """Return what `act` does in a transaction and a registry of its own."""
        with Registry(self.database).cursor() as cr:
            return act(api.Environment(cr, SUPERUSER_ID, {}))


def fill(env):
    county = City(env).a
    for name in house.models(env):
        if make := factories.of(name):
            make(county)


def module(env, names):
    return env["ir.module.module"].search([("name", "in", names)])


def last_first(env):
    """Return our modules, each before those that it needs."""
    needing = {
        name: len(module(env, [name]).downstream_dependencies())
        for name in house.modules(env)
    }
    return sorted(needing, key=needing.get)


def dependants(env, names):
    """Return the modules beside ours that need one of ours."""
    needing = module(env, names).downstream_dependencies()
    return [name for name in needing.mapped("name") if name not in names]


def uninstall(env, names):
    module(env, names).button_immediate_uninstall()


def install(env, name):
    module(env, [name]).button_immediate_install()


class Inventory:
    """What there is, of one addon and of all others."""

    def __init__(self, env, name):
        names = xml_ids(env)
        self.own = {xml_id for xml_id in names if xml_id.startswith(f"{name}.")}
        self.others = names - self.own
        self.tables = tables(env)
        self.models = {
            model: env[model]._table
            for model in env.registry
            if env[model]._original_module == name
        }
        self.own_tables = self.tables & {*self.models.values(), *relations(env, name)}
        self.records = {
            model: set(env[model].with_context(active_test=False).search([]).ids)
            for model in env.registry
            if is_business(env[model]) and model not in self.models
        }
        self.records["res.partner"] -= contacts_of_units(env)
        for model, ids in (entries_of_records(env) | measured(env, name)).items():
            if model in self.records:
                self.records[model] -= ids
        self.hanging = {table: hanging(env, table) for table in POLYMORPHIC}

    def minus(self, other):
        """Return {model: ids} of the records that the other has not."""
        return {
            model: ids - other.records.get(model, set())
            for model, ids in self.records.items()
        }


def contacts_of_units(env):
    """Return the ids of the contacts that units made: they go with their unit."""
    if "edu.unit" not in env.registry:
        return set()
    everything = {"active_test": False}
    units = env["edu.unit"].with_context(**everything).search([])
    users = env["res.users"].with_context(**everything).search([])
    return set((units.partner_id - users.partner_id).ids)


def entries_of_records(env):
    """Return {model: ids} of what records keep in the calendar: it goes with them."""
    if "edu_owner_unit_id" not in env["calendar.event"]._fields:
        return {}
    kept = [("edu_owner_unit_id", "!=", False), ("user_id", "=", False)]
    events = env["calendar.event"].with_context(active_test=False).search(kept)
    return {
        "calendar.event": set(events.ids),
        "calendar.attendee": set(events.attendee_ids.ids),
    }


def measured(env, name):
    """Return {model: ids} of what the rules of an addon have measured: goes with it."""
    if "edu.rule" not in env.registry:
        return {}
    brought = [("module", "=", name), ("model", "=", "edu.rule")]
    rules = env["ir.model.data"].search(brought).mapped("res_id")
    return {
        model: set(env[model].search([("rule_id", "in", rules)]).ids)
        for model in ("edu.rule.breach", "edu.rule.result")
    }


def xml_ids(env):
    """Return all XML ids, without those that core makes up at every start."""
    rows = env.execute_query(SQL("SELECT module, name FROM ir_model_data"))
    return {
        f"{module}.{name}"
        for module, name in rows
        if not name.startswith("model_inherit__")
    }


def is_business(model):
    """Whether the model holds what people enter, not what describes the database."""
    technical = ("ir.", "mail.", "bus.", "base.", "res.groups")
    return (
        model._auto
        and not model._abstract
        and not model._transient
        and not model._name.startswith(technical)
    )


def tables(env):
    rows = env.execute_query(
        SQL(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema"
        )
    )
    return {table for (table,) in rows}


def relations(env, name):
    """Return the tables behind the many2many fields of an addon."""
    rows = env["ir.model.relation"].search([("module.name", "=", name)])
    return set(rows.mapped("name"))


def hanging(env, table):
    """Return the names of the models on whose records rows of the table hang."""
    column = SQL.identifier(POLYMORPHIC[table])
    query = SQL("SELECT DISTINCT %s FROM %s", column, SQL.identifier(table))
    return {model for (model,) in env.execute_query(query) if model}


def taken(name, before, after, brought):
    """Findings on what others lost; what the addon had brought is its own."""
    lost = {
        model: ids - after.records.get(model, set()) - brought.get(model, set())
        for model, ids in before.records.items()
    }
    return [
        f"{name}: uninstalling takes {xml_id} of another addon along."
        for xml_id in sorted(before.others - after.others)
    ] + [
        f"{name}: uninstalling takes {len(ids)} records of {model} along."
        for model, ids in sorted(lost.items())
        if ids
    ]


def left(name, before, after):
    """Findings on what stays behind of the addon."""
    found = [f"the record {xml_id}" for xml_id in sorted(after.own)]
    found += [
        f"the table {table}" for table in sorted(before.own_tables & after.tables)
    ]
    found += [
        f"rows of {table} on {model}"
        for table, models in after.hanging.items()
        for model in sorted(models & before.models.keys())
    ]
    return [f"{name}: uninstalling leaves {what} behind." for what in found]


def missing(name, before, after):
    """Findings on what does not come back with a new installation."""
    found = sorted(before.own - after.own)
    found += sorted(before.own_tables - after.tables)
    return [f"{name}: {what} is not there after a new installation." for what in found]
