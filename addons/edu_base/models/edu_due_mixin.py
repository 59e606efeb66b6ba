from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.actions import form_of
from ..tools.dates import today
from ..tools.domains import either
from ..tools.transitions import STATE_GUARD, opened


class EduDueMixin(models.AbstractModel):
    """What somebody owes by a date: a task, a matter, a report, a finding.

    A model that inherits this (beside `edu.transition.mixin`, or with a `state` of
    its own) declares

    - `_due_field`: name of its stored date, the last day;
    - `_due_open_states`: the values of `state` in which it is still owed;
    - `_due_unit_field`: name of its stored many2one to the unit that owes it.

    That is all where one unit owes a record, from the day it is released. Where
    records are owed under a further condition, the model extends `_open_domain`;
    where several units owe one record, it overrides `_due_query` and gives a row for
    each of them (`_due_select` builds it).

    `_due_link_model` names the model of `edu.link.target`, if there is one, whose
    record of the id `row_id` is filled in through a personal link.

    Views and domains may use `is_open`, `is_overdue` and `days_left`: they follow the
    day in China and are never stored. `extension_count` is guarded.
    """

    _name = "edu.due.mixin"
    _inherit = ["edu.scoped.mixin"]
    _description = "Owed by a Date"

    _due_field = None
    _due_open_states = ()
    _due_unit_field = "unit_id"
    _due_link_model = None

    is_open = fields.Boolean(
        compute="_compute_is_open",
        search="_search_is_open",
        help="Still owed (未完成)",
    )
    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_is_open",
        search="_search_is_overdue",
        help="Open past its last day (逾期)",
    )
    days_left = fields.Integer(
        compute="_compute_days_left",
        aggregator=None,
        help="Until the last day; below zero it is late (剩余天数)",
    )
    extension_count = fields.Integer(
        string="Extensions",
        readonly=True,
        copy=False,
        help="How often the last day was put off (延期次数)",
    )

    @api.depends(lambda self: self._due_depends())
    def _compute_is_open(self):
        day = today()
        still_open = self.filtered_domain(self._open_domain())
        for record in self:
            due = record[self._due_field]
            record.is_open = record in still_open
            record.is_overdue = bool(record.is_open and due and due < day)

    @api.depends(lambda self: self._due_depends())
    def _compute_days_left(self):
        day = today()
        for record in self:
            due = record[self._due_field]
            record.days_left = (due - day).days if due else 0

    def _search_is_open(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._open_domain(), value)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        overdue = self._open_domain() & Domain(self._due_field, "<", today())
        return either(overdue, value)

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"extension_count"}

    @api.model
    def _open_domain(self):
        """Return the domain, over stored fields of the model, of what is owed."""
        return Domain("state", "in", self._due_open_states)

    @api.model
    def _due_depends(self):
        if not self._due_field:
            return ()
        named = {part.field_expr for part in self._open_domain().iter_conditions()}
        return (self._due_field, *sorted(named))

    def _ask_extension(self, unit):
        """Return the dialog in which `unit` asks for more time."""
        self.ensure_one()
        form = self.env.ref("edu_base.edu_extension_view_form_ask")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask for More Time"),
            "res_model": "edu.extension",
            "views": [(form.id, "form")],
            "target": "new",
            "context": {
                "default_res_model": self._name,
                "default_res_id": self.id,
                "default_unit_id": unit.id,
            },
        }

    def _put_off(self, day):
        """Let the record be owed until `day`, and count the extension. Private."""
        self.ensure_one()
        values = {
            self._due_field: day,
            "extension_count": self.sudo().extension_count + 1,
        }
        opened(self.sudo(), STATE_GUARD).write(values)

    def _due_action(self, unit):
        """Return the action that opens the record for whom it concerns.

        `unit` is the one that owes it; a model may open what that unit fills in.
        """
        self.ensure_one()
        return form_of(self)

    @api.model
    def _due_query(self):
        """Return the SELECT of what is owed now: a row for each record and unit."""
        return self._due_select(self, self._open_domain())

    @api.model
    def _due_select(self, model, domain, **named):
        """Return a SELECT over those rows of `model` that have been released.

        Its columns are `row_id` (unique within `model`), `res_id` (the record that is
        owed), `unit_id` (who owes it), `owner_unit_id` and `date_due` (never NULL);
        `named` gives the field of `model` where it is not the one declared. No rules
        apply yet: whoever shows the rows applies them.
        """
        columns = {
            "row_id": "id",
            "res_id": "id",
            "unit_id": self._due_unit_field,
            "owner_unit_id": "owner_unit_id",
            "date_due": self._due_field,
        } | named
        told = Domain("released_on", "!=", False)
        dated = Domain(columns["date_due"], "!=", False)
        query = model.sudo()._search(domain & told & dated)
        return query.select(
            *(
                SQL(
                    "%s AS %s",
                    model._field_to_sql(query.table, field, query),
                    SQL.identifier(column),
                )
                for column, field in columns.items()
            )
        )
