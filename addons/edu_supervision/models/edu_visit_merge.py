from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

AHEAD = ("draft", "confirmed")


class EduVisitMerge(models.Model):
    """Several bodies go to a school at once, instead of one after another (TS34, B33).

    Whoever plans a visit sees who else comes to the unit in the month, as far as the
    own rights reach, and may let another visit become part of it.
    """

    _inherit = "edu.visit"

    merged_into_id = fields.Many2one(
        "edu.visit",
        string="Became Part Of",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Cancelled, since its team goes along on this visit (并入的督导)",
    )
    other_visit_ids = fields.Many2many(
        "edu.visit",
        string="Other Visits to the Unit",
        compute="_compute_other_visit_ids",
        help="In the same month, of whatever body, hidden ones aside (可合并督导)",
    )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"merged_into_id"}

    @api.depends("unit_id", "month", "state")
    @api.depends_context("uid")
    def _compute_other_visit_ids(self):
        ahead = self.filtered(lambda visit: visit.state in AHEAD)
        (self - ahead).other_visit_ids = False
        found = self.search(
            Domain("unit_id", "in", ahead.unit_id.ids)
            & Domain("month", "in", ahead.mapped("month"))
            & Domain("state", "in", AHEAD)
            & Domain("is_hidden", "=", False)
        ).grouped(lambda visit: (visit.unit_id.id, visit.month))
        for visit in ahead:
            same = found.get((visit.unit_id.id, visit.month), self.browse())
            visit.other_visit_ids = same - visit._origin

    def action_merge(self):
        """Let self become part of the visit that the form shows (`merge_into`)."""
        into = self.browse(self.env.context.get("merge_into")).exists()
        into[:1]._take_in(self)

    def _take_in(self, others):
        """Cancel `others`, and let their teams go along. Raises UserError."""
        self.check_access("write")
        others.check_access("write")
        if not others <= self.other_visit_ids or self.is_hidden:
            raise UserError(
                self.env._(
                    "Only visits to the same unit in the same month that are still "
                    "ahead become part of one another."
                )
            )
        rows = self._joining(others)
        others._make_move("cancel", self.env._("Merged: one visit for several."))
        opened(others.sudo(), STATE_GUARD).write({"merged_into_id": self.id})
        self.env["edu.visit.member"].create(rows)

    def _joining(self, others):
        """Return the values of those who come along: people once, and departments."""
        going = set(self.member_ids.inspector_id.ids)
        rows = []
        for member in others.member_ids:
            if member.inspector_id.id in going:
                continue
            going |= set(member.inspector_id.ids)
            rows.append(
                {
                    "visit_id": self.id,
                    "role": "member" if member.role == "lead" else member.role,
                    "inspector_id": member.inspector_id.id,
                    "expert_id": member.expert_id.id,
                    "unit_id": member.unit_id.id,
                    "person_name": member.person_name,
                }
            )
        departments = others.sudo().item_id.department_id
        known = self.sudo().item_id.department_id | self.member_ids.unit_id
        rows += [
            {"visit_id": self.id, "role": "joint", "unit_id": unit.id}
            for unit in departments - known
        ]
        return rows
