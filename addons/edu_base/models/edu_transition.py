from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from ..tools.transitions import HISTORY_GUARD, is_open


class EduTransition(models.Model):
    """One step in the life of a record, appended and never changed.

    A row is read by whoever may read its record.
    """

    _name = "edu.transition"
    _description = "Transition"
    _order = "id desc"
    _rec_name = "move"
    _log_access = False

    res_model = fields.Char(
        required=True, readonly=True, export_string_translation=False
    )
    res_id = fields.Many2oneReference(
        model_field="res_model",
        required=True,
        readonly=True,
        export_string_translation=False,
    )
    move = fields.Char(required=True, readonly=True, help="Name of the move (动作)")
    from_state = fields.Char(readonly=True, export_string_translation=False)
    to_state = fields.Char(
        required=True, readonly=True, export_string_translation=False
    )
    move_label = fields.Char(
        string="Step", compute="_compute_labels", help="What was done (步骤)"
    )
    from_label = fields.Char(
        string="Before", compute="_compute_labels", help="State before (原状态)"
    )
    to_label = fields.Char(
        string="After", compute="_compute_labels", help="State after (新状态)"
    )
    user_id = fields.Many2one(
        "res.users",
        string="By",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="经办人",
    )
    acting_for_id = fields.Many2one(
        "res.users",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Whose deputy made the step (代行)",
    )
    date = fields.Datetime(required=True, readonly=True, help="时间")
    reason = fields.Text(readonly=True, help="理由")

    _record_idx = models.Index("(res_model, res_id, id DESC)")

    @api.depends("res_model", "move", "from_state", "to_state")
    @api.depends_context("lang")
    def _compute_labels(self):
        for row in self:
            model = self.env[row.res_model]
            states = dict(model._fields["state"]._description_selection(self.env))
            row.move_label = model._move_label(row.move)
            row.from_label = states.get(row.from_state)
            row.to_label = states.get(row.to_state)

    @api.model_create_multi
    def create(self, vals_list):
        if not is_open(self.browse(), HISTORY_GUARD):
            raise AccessError(self.env._("History is written by the moves themselves."))
        return super().create(vals_list)

    def write(self, vals):  # pylint: disable=method-required-super
        raise AccessError(self.env._("History is never changed."))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("History is never deleted."))

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if self.env.su or not self or (result and result[0] == self):
            return result
        hidden = self - self._of_readable_records()
        if result:
            hidden |= result[0]
        return hidden and (hidden, lambda: self._hidden_error(hidden)) or None

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        if self.env.su or bypass_access:
            return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)
        return super()._search(
            Domain(domain) & self._readable_domain(domain), *args, **kwargs
        )

    def _of_readable_records(self):
        readable = self.browse()
        for model, rows in self.sudo().grouped("res_model").items():
            if model in self.env:
                records = self.env[model].browse(rows.mapped("res_id")).exists()
                allowed = set(records._filtered_access("read").ids)
                readable |= rows.filtered(lambda row, ids=allowed: row.res_id in ids)
        return readable.with_env(self.env)

    @api.model
    def _readable_domain(self, domain):
        """Return the domain of the rows whose records the user may read."""
        readable = Domain.FALSE
        for name in self._models_named(domain):
            model = self.env[name]
            if model.has_access("read"):
                query = model.with_context(active_test=False)._search(Domain.TRUE)
                readable |= Domain("res_model", "=", name) & Domain(
                    "res_id", "in", query
                )
        return readable

    @api.model
    def _models_named(self, domain):
        """Return the tracked models that a domain leaves possible."""
        tracked = self.env["edu.transition.mixin"]._tracked_models()
        return [name for name in tracked if self._may_be_about(domain, name)]

    @api.model
    def _may_be_about(self, domain, name):
        """Return whether a row of the model `name` may satisfy the domain."""

        def decide(condition):
            if condition.field_expr != "res_model":
                return condition
            if condition.operator == "=":
                return Domain(condition.value == name)
            if condition.operator == "in":
                return Domain(name in condition.value)
            return condition

        return not Domain(domain).map_conditions(decide).is_false()

    @api.model
    def _hidden_error(self, hidden):
        return AccessError(
            self.env._("The history of a record is open to those who may read it.")
        )
