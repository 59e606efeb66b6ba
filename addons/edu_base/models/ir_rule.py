import logging

from odoo import api, models, tools
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL, config

from ..tools.dates import today

_logger = logging.getLogger(__name__)

# A scope of more units than this is searched through the tree: it is most of it.
MOST_NAMED = 1000
# To read more names than these takes longer than to make a table of them.
MOST_READ = 400


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
        model = self.env[model_name]
        domain = super()._compute_domain(model_name, mode)
        inner = [isinstance(one.value, Domain) for one in domain.iter_conditions()]
        return self._naming_units(domain, model, not any(inner)).optimize(model)

    @api.model
    def _naming_units(self, domain, model, is_flat=False):
        """Return the domain of `model` with what is faster than `child_of` units.

        Nothing is asked of a scope that holds all units. A large one is made a table
        where the rule asks of nothing but the record: beside conditions on other
        records the database plans better with a join.
        """

        def named(condition):
            field = model._fields.get(condition.field_expr)
            if field is None or not field.relational:
                return condition
            value, operator = condition.value, condition.operator
            if isinstance(value, Domain):
                value = self._naming_units(value, self.env[field.comodel_name])
                return Domain(field.name, operator, value)
            if operator == "child_of" and field.comodel_name == "edu.unit" and value:
                is_column = field.type == "many2one" and field.store
                if is_column and self._are_all_below(value):
                    return Domain(field.name, "!=", False)
                units = self._units_below(value)
                is_long = not units or len(units) > MOST_READ
                if is_long and is_flat and is_column:
                    return Domain(field.name, "any!", self._table_below(value))
                return Domain(field.name, "in", units) if units else condition
            return condition

        return domain.map_conditions(named)

    @api.model
    @tools.ormcache("tuple(ids)")
    def _are_all_below(self, ids):
        """Return whether a scope holds all units.

        The tree is asked once for all rules of all who serve there, until it changes.
        """
        units = self.env["edu.unit"].sudo().with_context(active_test=False)
        return not units.search_count(~Domain("id", "child_of", ids), limit=1)

    @api.model
    @tools.ormcache("tuple(ids)")
    def _units_below(self, ids):
        """Return the ids of the units of a scope; none if they are too many."""
        units = self.env["edu.unit"].sudo().with_context(active_test=False)
        below = Domain("id", "child_of", ids)
        found = units.search(below, limit=MOST_NAMED + 1, order="id").ids
        return tuple(found) if len(found) <= MOST_NAMED else ()

    @api.model
    def _table_below(self, ids):
        """Return the SELECT of the units of a scope: made once for a whole statement.

        For `child_of` the database would look at the unit of every row.
        """
        units = self.env["edu.unit"].sudo()
        return SQL(
            "SELECT id FROM edu_unit WHERE parent_path LIKE ANY(%s)",
            [f"{path}%" for path in units.browse(ids).mapped("parent_path")],
            to_flush=units._fields["parent_path"],
        )

    def _make_access_error(self, operation, records):
        """Refuse what is ours in plain words, and name no record, in debug mode either.

        The words of core make fun of people who came upon secrets.
        """
        if not records._name.startswith("edu."):
            return super()._make_access_error(operation, records)
        _logger.info(
            "Denied by rules: %s of %r to %s", operation, records, self.env.uid
        )
        speaking = self.with_context(**self.env.user.context_get())
        kind = speaking.env["ir.model"]._get(records._name).name
        if operation == "read":
            return AccessError(
                speaking.env._(
                    "“%s”: this one is not open to you. If you need it for your work, "
                    "ask the office that keeps it.",
                    kind,
                )
            )
        return AccessError(
            speaking.env._(
                "“%s”: this one is not yours to enter or change. Ask the office that "
                "keeps it.",
                kind,
            )
        )
