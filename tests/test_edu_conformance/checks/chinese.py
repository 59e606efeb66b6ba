"""Every text of our modules that a person sees has its Chinese one."""

import io
import re

import polib

from odoo.modules.module import get_module_path
from odoo.tools.translate import trans_export

from .. import house

ENGLISH = re.compile("[a-z]{3,}")


def check(env):
    texts = [finding for name in house.modules(env) for finding in missing(env, name)]
    return texts + list(english_choices(env))


def english_choices(env):
    """Yield choices that come from a function, which the catalogue does not reach."""
    chinese = env(context={**env.context, "lang": "zh_CN"})
    for model in house.models(chinese).values():
        for field in model._fields.values():
            if field.type == "selection" and not isinstance(field.selection, list):
                for _value, label in field._description_selection(chinese):
                    if ENGLISH.search(label):
                        yield f"{model._name}.{field.name}: {label!r} in English."


def missing(env, name):
    stream = io.BytesIO()
    trans_export(None, [name], stream, "po", env)
    texts = polib.pofile(stream.getvalue().decode())
    file = f"{get_module_path(name)}/i18n/zh_CN.po"
    try:
        catalogue = {entry.msgid: entry for entry in polib.pofile(file)}
    except OSError:
        catalogue = {}
    for entry in texts:
        chinese = catalogue.get(entry.msgid)
        if not chinese or not chinese.translated():
            yield f"{name}: no Chinese for {entry.msgid!r}."
