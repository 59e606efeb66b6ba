"""Units by what people call them, read once for a whole file."""

from collections import defaultdict

from ..unit_names import name_key, name_keys, place_of, short_key
from .columns import BadCell

FIELDS = "name short_name code parent_id kind level active school_type".split()


class UnitLookup:
    """The units of the governments that the user serves, by code and by name.

    Costs two queries, and one more for names that are not found, however many rows
    ask. Where names are the same, "government/name" says which.
    """

    def __init__(self, env):
        self.env = env
        units = env["edu.unit"].with_context(active_test=False)
        self.every = units.search_fetch(
            [("id", "child_of", env.user.scope_unit_ids.ids)],
            FIELDS,
        )
        self.units = self.every.filtered("active")
        self.layers = self._layers()
        self._elsewhere = set()

    def _layers(self):
        """Return indexes of the units, the surest first."""
        layers = [defaultdict(list) for _layer in range(4)]
        code, name, other, short = layers
        for unit in self.units:
            code[name_key(unit.code)].append(unit)
            name[name_key(unit.name)].append(unit)
            other[name_key(unit.short_name)].append(unit)
            for key in self._short_keys(unit):
                short[key].append(unit)
        ours = set(self.units.ids)
        for alias in self.env["edu.unit.alias"].search_fetch([], ["key", "unit_id"]):
            if alias.unit_id.id in ours and alias.unit_id not in other[alias.key]:
                other[alias.key].append(alias.unit_id)
        for layer in layers:
            layer.pop("", None)
        return layers

    def _short_keys(self, unit):
        """Return the keys of 县教育局 and 教育局 for the one of a county."""
        government = unit if unit.kind == "government" else unit.parent_id
        return name_keys(unit.name, place_of(government.name))

    def prepare(self, texts):
        """Learn, in one query, which unknown ones of `texts` are units elsewhere."""
        parts = {text.rpartition("/")[2].strip() for text in texts if text}
        unknown = [
            text
            for text in parts
            if not any(key(text) in layer for key, layer in self._by_key())
        ]
        if unknown:
            found = self.env["edu.unit"].search_fetch(
                ["|", ("name", "in", unknown), ("code", "in", unknown)],
                ["name", "code"],
            )
            self._elsewhere |= set(found.mapped("name") + found.mapped("code"))

    def find(self, text, kinds=()):
        """Return the one unit that `text` means, of one of `kinds` if any are named.

        Raises BadCell.
        """
        place, _slash, name = text.rpartition("/")
        name = name.strip()
        candidates = self._candidates(name, place and name_key(place))
        fitting = [unit for unit in candidates if not kinds or unit.kind in kinds]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            raise BadCell(self._several(text, fitting))
        if candidates:
            raise BadCell(self._wrong_kind(text, kinds))
        raise BadCell(self._unknown(text, name))

    def printed(self, unit):
        """Return the shortest text by which `find` finds a unit; None if it cannot."""
        if unit not in self.units:
            return None
        same = self.layers[1].get(name_key(unit.name), [])
        if len(same) > 1 and unit.parent_id:
            return f"{unit.parent_id.name}/{unit.name}"
        return unit.name

    def _by_key(self):
        return zip((name_key, name_key, name_key, short_key), self.layers, strict=True)

    def _candidates(self, name, place):
        for key, layer in self._by_key():
            found = [
                unit
                for unit in layer.get(key(name), ())
                if not place or name_key(unit.parent_id.name) == place
            ]
            if found:
                return found
        return []

    def _several(self, text, units):
        return self.env._(
            "“%(text)s” may be %(units)s. Write the code, or the government, a slash "
            "and the name.",
            text=text,
            units="、".join(f"{unit.parent_id.name}/{unit.name}" for unit in units[:5]),
        )

    def _wrong_kind(self, text, kinds):
        labels = dict(self.units._fields["kind"]._description_selection(self.env))
        return self.env._(
            "“%(text)s” is none of the kind: %(kinds)s.",
            text=text,
            kinds="、".join(labels[kind] for kind in kinds),
        )

    def _unknown(self, text, name):
        if name in self._elsewhere:
            return self.env._(
                "“%s” does not belong to the governments that you serve.", text
            )
        return self.env._("There is no unit called “%s”. Import units first.", text)
