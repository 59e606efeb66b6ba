"""Multiplying what Odoo made, by the database itself.

A copy of a row has the row's id and a multiple of one stride, and so has every
reference from a copy to a copied row: no look-up is needed, whatever the models are.
"""

from odoo.tools import SQL

ALONG = ("mail.message", "mail.followers", "ir.attachment", "edu.transition")
CHATTER = 3  # messages of a record


def talk(env, model: str, author) -> None:
    """Give every record messages and a file, as real ones have them."""
    ids = env[model].search([]).ids
    env["mail.message"].create(
        [
            {
                "model": model,
                "res_id": number,
                "body": f"第{n}次沟通情况",
                "message_type": "comment",
                "author_id": author.id,
            }
            for number in ids
            for n in range(CHATTER)
        ]
    )
    env["ir.attachment"].create(
        [
            {"name": "佐证材料.txt", "res_model": model, "res_id": n, "raw": b"-"}
            for n in ids
        ]
    )


class Copier:
    """Copies all rows of ``models``, and what belongs to them, ``copies`` times.

    ``unlike`` maps (model, column) to SQL for columns that a copy may not share;
    ``row`` is the copied row, ``copy`` the number of the copy.
    """

    def __init__(self, env, models: list[str], unlike: dict[tuple[str, str], str]):
        self.env, self.unlike = env, unlike
        self.models = [*models, *(name for name in ALONG if name in env)]
        self.shift = SQL("copy * %s", self.stride())

    def stride(self) -> int:
        return 1 + max(self.last(self.env[name]._table) for name in self.models)

    def last(self, table: str) -> int:
        query = SQL("SELECT COALESCE(max(id), 0) FROM %s", SQL.identifier(table))
        return self.env.execute_query(query)[0][0]

    def copy(self, copies: int) -> None:
        self.env.flush_all()
        for name in self.models:
            self.copy_rows(self.env[name], copies)
        for name in self.models:
            self.copy_pairs(self.env[name], copies)
        for name in self.models:
            self.set_sequence(self.env[name]._table)
        self.env.invalidate_all()

    def copy_rows(self, model, copies: int) -> None:
        values = {
            field.name: self.value(model, field)
            for field in model._fields.values()
            if field.store and field.column_type
        }
        query = SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s row, generate_series(1, %s) copy %s",
            SQL.identifier(model._table),
            SQL(", ").join(map(SQL.identifier, values)),
            SQL(", ").join(values.values()),
            SQL.identifier(model._table),
            copies,
            self.belonging(model),
        )
        self.env.cr.execute(query)

    def value(self, model, field) -> SQL:
        column = SQL.identifier("row", field.name)
        if unlike := self.unlike.get((model._name, field.name)):
            return SQL(unlike)
        if field.name == "parent_path":
            return SQL(
                "(SELECT string_agg((part::int + %s)::text, '/' ORDER BY place) || '/'"
                " FROM unnest(string_to_array(rtrim(%s, '/'), '/'))"
                " WITH ORDINALITY parts (part, place))",
                self.shift,
                column,
            )
        own = field.name == "id" or field.type == "many2one_reference"
        if own or field.comodel_name in self.models and field.type == "many2one":
            return SQL("%s + %s", column, self.shift)
        return column

    def belonging(self, model) -> SQL:
        """Of the models that belong to any record, only the rows of copied ones."""
        for field in model._fields.values():
            if field.type == "many2one_reference" and field.store:
                kind = SQL.identifier("row", field.model_field)
                return SQL("WHERE %s IN %s", kind, tuple(self.models))
        return SQL()

    def copy_pairs(self, model, copies: int) -> None:
        tables = {model._table for model in self.env.registry.values()}
        for field in model._fields.values():
            if field.type == "many2many" and field.store:
                if field.relation not in tables:
                    self.copy_relation(field, copies)

    def copy_relation(self, field, copies: int) -> None:
        left, right = map(SQL.identifier, (field.column1, field.column2))
        moved = SQL("%s + %s", right, self.shift)
        query = SQL(
            "INSERT INTO %s (%s, %s) SELECT %s + %s, %s FROM %s,"
            " generate_series(1, %s) copy",
            SQL.identifier(field.relation),
            left,
            right,
            left,
            self.shift,
            moved if field.comodel_name in self.models else right,
            SQL.identifier(field.relation),
            copies,
        )
        self.env.cr.execute(query)

    def set_sequence(self, table: str) -> None:
        query = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)"
        self.env.cr.execute(query, [table, self.last(table) + 1])
