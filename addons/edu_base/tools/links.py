"""What may be handed in through a personal link: named values of declared kinds."""

from dataclasses import dataclass

from odoo.exceptions import UserError

KINDS = ("text", "number", "tick", "file")


@dataclass(frozen=True)
class LinkField:
    """A value that a page takes.

    `kind` is one of `KINDS`; `most` is the longest text in characters, the highest
    number or the most files. Numbers begin at 0.
    """

    kind: str
    most: int = 1
    required: bool = False


def read_form(env, fields, form, files):
    """Return {name: value} of what was filled in; UserError for anything else.

    `fields` is {name: LinkField}, `form` {name: text}, `files` {name: [upload]}, as
    the browser sends them. Texts are stripped, numbers int, ticks bool, and files
    lists of uploads; what is left empty is "", 0, False or [].
    """
    if (form.keys() | files.keys()) - fields.keys():
        raise UserError(env._("The page sent something it does not ask for."))
    return {
        name: READERS[field.kind](env, field, form.get(name, ""), files.get(name, []))
        for name, field in fields.items()
    }


def _read_text(env, field, value, _files):
    text = value.strip()
    if field.required and not text:
        raise UserError(env._("Say in a sentence what has been done."))
    if len(text) > field.most:
        raise UserError(env._("The text is longer than %s characters.", field.most))
    return text


def _read_number(env, field, value, _files):
    digits = value.strip() or "0"
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise UserError(env._("Give a whole number from 0 to %s.", field.most))
    if int(digits) > field.most:
        raise UserError(env._("Give a whole number from 0 to %s.", field.most))
    return int(digits)


def _read_tick(_env, _field, value, _files):
    return bool(value)


def _read_files(env, field, _value, files):
    chosen = [file for file in files if file.filename]
    if len(chosen) > field.most:
        raise UserError(env._("At most %s files at a time.", field.most))
    return chosen


READERS = dict(
    zip(KINDS, (_read_text, _read_number, _read_tick, _read_files), strict=True)
)
