from odoo import api, fields, models


class EduCommitteeMember(models.Model):
    """Whether who sits there has the office that the seat goes with (TS03)."""

    _inherit = "edu.committee.member"

    standard_id = fields.Many2one(
        "edu.committee.standard",
        string="Standard Post",
        index="btree_not_null",
        ondelete="restrict",
        help="Which post of the standard this seat is (对应标准职务)",
    )
    held_office = fields.Char(
        string="Office Held",
        help="What the person really is; empty: as the seat asks for (现任职务)",
    )
    is_mismatched = fields.Boolean(
        string="Other Office",
        compute="_compute_is_mismatched",
        store=True,
        help="Who sits there holds another office than the seat goes with (不符)",
    )

    @api.depends("person_name", "office", "held_office")
    def _compute_is_mismatched(self):
        for seat in self:
            stated = bool(seat.person_name and seat.office and seat.held_office)
            seat.is_mismatched = stated and (
                seat.held_office.strip() != seat.office.strip()
            )

    @api.onchange("standard_id")
    def _onchange_standard_id(self):
        if self.standard_id:
            self.post = self.standard_id.post
            self.office = self.standard_id.office
