"""A copy starts anew: what is guarded is as in a fresh record."""

from .. import factories, house
from ..people import City
from ..trying import succeeds, undone
from .guarded_fields import guarded_names


def check(env):
    findings = []
    with undone(env):
        county = City(env).a
        for name, model in house.lasting(env).items():
            make = factories.of(name)
            if make and house.is_guarded(model):
                with undone(env):
                    record = make(county).sudo()
                    findings += succeeds(env, lambda r=record: kept(r)) or []
    return findings


def kept(record):
    """Findings on the guarded fields that the copy takes over.

    Fixed fields say to whom the record belongs, computed ones follow their source.
    """
    copy, given = record.copy(), getattr(record, "_guarded_defaults", dict)()
    fresh = record.new(given)
    own = set(guarded_names(record)) - house.fixed(record)
    return [
        f"{record._name}.{name}: a copy keeps it."
        for name in sorted(own)
        if not record._fields[name].compute
        and plain(record, name) != plain(fresh, name)
        and copy[name] == record[name]
    ]


def plain(record, name):
    """Return the value, the records of a new one told by their real ids."""
    value = record[name]
    return value._origin.ids if record._fields[name].relational else value
