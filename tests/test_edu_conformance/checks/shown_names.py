"""A name shown to whoever may not read its record says nothing.

Held for models with `_sensitive_name = True`: their names go into many2one fields,
group headers and activities of people without access. A number may be said.
"""

from .. import factories, house
from ..people import City
from ..trying import undone


def check(env):
    findings = []
    with undone(env):
        city = City(env)
        for name, model in house.models(env).items():
            make = factories.of(name)
            if make and getattr(model, "_sensitive_name", False):
                with undone(env):
                    findings += spoken(city, make(city.a))
    return findings


def spoken(city, record):
    """Findings on the texts of a record that its name gives away."""
    texts = {
        name: record.sudo()[name]
        for name, field in record._fields.items()
        if field.type in ("char", "text") and field.store and record.sudo()[name]
        if name != "number"
    }
    # This is how core fetches the name of what a many2one points to.
    shown = {
        record.with_user(user).sudo().display_name
        for role, user in city.b.users.items()
        if not record.with_user(user).has_access("read")
    }
    return [
        f"{record._name}.{name}: the name gives it away to who may not read it."
        for name, text in texts.items()
        if any(text in display_name for display_name in shown)
    ]
