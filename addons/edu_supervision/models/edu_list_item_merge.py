from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.domains import either


class EduListItem(models.Model):
    """One visit for what several departments want to see (一次进门、督多件事, B33).

    Items overlap where their windows meet and they share a unit, or where neither
    names its units and both are of one domain. While drafts, they are made one.
    """

    _inherit = "edu.list.item"

    overlap_ids = fields.Many2many(
        "edu.list.item",
        string="Same Time and Place",
        compute="_compute_overlap_ids",
        help="Items of the year that could be one visit with this (可合并事项)",
    )
    overlap_count = fields.Integer(
        string="Could Be Merged With",
        compute="_compute_overlap_count",
        help="可合并事项数",
    )
    has_overlap = fields.Boolean(
        string="Could Be Merged",
        compute="_compute_overlap_count",
        search="_search_has_overlap",
        help="可合并",
    )

    @api.depends("date_from", "date_to", "unit_ids", "domain", "kind", "list_state")
    @api.depends_context("uid")
    def _compute_overlap_ids(self):
        found = self._overlaps()
        for item in self:
            item.overlap_ids = found.get(item._origin.id)

    @api.depends("date_from", "date_to", "unit_ids", "domain", "kind", "list_state")
    @api.depends_context("uid")
    def _compute_overlap_count(self):
        found = self._overlaps()
        for item in self:
            item.overlap_count = len(found.get(item._origin.id, ()))
            item.has_overlap = bool(item.overlap_count)

    def _search_has_overlap(self, operator, value):
        if operator != "in":
            return NotImplemented
        pairs = self._overlapping(SQL("TRUE"))
        others = self.search([("id", "in", [other for _item, other in pairs])])
        visible = set(others.ids)
        found = {item for item, other in pairs if other in visible}
        return either(Domain("id", "in", list(found)), value)

    def action_open_overlaps(self):
        """List the item and what it could be merged with, to choose from."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_list_item_action"
        )
        return action | {
            "display_name": self.env._("Could Be Merged"),
            "domain": [("id", "in", (self | self.overlap_ids).ids)],
            "context": {"create": False},
        }

    def action_merge(self):
        """Make one joint item of self, on the list of the supervision office if any.

        It keeps what all were to see, at a time that suits all; the other departments
        go along, and both sides' lists say so.
        """
        kept = self._kept_in_merge()
        others = self - kept
        self._refuse_merge()
        values = self._merged_values(kept)
        self._tell_merge(kept)
        joint = (others.department_id | self.joint_unit_ids) - kept.department_id
        others.unlink()
        kept.write(values | {"joint_unit_ids": [Command.set(joint.ids)]})
        return form_of(kept)

    def _overlaps(self):
        """Return {id of an item: those the user sees that could be merged with it}."""
        pairs = self._overlapping(SQL("item.id = ANY(%s)", self._origin.ids))
        others = self.browse({other for _item, other in pairs}).sudo(False)
        readable = set(others._filtered_access("read").ids)
        found = {}
        for item, other in pairs:
            if other in readable:
                found.setdefault(item, []).append(other)
        return {item: self.browse(ids) for item, ids in found.items()}

    @api.model
    def _overlapping(self, which):
        """Return (id of an item, id of one it could be merged with), of live lists.

        `which` is a condition on `item`. Routine visits are nobody's extra visit.
        """
        self.env.flush_all()
        named = SQL(
            "SELECT unit_id FROM edu_list_item_unit_rel WHERE item_id = item.id"
        )
        theirs = SQL(
            "SELECT unit_id FROM edu_list_item_unit_rel WHERE item_id = other.id"
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT item.id, other.id
                FROM edu_list_item AS item
                JOIN edu_list_item AS other
                    ON other.owner_unit_id = item.owner_unit_id
                    AND other.year = item.year
                    AND other.id <> item.id
                    AND other.date_from <= item.date_to
                    AND other.date_to >= item.date_from
                WHERE 'routine' NOT IN (item.kind, other.kind)
                    AND 'withdrawn' NOT IN (item.list_state, other.list_state)
                    AND (
                        EXISTS (%(named)s INTERSECT %(theirs)s)
                        OR item.domain = other.domain
                        AND NOT EXISTS (%(named)s) AND NOT EXISTS (%(theirs)s)
                    )
                    AND %(which)s
                """,
                named=named,
                theirs=theirs,
                which=which,
            )
        )

    def _kept_in_merge(self):
        """Return the item that the others are merged into."""
        of_office = self.filtered(lambda item: item.department_id.kind == "office")
        return (of_office or self).sorted("id")[:1]

    def _refuse_merge(self):
        if len(self) < 2:
            raise UserError(self.env._("Choose the items that are to be one."))
        if set(self.mapped("list_state")) != {"draft"}:
            raise UserError(
                self.env._(
                    "Only drafts are merged: return the lists to their departments "
                    "first."
                )
            )
        if len(self.owner_unit_id) > 1 or len(set(self.mapped("year"))) > 1:
            raise UserError(
                self.env._("Items of one government and year are merged, no others.")
            )
        if max(self.mapped("date_from")) > min(self.mapped("date_to")):
            raise UserError(self.env._("The items have no day in common."))

    def _merged_values(self, kept):
        """Return what the kept item says for all of self."""
        named = all(item.unit_ids for item in self)
        kinds = set(self.mapped("kind"))
        return {
            "name": "、".join(dict.fromkeys((kept + self).mapped("name"))),
            "kind": kinds.pop() if len(kinds) == 1 else _joint_kind(kinds),
            "date_from": max(self.mapped("date_from")),
            "date_to": min(self.mapped("date_to")),
            "topic_ids": [Command.set(self.topic_ids.ids)],
            "unit_ids": [Command.set(self.unit_ids.ids if named else [])],
            "scope_text": self._joined("scope_text"),
            "basis": self._joined("basis"),
            "checklist_id": (kept + self).checklist_id[:1].id,
            "is_exempt": all(self.mapped("is_exempt")),
        }

    def _joined(self, name):
        return "；".join(dict.fromkeys(filter(None, self.mapped(name)))) or False

    def _tell_merge(self, kept):
        """Note on the lists what became of their items."""
        lists = self.list_id
        names = "、".join(self.mapped("name"))
        told = self.env._(
            "Made one joint item on the list “%(list)s”: %(items)s",
            list=kept.list_id.name,
            items=names,
        )
        lists._message_log_batch(bodies=dict.fromkeys(lists.ids, told))


def _joint_kind(kinds):
    """Only what looks into all matters makes the joint visit comprehensive (B06)."""
    return "comprehensive" if "comprehensive" in kinds else "special"
