from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.dates import today
from ..tools.domains import either

SHARE = 1000  # ids of the models lie apart; more models than this owe nothing
COMPARISONS = ("<", "<=", ">", ">=")
# What the list reads while no room owes anything.
NOTHING = """
    SELECT 0::bigint AS id, ''::varchar AS res_model, 0 AS res_id, 0 AS unit_id,
        0 AS owner_unit_id, NULL::date AS date_due WHERE FALSE
"""


class EduDueItem(models.Model):
    """Everything that is owed, of whatever kind: one red list.

    A row is a record and a unit that owes it, read from the models of
    `edu.due.mixin` as they stand. The name comes from the record and says nothing to
    who may not read it.
    """

    _name = "edu.due.item"
    _inherit = ["edu.record.mixin"]
    _description = "Due Item"
    _auto = False
    _log_access = False
    _order = "date_due, id"

    unit_id = fields.Many2one("edu.unit", readonly=True, help="Who owes it (责任单位)")
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner",
        readonly=True,
        help="Whose file it is (归属)",
    )
    date_due = fields.Date(string="Due", readonly=True, help="Last day (完成时限)")
    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_days",
        search="_search_is_overdue",
        help="Past its last day (逾期)",
    )
    days_left = fields.Integer(
        compute="_compute_days",
        search="_search_days_left",
        aggregator=None,
        help="Until the last day; below zero it is late (剩余天数)",
    )
    days_late = fields.Integer(
        compute="_compute_days",
        aggregator=None,
        help="Since the last day (逾期天数)",
    )
    is_mine = fields.Boolean(
        string="Own Unit",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user is its liaison (本单位)",
    )

    @property
    def _table_query(self):
        rows = [
            SQL(
                "SELECT row_id::bigint * %s + %s AS id, %s::varchar AS res_model, "
                "res_id, unit_id, owner_unit_id, date_due FROM (%s) owed",
                SHARE,
                number,
                name,
                self.env[name]._due_query(),
            )
            for number, name in enumerate(self._due_models())
        ]
        return SQL(" UNION ALL ").join(rows or [SQL(NOTHING)])

    @api.depends("date_due")
    def _compute_days(self):
        day = today()
        for item in self:
            item.days_left = (item.date_due - day).days
            item.days_late = max(0, -item.days_left)
            item.is_overdue = item.days_left < 0

    @api.depends("unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        own = self.env.user.liaison_unit_ids
        for item in self:
            item.is_mine = item.unit_id in own

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("date_due", "<", today())
        return either(late, value)

    def _search_days_left(self, operator, value):
        if operator in COMPARISONS:
            return Domain("date_due", operator, today() + timedelta(value))
        if operator == "in":
            days = [today() + timedelta(left) for left in value]
            return Domain("date_due", "in", days)
        return NotImplemented

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        own = self.env.user.liaison_unit_ids.ids
        return Domain("unit_id", "in" if True in value else "not in", own)

    @property
    def row_id(self):
        """The id of the row in the model that gave it, as `_due_query` tells."""
        self.ensure_one()
        return self.id // SHARE

    def action_open(self):
        """Open the record where the user deals with it."""
        self.ensure_one()
        return self._record()._due_action(self.unit_id)

    def action_ask_extension(self):
        """Ask for more time for the item."""
        return self._record()._ask_extension(self.unit_id)

    def action_remind(self):
        """Put the items into the digests of those who owe them."""
        digests = self.env["edu.digest"]._remind(self)
        tomorrow = digests.filtered(lambda digest: digest.day > today())
        told = self.env._("%s people are reminded today.", len(digests - tomorrow))
        if tomorrow:
            told += self.env._(
                " %s had today's message already and get the next one tomorrow.",
                len(tomorrow),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success" if digests else "warning", "message": told},
        }
