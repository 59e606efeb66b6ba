from odoo import api, fields, models

from ..tools.names import unreadable


class EduScopedMixin(models.AbstractModel):
    """Whose file a record is, and whom it is about.

    A model that inherits this declares two global record rules. To read: owner
    (`owner_unit_id child_of user.scope_unit_ids`), released subject (`child_of …`
    where `released_on` is set) or assignment. To change: the owner alone.
    """

    _name = "edu.scoped.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Record within a Scope"

    _guarded_fields = frozenset({"released_on"})
    _fixed_fields = frozenset({"owner_unit_id"})
    _sensitive_name = False  # whether the name is kept from who may not read the record

    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_owner_unit_id(),
        help="The government whose file this is (归属)",
    )
    released_on = fields.Datetime(
        readonly=True,
        copy=False,
        help="Since when units below the owner see the record (下达时间)",
    )

    is_own = fields.Boolean(
        string="Own File",
        compute="_compute_is_own",
        help="Belongs to a government that the user serves, who may change it (本级)",
    )

    @api.depends("owner_unit_id")
    @api.depends_context("uid")
    def _compute_is_own(self):
        own = self._on_owner_side()
        for record in self:
            record.is_own = record in own

    @api.depends_context("uid")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        if self._sensitive_name:
            hidden = unreadable(self)
            for record in self:
                if record._origin in hidden:
                    record.display_name = record._neutral_name()
        return result

    def _neutral_name(self):
        """Return the name of a record as it is shown to whoever may not read it."""
        return f"#{self.id}"

    def _check_access(self, operation):
        """Let the database say which of many records may be read, as a search does.

        Core applies the rules to records in memory, for which it would read the units
        of every one; only those that the database leaves out are judged that way.
        """
        access = self.env["ir.model.access"]
        if operation == "read" and len(self) > 1 and all(self._ids):
            if access.check(self._name, operation, raise_exception=False):
                every = self.with_context(active_test=False)
                left = self - self.browse(every._search([("id", "in", self.ids)]))
                return super(EduScopedMixin, left)._check_access(operation)
        return super()._check_access(operation)

    def _default_owner_unit_id(self):
        return self.env.user.scope_unit_ids[:1]

    def _on_owner_side(self):
        """Return the records that belong to the governments the user serves."""
        scope = self.env.user.scope_unit_ids.ids
        return self.filtered_domain([("owner_unit_id", "child_of", scope)])
