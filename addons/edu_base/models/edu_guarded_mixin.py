from odoo import api, models
from odoo.exceptions import UserError

from ..tools.transitions import STATE_GUARD, is_open


class EduGuardedMixin(models.AbstractModel):
    """Fields that nobody writes by hand: states, stamps, what a record inherits.

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
        guarded, initial = self._guarded_names(), self._guarded_defaults()
        for vals in vals_list:
            self._refuse_forged(
                name
                for name in guarded & vals.keys()
                if (vals[name] or False) != initial.get(name, False)
            )
        return super().create(
            [
                {name: value for name, value in vals.items() if name not in guarded}
                for vals in vals_list
            ]
        )

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
                != vals[name]
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
        """Return the names of the guarded fields; hiding a record is guarded too."""
        return self._guarded_fields | ({"active"} & self._fields.keys())

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
                self.env._("%s: changed only by the buttons of the record.", labels)
            )
