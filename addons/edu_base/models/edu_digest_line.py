from odoo import api, fields, models
from odoo.tools import SQL

from .edu_due_item import SHARE


class EduDigestLine(models.Model):
    """An item of a digest, as it stood on its day."""

    _name = "edu.digest.line"
    _inherit = ["edu.record.mixin"]
    _description = "Item of a Digest"
    _order = "date_due, id"
    _log_access = False

    digest_id = fields.Many2one(
        "edu.digest",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="提醒",
    )
    row_id = fields.Integer(
        required=True, readonly=True, export_string_translation=False
    )
    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="Who owes it (责任单位)",
    )
    date_due = fields.Date(
        string="Due", required=True, readonly=True, help="Last day (完成时限)"
    )
    days_late = fields.Integer(
        compute="_compute_days_late",
        aggregator=None,
        help="On the day of the digest; below zero, days left (逾期天数)",
    )

    _once = models.UniqueIndex("(digest_id, res_model, row_id)")

    @api.depends("date_due", "digest_id.day")
    def _compute_days_late(self):
        for line in self:
            line.days_late = (line.digest_id.day - line.date_due).days

    def action_open(self):
        """Open the record where the person deals with it."""
        return self._record()._due_action(self.unit_id)

    def _titles(self):
        """Return {line: name of its record}, for messages to those who owe it."""
        titles = {}
        for model, lines in self.grouped("res_model").items():
            records = self.env[model].sudo().browse(lines.mapped("res_id")).exists()
            names = {record.id: record.display_name for record in records}
            titles |= {line: names.get(line.res_id, "") for line in lines}
        return titles

    def _links(self):
        """Return {line: address}: a personal link where the kind has a page for one.

        The address of any other opens the record after the login.
        """
        base = self.browse().get_base_url()
        found = {line: f"{base}/odoo/{line.res_model}/{line.res_id}" for line in self}
        grants = {line: line._grant() for line in self if line._grant()}
        urls = self.env["edu.link"]._hand_out(list(grants.values()))
        return found | dict(zip(grants, urls, strict=True))

    def _grant(self):
        """Return what a personal link to the item grants, or None without a page."""
        name = self.env[self.res_model]._due_link_model
        if not name:
            return None
        return self.env[name].browse(self.row_id), self.digest_id.user_id, self.unit_id

    @api.model
    def _owed_by_person(self, condition):
        """Return the SELECT of what people owe today as liaisons of their units.

        `condition` is on `item`, a row of `edu.due.item`, and `post`, a unit and who
        answers for it. The join is what the rules of the records say of liaisons, for
        everybody at once; who lacks the role to read a kind gets nothing of it.
        """
        items = self.env["edu.due.item"]
        return SQL(
            """
            SELECT DISTINCT post.user_id, item.res_model, item.res_id,
                   item.id / %(share)s AS row_id, item.unit_id, item.date_due
              FROM %(items)s item
              JOIN (%(posts)s) post ON post.unit_id = item.unit_id
              JOIN res_users person ON person.id = post.user_id AND person.active
             WHERE (%(condition)s) AND (%(readable)s)
            """,
            share=SHARE,
            items=items._table_sql,
            posts=self.env["edu.liaison"]._answering(),
            condition=condition,
            readable=self._readable_kinds(items._due_models()),
        )

    @api.model
    def _readable_kinds(self, names):
        """Return the condition that the person's roles may read the item's model."""
        kinds = [SQL("FALSE")]
        for name in names:
            rows = (
                self.env["ir.model.access"]
                .sudo()
                .search([("model_id.model", "=", name), ("perm_read", "=", True)])
            )
            groups = rows.group_id | rows.group_id.all_implied_by_ids
            kinds.append(
                SQL(
                    "item.res_model = %s AND EXISTS (SELECT FROM res_groups_users_rel "
                    "role WHERE role.uid = post.user_id AND role.gid IN %s)",
                    name,
                    tuple(groups.ids) or (0,),
                )
            )
        return SQL(" OR ").join(kinds)
