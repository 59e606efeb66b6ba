"""Every text of our modules that a person sees has its Chinese one."""

import io

import polib

from odoo.modules.module import get_module_path
from odoo.tools.translate import trans_export

from .. import house


def check(env):
    return [finding for name in house.modules(env) for finding in missing(env, name)]


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
