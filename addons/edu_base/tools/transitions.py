"""The declaration of moves, and the key that opens guarded fields.

A key is an object of this process. A context that comes from a browser, a file
or the external interface is JSON and can never hold one.
"""

from dataclasses import dataclass

from odoo.tools.translate import LazyGettext

_CONTEXT_KEY = "edu_transition_guard"


class _Key:
    """Opens one guard; only the transition mixin hands it on."""


STATE_GUARD = _Key()
HISTORY_GUARD = _Key()


def opened(records, key):
    """Return `records` in an environment in which `key`'s guard is open."""
    return records.with_context(**{_CONTEXT_KEY: key})


def is_open(env, key):
    """Return whether `key`'s guard is open in `env`."""
    return env.context.get(_CONTEXT_KEY) is key


@dataclass(frozen=True)
class Move:
    """A step a record may take.

    `label` is a lazily translated text; `groups` are XML ids of the roles that may
    make it; `allow` names a method returning the records on which the user may
    (by default those of the own scope; four-eyes rules narrow it); `check` names a method raising UserError while the record is
    not ready.
    """

    name: str
    label: LazyGettext
    sources: tuple[str, ...]
    target: str
    groups: tuple[str, ...]
    allow: str = "_on_owner_side"
    check: str | None = None
    needs_reason: bool = False
