"""The files of an issued record are nobody's to touch: no role's, no superuser's.

Held for models that name the states from which on they are sealed, with
`_sealed_states`. What is made by their factory is sealed and has a file.
"""

from .. import factories, house
from ..people import City
from ..trying import succeeds, undone
from .guarded_fields import forgers

FORGED = b"%PDF-1.7 of somebody else"


def check(env):
    findings = []
    with undone(env):
        city = City(env)
        for name, model in house.lasting(env).items():
            make = factories.of(name, "sealed") or factories.of(name)
            if make and getattr(model, "_sealed_states", ()):
                with undone(env):
                    findings += touched(city, make(city.a))
    return findings


def touched(city, record):
    """Findings on the files of a record that somebody changes."""
    file = files_of(record)[:1]
    if not file:
        return [f"{record._name}: the record of the factory has no file to try."]
    return [
        f"{record._name}: {who} {way} a file of what is issued."
        for who, own in forgers(city, record).items()
        for way, attempt in WAYS.items()
        if succeeds(
            own.env, lambda a=attempt, o=own: a(o, file.with_env(o.env)) or True
        )
    ]


def files_of(record):
    """Return the attachments of the record, those of its fields too."""
    files = record.env["ir.attachment"].sudo()
    fields = [False, *record._fields]
    return files.search(
        [
            ("res_model", "=", record._name),
            ("res_id", "=", record.id),
            ("res_field", "in", fields),
        ]
    )


def other_file(record):
    """Return a fresh file of whoever tries, and of no record."""
    return record.env["ir.attachment"].create({"name": "other.pdf", "raw": FORGED})


def link(record):
    return {"res_model": record._name, "res_id": record.id}


WAYS = {
    "rewrites": lambda record, file: file.write({"raw": FORGED}),
    "renames": lambda record, file: file.write({"name": "other.pdf"}),
    "unlinks": lambda record, file: file.write({"res_model": False, "res_id": 0}),
    "publishes": lambda record, file: file.write({"public": True}),
    "deletes": lambda record, file: file.unlink(),
    "copies in": lambda record, file: file.copy({"raw": FORGED}),
    "links in": lambda record, file: other_file(record).write(link(record)),
    "adds": lambda record, file: other_file(record).copy(link(record)),
}
