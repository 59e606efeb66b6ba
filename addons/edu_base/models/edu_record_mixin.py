from odoo import api, fields, models
from odoo.fields import Domain


class EduRecordMixin(models.AbstractModel):
    """A row about a record of `edu.due.mixin`, whatever its kind.

    Its name is the record's for who may read that one, and the kind alone for all
    others: it is shown in lists, groups and messages without asking again.
    """

    _name = "edu.record.mixin"
    _description = "About a Record"
    _rec_name = "name"

    res_model = fields.Selection(
        selection="_selection_res_model",
        string="Kind",
        required=True,
        readonly=True,
        help="What it is: a task, a matter, a report (类别)",
    )
    res_id = fields.Many2oneReference(
        model_field="res_model",
        required=True,
        readonly=True,
        export_string_translation=False,
    )
    name = fields.Char(
        string="Subject",
        compute="_compute_name",
        search="_search_name",
        help="As its record is called (事项)",
    )

    @api.depends("res_model", "res_id")
    @api.depends_context("uid", "lang")
    def _compute_name(self):
        for model, rows in self.grouped("res_model").items():
            if model not in self.env:
                rows.name = False
                continue
            records = self.env[model].sudo(False).browse(rows.mapped("res_id"))
            readable = records.exists()._filtered_access("read")
            names = {record.id: record.display_name for record in readable}
            kind = self.env["ir.model"]._get(model).sudo().name
            for row in rows:
                row.name = names.get(row.res_id, kind)

    def _search_name(self, operator, value):
        """Find by the names of those records alone that the user may read."""
        return Domain.OR(
            Domain("res_model", "=", name)
            & Domain(
                "res_id",
                "in",
                self.env[name].sudo(False)._search([("display_name", operator, value)]),
            )
            for name in self._due_models()
            if self.env[name].sudo(False).has_access("read")
        )

    @api.model
    def _selection_res_model(self):
        names = self._due_models()
        return [(name, self.env["ir.model"]._get(name).sudo().name) for name in names]

    @api.model
    def _due_models(self):
        """Return the names of all models of `edu.due.mixin`, sorted."""
        mixin = self.env.registry["edu.due.mixin"]
        return sorted(
            name
            for name, model in self.env.registry.items()
            if not model._abstract and issubclass(model, mixin)
        )

    def _record(self):
        """Return the record, in the hands of the user."""
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id)
