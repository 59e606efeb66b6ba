"""What belongs to one county is nobody's in the county beside, in any role."""

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.models import MAGIC_COLUMNS

from .. import declared, factories, house
from ..people import City, dismissed
from ..trying import refusal, undone, vacate

PLAIN = ("char", "text", "integer", "float", "monetary", "date", "many2one")


def check(env):
    findings = []
    with undone(env):
        city = City(env)
        for name in house.models(env):
            make = factories.of(name)
            if not make:
                findings.append(f"{name}: no factory makes a record to try scope on.")
                continue
            with undone(env):
                findings += tried(city, make(city.a), scoped_verbs(name))
    return findings


def tried(city, record, verbs):
    findings = held_between(city, record, verbs)
    if "read" in verbs:
        people = readers(city, record)
        if not people:
            findings.append(f"{record._name}: nobody of the own county reads a record.")
        if not record._transient:
            findings += held_after_leaving(record, people)
    return findings


def scoped_verbs(name):
    """Return the verbs that are not open to everybody by design."""
    open_verbs = {
        model: verbs
        for (model, held_by), verbs in declared.verbs("unruled").items()
        if held_by != "its code"
    }
    return [verb for verb in house.VERBS if verb not in open_verbs.get(name, ())]


def held_between(city, record, verbs):
    """Findings on what the people of county B reach of a record of county A."""
    findings = []
    for role, user in city.b.users.items():
        stranger = record.with_user(user)
        for verb in verbs:
            if stranger.browse().has_access(verb):
                findings += [
                    f"{record._name}: {role} of another county {sentence}."
                    for sentence in TRIES[verb](stranger)
                ]
    return findings


def readers(city, record):
    """Return {role: user} of those of county A who read the record."""
    return {
        role: user
        for role, user in city.a.users.items()
        if record.with_user(user).has_access("read")
    }


def held_after_leaving(record, people):
    """Findings on who still reads a record when scope and posts are gone."""
    with dismissed(record.env["res.users"].sudo().union(*people.values())):
        return [
            f"{record._name}: {role} who left the county {sentence}."
            for role, user in people.items()
            for sentence in reads(record.with_user(user))
        ]


def reads(record):
    """Yield in which ways the record is found and read."""
    this = Domain("id", "=", record.id)
    everywhere = record.with_context(active_test=False)
    name = record.sudo().display_name
    if everywhere.search(this):
        yield "finds it by search"
    if everywhere.search_count(this):
        yield "counts it"
    if everywhere.formatted_read_group(this, [], ["__count"])[0]["__count"]:
        yield "counts it in groups"
    if record._rec_name and record.id in dict(everywhere.name_search(name, limit=None)):
        yield "finds it by name"
    record.invalidate_recordset()
    if not denied(lambda: record.read(["display_name"])):
        yield "reads it"
    if not denied(lambda: record.export_data(["id", "display_name"])):
        yield "exports it"


def denied(look):
    """Return whether looking is refused; there is nothing to take back of it."""
    try:
        look()
    except UserError:
        return True
    return False


def writes(record):
    name = next((name for name in record._fields if is_plain(record, name)), None)
    if not name:
        return
    value = record.sudo()[name]
    value = value.id if record._fields[name].relational else value
    if not refusal(record.env, lambda: record.write({name: value})):
        yield "writes it"


def is_plain(record, name):
    """Whether only access keeps a person from writing the field."""
    field = record._fields[name]
    return (
        field.type in PLAIN
        and field.store
        and not (field.compute or field.related or field.readonly)
        and name not in (*MAGIC_COLUMNS, *house.guarded(record))
    )


def creates(record):
    """Whether another can be put into the same file, in the place of this one."""
    if record._transient:
        return
    values = record.sudo().copy_data()

    def replace():
        vacate(record.sudo())
        record.browse().create(values)

    if not refusal(record.env, replace):
        yield "creates another in the same file"


def unlinks(record):
    if not refusal(record.env, record.unlink):
        yield "deletes it"


TRIES = {"read": reads, "write": writes, "create": creates, "unlink": unlinks}
