"""Compare each addon's zh_CN.po with the texts in its code, views and records.

Runs in Odoo's shell (which gives ``env``). EDU_VALUES: ``addons`` (name -> folder),
``drafts`` (folder for completed catalogues) and ``report`` (file; empty: all is well).
"""

import io
import json
import os
from pathlib import Path

import polib

from odoo.tools.translate import trans_export

values = json.loads(os.environ["EDU_VALUES"])


def exported(name):
    """The addon's texts as an empty catalogue, as Odoo's own export writes it."""
    stream = io.BytesIO()
    trans_export(None, [name], stream, "po", env)  # noqa: F821
    return polib.pofile(stream.getvalue().decode())


def problems(name, texts, catalogue):
    known = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    wanted = {entry.msgid for entry in texts}
    for msgid in sorted(wanted - set(known)):
        yield f"{name}: not in zh_CN.po: {msgid!r}"
    for msgid in sorted(set(known) - wanted):
        yield f"{name}: in zh_CN.po, but nowhere in the addon: {msgid!r}"
    for msgid in sorted(wanted & set(known)):
        if not known[msgid].msgstr:
            yield f"{name}: not translated: {msgid!r}"
        elif known[msgid].fuzzy:
            yield f"{name}: fuzzy: {msgid!r}"


def draft(texts, catalogue):
    """The texts of now with the translations that are there."""
    known = {entry.msgid: entry.msgstr for entry in catalogue}
    for entry in texts:
        entry.msgstr = known.get(entry.msgid, "")
    texts.metadata["Language"] = "zh_CN"
    return texts


lines = []
for name, folder in values["addons"].items():
    texts = exported(name)
    file = Path(folder) / "i18n" / "zh_CN.po"
    catalogue = polib.pofile(str(file)) if file.exists() else polib.POFile()
    found = list(problems(name, texts, catalogue))
    if found:
        target = Path(values["drafts"]) / f"{name}.po"
        draft(texts, catalogue).save(str(target))
        lines += [*found, f"{name}: to be filled in and put at {file}: {target}"]
Path(values["report"]).write_text("".join(f"{line}\n" for line in lines))
