"""Fields that are searched as the records behind them are: by who may read them."""

from odoo import fields
from odoo.fields import Domain


class ReadableOne2many(fields.One2many):
    """Lines of which a search tells no more than reading them does.

    By number (`in [7]`) and by whether there are any (`!= False`), core searches among
    all lines, so that whoever guesses a number learns where a record belongs that is
    kept from the person.
    """

    def condition_to_sql(self, field_expr, operator, value, model, alias, query):
        if model.env.su or operator not in ("in", "not in"):
            return super().condition_to_sql(
                field_expr, operator, value, model, alias, query
            )
        numbers = {number for number in value if number}
        named = Domain(field_expr, "any", Domain("id", "in", numbers))
        if False in value:
            named |= Domain(field_expr, "not any", Domain.TRUE)
        asked = named if operator == "in" else ~named
        return asked.optimize_full(model)._to_sql(model, alias, query)
