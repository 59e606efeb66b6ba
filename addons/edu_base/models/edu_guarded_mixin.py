from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..tools.transitions import STATE_GUARD, is_open


class EduGuardedMixin(models.AbstractModel):
    """Fields that nobody writes by hand: states, stamps, and what is worked out.

    A model names states and stamps in `_guarded_fields`. Stored computed fields that
    are readonly are guarded unnamed: for Odoo, readonly is a matter of views alone.
    They hold against create, write, import, `default_*`, user defaults, context,
    archiving, sudo and administrators. Computed ones still follow their source.
    """

    _name = "edu.guarded.mixin"
    _description = "Guarded Fields"

    _guarded_fields = frozenset()
    _fixed_fields = frozenset()  # given at creation; a record never changes hands

    @api.model
    def default_get(self, fields):
        guarded = self._guarded_names()
        values = super().default_get([name for name in fields if name not in guarded])
        initial = self._guarded_defaults()
        return values | {name: initial[name] for name in fields if name in initial}

    @api.model_create_multi
    def create(self, vals_list):
        if is_open(self.browse(), STATE_GUARD):
            return super().create(vals_list)
        guarded = self._guarded_names()
        records = super().create(
            [
                {name: value for name, value in vals.items() if name not in guarded}
                for vals in vals_list
            ]
        )
        # To give what the record has anyway is no forgery: lines of a form do.
        for record, vals in zip(records, vals_list, strict=True):
            record._refuse_forged(record._changed(guarded & vals.keys(), vals))
        return records

    def write(self, vals):
        if not is_open(self, STATE_GUARD):
            self._refuse_forged(self._guarded_names() & vals.keys())
            self._refuse_forged(self._changed(self._fixed_names() & vals.keys(), vals))
        return super().write(vals)

    def _changed(self, names, vals):
        """Return those of the `names` that `vals` would change."""
        return {
            name
            for name in names
            if any(
                (record[name].id if record._fields[name].relational else record[name])
                != (vals[name] or False)
                for record in self
            )
        }

    def copy_data(self, default=None):
        # What the caller names is kept, so that `create` refuses it.
        dropped = self._guarded_names() - (default or {}).keys()
        return [
            vals and {name: vals[name] for name in vals if name not in dropped}
            for vals in super().copy_data(default)
        ]

    @api.model
    def _guarded_names(self):
        """Return the names of the guarded fields."""
        return self._guarded_fields | self._guarded_unnamed()

    @api.model
    @ormcache()
    def _guarded_unnamed(self):
        """Return what every model guards: what is worked out, and hiding a record."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if name == "active"
            or (field.compute and field.store and field.readonly and not field.inverse)
        )

    @api.model
    def _fixed_names(self):
        """Return the names of the fixed fields; who extends a model adds its own."""
        return self._fixed_fields

    @api.model
    def _guarded_defaults(self):
        """Return the values that guarded fields start with, where it is not False."""
        return {"active": True} if "active" in self._fields else {}

    @api.model
    def _refuse_forged(self, names):
        labels = ", ".join(
            self._fields[name]._description_string(self.env) for name in sorted(names)
        )
        if labels:
            raise UserError(
                self.env._(
                    "%s: set by the buttons of the record or worked out, not by hand.",
                    labels,
                )
            )
