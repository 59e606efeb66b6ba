"""Import of other names that documents use for units."""

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..unit_names import name_key
from .columns import Column, UnitColumn
from .kind import Kind

_lt = LazyTranslate(__name__)


class Aliases(Kind):
    """A name is known by the government in whose documents it stands."""

    name = "aliases"
    model = "edu.unit.alias"
    columns = (
        Column(
            "name",
            "Other Name",
            "别名",
            _lt("As documents print it"),
            required=True,
            also=("其他名称", "简称"),
            width=24,
        ),
        UnitColumn(
            "unit_id",
            "Unit",
            "单位",
            _lt("The unit that is meant: its name or code"),
            required=True,
            also=("单位名称", "单位全称"),
            width=28,
        ),
        UnitColumn(
            "owner_unit_id",
            "Owner",
            "使用范围",
            _lt("In whose documents; if empty, those of your own government"),
            also=("归属",),
            width=24,
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("Other Names")

    @classmethod
    def hint(cls, env):
        return env._(
            "What documents call a unit, such as 县教体局: plans are matched by it."
        )

    def title(self, row):
        return row.values.get("name") or ""

    @classmethod
    def domain(cls, env):
        return Domain.TRUE

    def link(self, rows):
        names = ("unit_id", "owner_unit_id")
        self.units.prepare(
            row.values[name] for row in rows for name in names if name in row.values
        )
        own = self.env.user.scope_unit_ids[:1]
        for row in rows:
            if "unit_id" in row.values:
                unit = self.unit(row, "unit_id")
                row.values["unit_id"] = unit and unit.id
            owner = own
            if "owner_unit_id" in row.values:
                owner = self.unit(row, "owner_unit_id", ("government",))
            row.values["owner_unit_id"] = owner and owner.id

    def find(self, rows):
        known = self.env["edu.unit.alias"].search_fetch(
            [("key", "in", [name_key(row.values.get("name")) for row in rows])],
            ["name", "key", "owner_unit_id", "unit_id"],
        )
        by_key = {(alias.owner_unit_id.id, alias.key): alias for alias in known}
        for row in rows:
            if not row.errors:
                row.record = by_key.get(self._key(row))

    def identities(self, row):
        return [] if row.errors else [self._key(row)]

    def _key(self, row):
        return row.values["owner_unit_id"], name_key(row.values["name"])
