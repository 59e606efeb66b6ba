"""What lists and rules look records up by is indexed in PostgreSQL itself."""

from odoo.tools import SQL

from .. import house


def check(env):
    wanted = inverses(env) | named_in_rules(env)
    indexed = leading_columns(env, {table for table, _column, _name in wanted})
    return [
        f"{name}: not indexed, but looked up by."
        for table, column, name in sorted(wanted)
        if (table, column) not in indexed
    ]


def inverses(env):
    """The many2one columns behind the one2many fields of ours."""
    return {
        column_of(env[field.comodel_name]._fields[field.inverse_name])
        for _model, field in house.fields(env)
        if field.type == "one2many"
        and field.inverse_name
        and is_column(env[field.comodel_name]._fields[field.inverse_name])
    }


def named_in_rules(env):
    """The many2one columns on the paths in the conditions of rules.

    A wizard's table is swept every day and stays small; a model without a table
    reads those of others.
    """
    return {
        column_of(field)
        for rule in house.rules(env)
        if has_lasting_table(env[rule.model_id.model])
        for condition in house.rule_domain(rule).iter_conditions()
        for field in path(env[rule.model_id.model], condition.field_expr)
        if is_column(field) and env[field.model_name]._auto
    }


def has_lasting_table(model):
    return model._auto and not model._transient


def path(model, expression):
    """Yield the fields of a path such as `task_id.plan_id`."""
    for name in expression.split("."):
        field = model._fields[name]
        yield field
        if not field.relational:
            return
        model = model.env[field.comodel_name]


def is_column(field):
    return field.type == "many2one" and field.store and bool(field.column_type)


def column_of(field):
    return (field.model_name.replace(".", "_"), field.name, str(field))


def leading_columns(env, tables):
    """Return {(table, first column)} of the valid indexes that find every value."""
    env.cr.execute(
        SQL(
            """
            SELECT t.relname, a.attname
              FROM pg_index i
              JOIN pg_class t ON t.oid = i.indrelid
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
             WHERE t.relname = ANY(%s)
               AND i.indisvalid
               AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid)
                    = format('(%%I IS NOT NULL)', a.attname))
            """,
            list(tables),
        )
    )
    return set(env.cr.fetchall())
