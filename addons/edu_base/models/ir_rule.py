from odoo import api, models, tools
from odoo.fields import Domain
from odoo.tools import config

from ..tools.dates import today

# A scope of more units than this is searched through the tree: it is most of it.
MOST_NAMED = 1000


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Rules read who is liaison today, so a cached domain lasts for its day."""
        yield from super()._compute_domain_context_values()
        yield today()

    @api.model
    @tools.conditional(
        "xml" not in config["dev_mode"],
        tools.ormcache(
            "self.env.uid",
            "self.env.su",
            "model_name",
            "mode",
            "tuple(self._compute_domain_context_values())",
        ),
    )
    def _compute_domain(self, model_name, mode="read"):
        """Name the units of a small scope, so that lists find them in an index.

        Units forget these domains whenever their tree changes.
        """
        domain = super()._compute_domain(model_name, mode)
        return self._naming_units(domain, self.env[model_name])

    @api.model
    def _naming_units(self, domain, model):
        """Return the domain of `model` with `in` for `child_of` a few units."""

        def named(condition):
            field = model._fields.get(condition.field_expr)
            if field is None or not field.relational:
                return condition
            value, operator = condition.value, condition.operator
            if isinstance(value, Domain):
                value = self._naming_units(value, self.env[field.comodel_name])
                return Domain(field.name, operator, value)
            if operator == "child_of" and field.comodel_name == "edu.unit":
                units = self._units_below(value)
                return Domain(field.name, "in", units) if units else condition
            return condition

        return domain.map_conditions(named)

    @api.model
    def _units_below(self, ids):
        """Return the ids of the units of a scope; none if they are too many."""
        units = self.env["edu.unit"].sudo().with_context(active_test=False)
        below = Domain("id", "child_of", ids)
        found = units.search(below, limit=MOST_NAMED + 1, order="id").ids
        return found if len(found) <= MOST_NAMED else []

    def _make_access_error(self, operation, records):
        """Name no record of ours to those who may not read it, in debug mode either."""
        if records._name.startswith("edu."):
            records = records.browse()
        return super()._make_access_error(operation, records)
