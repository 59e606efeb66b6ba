"""The declaration of moves, and the key that opens guarded fields.

A key is an object of this process. A context that comes from a browser, a file
or the external interface is JSON and can never hold one.
"""

from dataclasses import dataclass, field

from odoo.tools.translate import LazyGettext

_CONTEXT_KEY = "edu_transition_guard"


class _Guard:
    """What keeps fields from being written by hand."""


STATE_GUARD = _Guard()
HISTORY_GUARD = _Guard()
AUDIT_GUARD = _Guard()


@dataclass(frozen=True)
class _Key:
    """Opens a guard for the records named, so that nothing else slips through."""

    guard: _Guard
    model: str
    ids: frozenset

    def fits(self, records, guard):
        return (
            self.guard is guard
            and self.model == records._name
            and (self.ids.issuperset(records.ids) if records else not self.ids)
        )


def opened(records, guard):
    """Return `records` with `guard` open for them alone; empty ones may be created."""
    key = _Key(guard, records._name, frozenset(records.ids))
    return records.with_context(**{_CONTEXT_KEY: key})


def is_open(records, guard):
    """Return whether `guard` is open for `records`."""
    key = records.env.context.get(_CONTEXT_KEY)
    return isinstance(key, _Key) and key.fits(records, guard)


@dataclass(frozen=True)
class Move:
    """A step a record may take.

    `label` is a lazily translated text; `groups` are XML ids of the roles that may
    make it; `allow` names a method returning the records on which the user may (by
    default those of the own scope); `check` names a method raising UserError while the
    record is not ready. `not_by` names the field with the user whose submission the
    move judges: nobody judges the own one. `four_eyes` keeps deputies and principals,
    too, from a move that follows a step of theirs.
    """

    name: str
    sources: tuple[str, ...]
    target: str
    groups: tuple[str, ...]
    allow: str = "_on_owner_side"
    check: str | None = None
    needs_reason: bool = False
    not_by: str | None = None
    four_eyes: bool = False
    label: LazyGettext = field(kw_only=True)
