from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.domains import either


class EduList(models.Model):
    """Whose list it is: the supervision office's, or another department's (JJ10)."""

    _inherit = "edu.list"

    is_mine = fields.Boolean(
        string="Own Department",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user is the liaison of the department (本部门)",
    )

    @api.depends("owner_unit_id", "yearly_id")
    def _compute_unit_id(self):
        offices = self.owner_unit_id._offices()
        own = self._own_departments()
        for row in self.filtered(lambda row: not row.unit_id):
            office = offices.get(row.owner_unit_id, row.owner_unit_id)
            mine = own & row.owner_unit_id.child_ids
            row.unit_id = row.yearly_id.unit_id or (mine or office)[:1]

    @api.depends("unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        own = self.env.user.liaison_unit_ids
        for row in self:
            row.is_mine = row.unit_id in own

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        own = self.env.user.liaison_unit_ids.ids
        return either(Domain("unit_id", "in", own), value)

    @api.constrains("owner_unit_id", "unit_id")
    def _check_unit_id(self):
        for row in self:
            if row.owner_unit_id not in (row.unit_id, row.unit_id.parent_id):
                raise ValidationError(
                    self.env._(
                        "%(unit)s is no department of %(government)s.",
                        unit=row.unit_id.name,
                        government=row.owner_unit_id.name,
                    )
                )

    def _default_owner_unit_id(self):
        return super()._default_owner_unit_id() or self._own_departments()[:1].parent_id

    @api.model
    def _own_departments(self):
        """Return the units for which the user drafts lists as their liaison alone.

        Schools inspect nobody: who answers for one drafts no list in its name.
        """
        user = self.env.user
        units = user.liaison_unit_ids.filtered(lambda unit: unit.kind != "school")
        return units.browse() if user.scope_unit_ids else units

    @api.model
    def _unit_domain(self):
        own = self._own_departments()
        if own:
            return [("id", "in", own.ids)]
        return (
            "['|', ('id', '=', owner_unit_id), '&', "
            "('parent_id', '=', owner_unit_id), "
            "('kind', 'in', ('office', 'department', 'agency'))]"
        )

    def _may_prepare(self):
        """Return the lists of the own file, and of departments one is liaison of."""
        user = self.env.user
        own = self.filtered_domain([("unit_id", "in", user.liaison_unit_ids.ids)])
        if user.has_group("edu_base.group_officer"):
            own |= self._on_owner_side()
        return own
