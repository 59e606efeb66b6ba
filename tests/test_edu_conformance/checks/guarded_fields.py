"""Nobody writes a guarded field by hand: no role, no superuser, in no known way."""

from base64 import b64encode
from datetime import timedelta

from odoo import SUPERUSER_ID, fields
from odoo.exceptions import UserError
from odoo.fields import Domain

from .. import factories, house
from ..context_keys import context_keys
from ..people import City
from ..trying import outcome, undone, vacate

PLAIN = ("write", "create")
SUPERUSER = "the superuser"
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
    contexts = [dict.fromkeys(keys, value) for value in JSON_VALUES]
    found = ways(record.sudo())
    for who, own in forgers(city, record).items():
        for way, (attempt, values) in found.items():
            names = set()
            if way in PLAIN or who == SUPERUSER:
                names |= forged_names(own, attempt, values)
            for context in contexts if way in PLAIN and who == SUPERUSER else ():
                names |= forged_names(own.with_context(**context), attempt, values)
            for name in sorted(names):
                yield f"{record._name}.{name}: {who} forges it by {way}."


def ways(record):
    """Return {way: (attempt, {name: forged value})}; a fixed field starts as given.

    What is created starts as a copy of the record does, which is made in memory.
    """
    names = guarded_names(record)
    own = forged_values(record, record, names)
    fresh = record.new(record.copy_data()[0])
    initial = forged_values(record, fresh, set(names) - house.fixed(record))
    found = {
        "write": (by_write, own),
        "import": (by_import, own),
        "create": (by_create, initial),
        "a default in the context": (by_default, initial),
        "a default of the user": (by_user_default, initial),
    }
    if "active" in own:
        found["archiving"] = (by_archiving, {"active": own["active"]})
    return {way: tried for way, tried in found.items() if tried[1]}


def forged_names(record, attempt, values):
    """Return the names of the values that the attempt, `(record, values)`, forges.

    All are tried at once. The guard names whatever it refuses; what it does not name
    is tried again without that. Where anything else refuses, each is tried alone.
    """
    forged, sentence = outcome(record.env, lambda: attempt(record, values))
    if forged is not None or len(values) == 1:
        return forged or set()
    named = named_by_guard(record, sentence, values)
    left = {name: value for name, value in values.items() if name not in named}
    rests = [left] if named else [{name: value} for name, value in left.items()]
    tried = (forged_names(record, attempt, rest) for rest in rests if rest)
    return set().union(*tried)


def named_by_guard(record, sentence, names):
    """Return those of the names with which the guard refuses, if it is the guard."""
    named = {
        name
        for name in names
        if record._fields[name]._description_string(record.env) in sentence
    }
    try:
        record._refuse_forged(named)
    except (AttributeError, UserError) as error:
        return named if str(error) == sentence else set()
    return set()


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
        SUPERUSER: record.with_user(SUPERUSER_ID),
    }


def forged_values(record, start, names):
    """Return {name: forged value} of those that have one, other than at the start."""
    values = {name: forged_value(record, name, start[name]) for name in sorted(names)}
    return {name: value for name, value in values.items() if value is not None}


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


def taken(record, values):
    """Return the names of the values that the record has."""
    return {name for name, value in values.items() if same(record, name, value)}


def by_write(record, values):
    record.write(values)
    return taken(record, values)


def by_create(record, values):
    copied = record.sudo().copy_data()[0]
    vacate(record.sudo())
    return taken(record.browse().create([copied | values]), values)


def by_default(record, values):
    defaults = {f"default_{name}": value for name, value in values.items()}
    return defaulted(record.with_context(**defaults), values)


def by_user_default(record, values):
    for name, value in values.items():
        sendable = value if isinstance(value, bool | int | float) else str(value)
        record.env["ir.default"].set(record._name, name, sendable, user_id=True)
    return defaulted(record, values)


def defaulted(model, values):
    """Return the names of the values that a new record starts with."""
    found = model.browse().default_get(list(values))
    return {name for name, value in values.items() if found.get(name) == value}


def by_import(record, values):
    columns = [
        f"{name}/.id" if record._fields[name].relational else name for name in values
    ]
    row = [str(record.id), *map(str, values.values())]
    told = record.browse().load([".id", *columns], [row])
    if not told["ids"]:
        raise UserError(told["messages"][0]["message"])
    record.invalidate_recordset()
    return taken(record, values)


def by_archiving(record, values):
    record.action_unarchive() if values["active"] else record.action_archive()
    return taken(record, values)
