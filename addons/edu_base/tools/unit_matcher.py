"""Find the units that a document of one government names."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .unit_names import (
    abbreviates,
    every_suffix,
    name_key,
    name_keys,
    place_of,
    short_key,
)


@dataclass(frozen=True)
class Match:
    """`units` (edu.unit), the `group` they are named as, and whether it is certain."""

    units: Any
    group: Any
    sure: bool


class UnitMatcher:
    """Match printed names against the units, aliases and groups of an owner.

    Reads everything once: three queries, however many names are asked for.
    """

    def __init__(self, owner, day):
        self.owner = owner
        self.nobody = owner.browse()
        self.no_group = owner.env["edu.unit.group"]
        self.place = place_of(owner.name)
        self.units = owner.search(
            [("id", "child_of", owner.id), ("kind", "!=", "school")]
        )
        self.direct, self.deeper = defaultdict(owner.browse), defaultdict(owner.browse)
        for unit in self.units:
            near = unit == owner or unit.parent_id == owner
            for key in self._keys(unit):
                (self.direct if near else self.deeper)[key] |= unit
        self.aliases = self._read_aliases()
        # Names given further up hold below, where those lists are not open to read.
        groups = self.no_group.sudo().search([("owner_unit_id", "parent_of", owner.id)])
        self.groups = {name_key(group.name): group.sudo(False) for group in groups}
        self.members = {
            group.sudo(False): units.sudo(False)
            for group, units in groups._units_on(day).items()
        }

    def match(self, name):
        """Return the Match of a printed name; no units where nothing fits."""
        key = name_key(name)
        if key in self.aliases:
            return Match(self.aliases[key], self.no_group, True)
        if key in self.groups:
            group = self.groups[key]
            return Match(self.members.get(group, self.nobody), group, True)
        for index in (self.direct, self.deeper):
            units = index.get(short_key(name), self.nobody)
            if len(units) == 1:
                return Match(units, self.no_group, True)
        return self._every(name) or self._propose(name)

    def _keys(self, unit):
        government = unit if unit.kind == "government" else unit.parent_id
        place = place_of(government.name)
        keys = name_keys(unit.name, place)
        return keys | ({short_key(unit.short_name)} if unit.short_name else set())

    def _read_aliases(self):
        aliases = self.owner.env["edu.unit.alias"].sudo()
        known = aliases.search_fetch(
            [("owner_unit_id", "parent_of", self.owner.id)], ["key", "unit_id"]
        )
        return {alias.key: alias.unit_id.sudo(False) for alias in known}

    def _every(self, name):
        """Match 各县区…: certain if each government below has just one such unit."""
        suffix = every_suffix(name)
        if suffix is None:
            return None
        below = self.units.filtered(
            lambda unit: unit.kind == "government" and unit.parent_id == self.owner
        )
        if suffix in ("", "政府"):
            return Match(below, self.no_group, True) if below else None
        named = self.units.filtered(
            lambda unit: unit.parent_id in below and self._ends_as(unit, suffix)
        )
        sure = len(named) == len(named.parent_id) == len(below)
        return Match(named, self.no_group, sure) if named else None

    def _ends_as(self, unit, suffix):
        keys = self._keys(unit)
        return any(key.endswith(suffix) or abbreviates(suffix, key) for key in keys)

    def _propose(self, name):
        """Propose the one near unit that the name abbreviates, to be confirmed."""
        key = short_key(name)
        units = self.nobody
        for candidate, found in self.direct.items():
            if abbreviates(key, candidate) or abbreviates(candidate, key):
                units |= found
        return Match(units if len(units) == 1 else self.nobody, self.no_group, False)
