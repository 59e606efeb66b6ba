"""The server's log says what happened, not to whom: no names, values or tokens.

Core writes login names, the query strings of addresses, rejected rows and typed
domains into its log. Filters on the loggers that do so blank them out, before any
handler sees the record; users, addresses of machines and codes stay.
"""

import ipaddress
import logging
import re

from odoo.exceptions import UserError

WITHHELD = "…"

_QUERY = re.compile(r"\?.*?(?=(?:#[\w.]+)? HTTP/\d|$)", re.S)
_TOKEN = re.compile(r"(?<![\w.-])[\w-]{32,}(?![\w.-])")
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_DETAIL = re.compile(r"\s*DETAIL:.*", re.S)
_TYPED = re.compile(r': ".*"')


def install():
    """Put the filters in their places; those that are there already stay alone."""
    for name, mask in _MASKS.items():
        logger = logging.getLogger(name)
        if not any(type(found).__name__ == Mask.__name__ for found in logger.filters):
            logger.addFilter(Mask(mask))


class Mask(logging.Filter):
    """Blanks out part of a record and lets it pass; the whole text, if it cannot."""

    def __init__(self, mask):
        super().__init__()
        self.mask = mask

    def filter(self, record):
        try:
            self.mask(record)
            record.getMessage()
        except Exception:  # noqa: BLE001 - what is not understood is not shown
            record.msg, record.args = WITHHELD, ()
        return True


def _names(record):
    """Texts are names, unless they are addresses of machines."""
    record.args = tuple(
        arg if not isinstance(arg, str | list) or _is_address(arg) else WITHHELD
        for arg in record.args or ()
    )


def _request(record):
    """The line of a request: its path without query string and tokens."""
    record.args = tuple(
        _TOKEN.sub(WITHHELD, _QUERY.sub("?" + WITHHELD, arg))
        if isinstance(arg, str)
        else arg
        for arg in record.args or ()
    )


def _refusal(record):
    """What people are told names what they typed: only its kind is written."""
    if isinstance(record.msg, UserError):
        record.msg = type(record.msg).__name__
    _request(record)


def _statement(record):
    """A statement that failed, without its values, and why, without the row."""
    if record.levelno >= logging.ERROR and len(record.args or ()) == 2:
        query, error = record.args
        text = query.decode() if isinstance(query, bytes) else str(query)
        reason = _DETAIL.sub("", str(error).strip())
        record.args = (
            _LITERAL.sub(f"'{WITHHELD}'", text),
            _TYPED.sub(f': "{WITHHELD}"', reason),
        )


def _export(record):
    """The domain of an export holds what was searched for."""
    record.args = (*record.args[:-1], WITHHELD)


def _is_address(text):
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


_MASKS = {
    "odoo.addons.auth_totp.models.res_users": _names,
    "odoo.addons.base.models.res_users": _names,
    "odoo.addons.web.controllers.export": _export,
    "odoo.http": _refusal,
    "odoo.sql_db": _statement,
    "werkzeug": _request,
}
