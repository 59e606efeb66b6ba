from odoo import api, fields, models, tools
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.domains import either

_lt = LazyTranslate(__name__)


class EduDeputy(models.Model):
    """Who makes the moves of a person who is away, from one day to another.

    A deputy makes the moves that the roles of the principal allow, on records that
    both may read; history names both. A deputy has no deputy in the same matter.
    """

    _name = "edu.deputy"
    _inherit = ["edu.guarded.mixin", "edu.handover.mixin"]
    _description = "Deputy"
    _order = "date_from desc, id desc"
    _rec_name = "deputy_id"
    _fixed_fields = frozenset({"principal_id", "deputy_id"})
    _held_label = _lt("Deputies")

    principal_id = fields.Many2one(
        "res.users",
        string="Person",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        help="Who is away (被代理人)",
    )
    deputy_id = fields.Many2one(
        "res.users",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="Who acts in the meantime (代理人)",
    )
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: today(),
        help="First day (起)",
    )
    date_to = fields.Date(string="To", required=True, help="Last day (止)")
    reason = fields.Char(required=True, help="事由")
    is_current = fields.Boolean(
        string="Acting",
        compute="_compute_is_current",
        search="_search_is_current",
        help="Acts today (代理中)",
    )

    _period = models.Constraint(
        "CHECK (date_to >= date_from)", "The last day cannot lie before the first."
    )
    _not_oneself = models.Constraint(
        "CHECK (principal_id <> deputy_id)", "Nobody is one's own deputy."
    )

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        day = today()
        for row in self:
            row.is_current = bool(
                row.date_from and row.date_to and row.date_from <= day <= row.date_to
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        acting = self._acting_on(today())
        return either(acting, value)

    @api.constrains("principal_id", "deputy_id")
    def _check_scope(self):
        """The deputy serves what the principal serves, and could read it anyway."""
        for row in self.sudo():
            reach = row.deputy_id.scope_unit_ids.ids
            served = row.principal_id.scope_unit_ids
            if served - served.filtered_domain([("id", "child_of", reach)]):
                raise ValidationError(
                    self.env._("The deputy must serve the governments of the person.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._refuse_strangers()
        self.env.registry.clear_cache()
        return rows

    def write(self, vals):
        self._refuse_strangers()
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        self._refuse_strangers()
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if any(row.date_from < today() for row in self):
            raise UserError(
                self.env._("Who has acted stands in the history: end it instead.")
            )

    def _refuse_strangers(self):
        """Refuse whoever is neither the principal nor keeps the principal's account."""
        if self.env.su:
            return
        others = self.sudo().principal_id - self.env.user
        accounts = self.env["edu.account"].browse(others.ids)
        if others and (
            not self.env.user.has_group("edu_base.group_unit_administrator")
            or accounts - accounts._manageable()
        ):
            raise AccessError(
                self.env._("A deputy is named by the person, or who keeps the account.")
            )

    @api.model
    def _acting_on(self, day):
        """Return the domain of the rows in force on `day`."""
        return Domain("date_from", "<=", day) & Domain("date_to", ">=", day)

    @api.model
    def _principals(self):
        """Return the users for whom the current user acts today."""
        return self.env["res.users"].browse(self._principal_ids(self.env.uid, today()))

    @api.model
    @tools.ormcache("uid", "day")
    def _principal_ids(self, uid, day):
        acting = Domain("deputy_id", "=", uid) & Domain(
            "principal_id.active", "=", True
        )
        rows = self.sudo().search(acting & self._acting_on(day), order="id")
        return tuple(rows.principal_id.ids)

    @api.model
    @tools.ormcache("uid")
    def _was_represented(self, uid):
        """Return whether the user has ever had a deputy."""
        return bool(self.sudo().search_count([("principal_id", "=", uid)], limit=1))

    @api.model
    def _held_by_person(self, person, day):
        party = Domain("principal_id", "=", person.id) | Domain(
            "deputy_id", "=", person.id
        )
        return self.search(party & Domain("date_to", ">=", day))

    @api.model
    def _hand_over_person(self, person, successor, day):
        """End what goes on from `day`; nobody inherits it."""
        held = self._held_by_person(person, day)
        later = held.filtered(lambda row: row.date_from >= day)
        (held - later).write({"date_to": fields.Date.subtract(day, days=1)})
        later.unlink()
