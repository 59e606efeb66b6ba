"""Nobody writes a guarded field by hand: no role, no superuser, in no known way."""

from base64 import b64encode
from datetime import timedelta

from odoo import SUPERUSER_ID, fields
from odoo.fields import Domain

from .. import factories, house
from ..context_keys import context_keys
from ..people import City
from ..trying import succeeds, undone

PLAIN = ("write", "create")
JSON_VALUES = (True, 1, "STATE_GUARD", {"key": True}, ["STATE_GUARD"])


def check(env):
    keys = context_keys(house.modules(env))
    findings = []
    with undone(env):
        city = City(env)
        for name, model in house.lasting(env).items():
            make = factories.of(name)
            if make and house.is_guarded(model):
                with undone(env):
                    findings += forged(city, make(city.a), keys)
    return findings


def guarded_names(model):
    """Return the names to try: what is declared, and `active`, which hides."""
    return sorted(house.guarded(model) | ({"active"} & set(model._fields)))


def forged(city, record, keys):
    """Yield what is forged: each person by the two plain ways, the superuser by all.

    What opens a field, a context or an import, opens it to the superuser as well.
    """
    fresh = record.sudo().new(record.sudo().copy_data()[0])
    contexts = [{}] + [dict.fromkeys(keys, value) for value in JSON_VALUES]
    for who, own in forgers(city, record).items():
        for name in guarded_names(record):
            for way, (current, attempt) in ways(record, fresh, name).items():
                value = forged_value(record.sudo(), name, current)
                is_plain = way in PLAIN
                if value is None or not (own.env.su or is_plain):
                    continue
                tried = contexts if own.env.su and is_plain else [{}]
                if any(
                    succeeds(own.env, attempt(own.with_context(**context), name, value))
                    for context in tried
                ):
                    yield f"{record._name}.{name}: {who} forges it by {way}."


def ways(record, fresh, name):
    """Return {way: (value that is legal, attempt)}; a fixed field starts as given.

    `fresh` is what a copy of the record would be, in memory.
    """
    now = record.sudo()[name]
    found = {"write": (now, by_write), "import": (now, by_import)}
    if name == "active":
        found["archiving"] = (now, by_archiving)
    if name not in house.fixed(record):
        initial = fresh[name]
        found["create"] = (initial, by_create)
        found["a default in the context"] = (initial, by_default)
        found["a default of the user"] = (initial, by_user_default)
    return found


def forgers(city, record):
    """Return {who: record in their hands} of all who may change or create one."""
    people = {
        role: record.with_user(user)
        for role, user in city.a.users.items()
        if record.with_user(user).has_access("write")
        or record.browse().with_user(user).has_access("create")
    }
    return people | {
        "an administrator in sudo": record.with_user(city.a.users["system"]).sudo(),
        "the superuser": record.with_user(SUPERUSER_ID),
    }


def forged_value(record, name, current):
    """Return a value that is not the current one and no move leads to, or None."""
    field = record._fields[name]
    if field.type == "many2one":
        others = Domain("id", "not in", [current.id, record[name].id])
        return record.env[field.comodel_name].search(others, limit=1).id or None
    if field.type == "selection":
        return other_selection(record, field, current)
    return OTHER[field.type](current)


def other_selection(record, field, current):
    steps = getattr(record, "_moves", ()) if field.name == "state" else ()
    legal = {current} | {move.target for move in steps if current in move.sources}
    others = [key for key in field.get_values(record.env) if key not in legal]
    return others[-1] if others else None


OTHER = {
    "binary": lambda value: b64encode(b"%PDF-1.7 of somebody else"),
    "boolean": lambda value: not value,
    "char": lambda value: f"{value or ''}2",
    "text": lambda value: f"{value or ''}2",
    "integer": lambda value: value + 7,
    "many2one_reference": lambda value: value + 7,
    "float": lambda value: value + 7,
    "monetary": lambda value: value + 7,
    "json": lambda value: {"forged": 7},
    "date": lambda value: (
        (value or fields.Date.to_date("2024-02-29")) + timedelta(days=1)
    ),
    "datetime": lambda value: (value or fields.Datetime.now()) - timedelta(days=1),
}


def same(record, name, value):
    found = record.sudo()[name]
    return (found.id if record._fields[name].relational else found) == value


def by_write(record, name, value):
    def attempt():
        record.write({name: value})
        return same(record, name, value)

    return attempt


def by_create(record, name, value):
    def attempt():
        values = record.sudo().copy_data()[0] | {name: value}
        return same(record.browse().create([values]), name, value)

    return attempt


def by_default(record, name, value):
    def attempt():
        model = record.browse().with_context(**{f"default_{name}": value})
        return model.default_get([name]).get(name) == value

    return attempt


def by_user_default(record, name, value):
    def attempt():
        sendable = value if isinstance(value, bool | int | float) else str(value)
        record.env["ir.default"].set(record._name, name, sendable, user_id=True)
        return record.browse().default_get([name]).get(name) == value

    return attempt


def by_import(record, name, value):
    def attempt():
        column = f"{name}/.id" if record._fields[name].relational else name
        record.browse().load([".id", column], [[str(record.id), str(value)]])
        record.invalidate_recordset()
        return same(record, name, value)

    return attempt


def by_archiving(record, name, value):
    def attempt():
        record.action_unarchive() if value else record.action_archive()
        return same(record, name, value)

    return attempt
