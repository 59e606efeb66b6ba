"""What the web client asks for, taken from the very views that it shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

X2MANY_LIMIT = 40
HIDDEN = ("1", "True")
FILES = "many2many_binary"


@dataclass(frozen=True)
class View:
    """A view as the client gets it; ``fields`` is its read specification."""

    arch: etree._Element
    fields: dict[str, dict]

    @property
    def order(self) -> str | None:
        return self.arch.get("default_order")


def view(env, model: str, kind: str, xmlid: str | None = None) -> View:
    """Return the view that the user of ``env`` gets (by default the first)."""
    number = env.ref(xmlid).id if xmlid else False
    told = env[model].get_views([(number, kind)])
    arch = etree.fromstring(told["views"][kind]["arch"])
    return View(arch, specification(env[model], arch))


def specification(model, node) -> dict[str, dict]:
    return {
        field.get("name"): of_field(model, field)
        for field in outermost(node)
        if model._fields[field.get("name")].type != "properties"
    }


def outermost(node) -> Iterator:
    """The fields of a view, without those of the views inside them."""
    for child in node.iterchildren(etree.Element):
        if child.tag == "field":
            yield child
        else:
            yield from outermost(child)


def of_field(model, node) -> dict:
    field = model._fields[node.get("name")]
    hidden = {node.get("invisible"), node.get("column_invisible")} & {*HIDDEN}
    if field.type == "many2one":
        return {"fields": {} if hidden else {"display_name": {}}}
    if field.type in ("one2many", "many2many") and not hidden:
        return of_many(model.env[field.comodel_name], node)
    return {}


def of_many(model, node) -> dict:
    inner = next((found for found in node.iterchildren("list", "kanban")), None)
    if inner is not None:
        limit = int(inner.get("limit") or X2MANY_LIMIT)
        found = {"fields": specification(model, inner), "limit": limit}
        order = inner.get("default_order")
        return found | ({"order": order} if order else {})
    if node.get("widget") == FILES:
        return {"fields": {"name": {}, "mimetype": {}}}
    return {"fields": {"display_name": {}}} if node.get("widget") else {}


def counterpart(spec: dict, ours, theirs, known: dict[str, str]) -> dict:
    """Return a specification of ``theirs`` with as many columns of the same kinds.

    ``known`` pairs fields; for the others the first unused field of the same type and
    storage is taken, and where there is none, a stored figure, which costs no more.
    """
    found = {}
    for name, inner in spec.items():
        partner = known.get(name) or unused(ours._fields[name], theirs, found)
        found[partner] = inner
    return found


def unused(field, theirs, taken: dict) -> str:
    free = [
        (name, other)
        for name, other in sorted(theirs._fields.items())
        if name not in taken and not other.groups
    ]
    same = [n for n, o in free if (o.type, o.store) == (field.type, field.store)]
    stored = [n for n, o in free if o.store and o.type in ("char", "integer", "float")]
    return (same or stored)[0]
