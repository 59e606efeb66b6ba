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
    copy, blank = record.copy(), record.new({})
    given = getattr(record, "_guarded_defaults", dict)()
    own = set(guarded_names(record)) - set(getattr(record, "_fixed_fields", ()))
    return [
        f"{record._name}.{name}: a copy keeps it."
        for name in sorted(own)
        if not record._fields[name].compute
        and record[name] != given.get(name, blank[name])
        and copy[name] == record[name]
    ]
