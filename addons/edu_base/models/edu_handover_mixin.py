from odoo import api, models


class EduHandoverMixin(models.AbstractModel):
    """What passes on when a unit ends or a person leaves.

    A model that inherits this says what of it is held and how it passes on. The act
    that asks has checked who may; it sees and changes all records.
    """

    _name = "edu.handover.mixin"
    _description = "Passed on by Units and People"

    _held_label = None  # what is held, in the plural, lazily translated

    @api.model
    def _held_by_units(self, units, day):
        """Return the records that units hold on `day` or later."""
        return self.browse()

    @api.model
    def _hand_over_units(self, heirs, day):
        """Pass on what units hold: `heirs` is {unit that ends: successor}."""

    @api.model
    def _held_by_person(self, person, day):
        """Return the records that one of the users holds on `day` or later."""
        return self.browse()

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Pass on what a user holds from `day` on; there may be no successor."""

    @api.model
    def _holders(self):
        """Yield all models that have something to pass on, empty and as superuser."""
        mixin = self.env.registry["edu.handover.mixin"]
        for name, model in sorted(self.env.registry.items()):
            if not model._abstract and issubclass(model, mixin):
                yield self.env[name].sudo().with_context(active_test=False)

    @api.model
    def _counted(self, held):
        """Return lines of text that say how many records of each kind are held."""
        return [
            f"{self.env._(records._held_label)}: {len(records)}"
            for records in held
            if records
        ]
