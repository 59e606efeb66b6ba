from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today


class EduCommittee(models.Model):
    """A committee beside its standard: posts, member units, papers (TS03, TS11)."""

    _inherit = "edu.committee"

    office_unit_id = fields.Many2one(
        "edu.unit",
        string="Its Office",
        compute="_compute_office_unit_id",
        help="The supervision office of the same government (办公室)",
    )
    expected_office_name = fields.Char(
        string="Uniform Name of the Office",
        compute="_compute_office_unit_id",
        help="How the office should be called; empty if it is (应用名称, TS06)",
    )
    mismatch_count = fields.Integer(
        string="Other Offices",
        compute="_compute_mismatch_count",
        help="Seats of people who hold another office than asked for (不符数)",
    )
    member_unit_count = fields.Integer(
        string="Member Units", compute="_compute_mismatch_count", help="成员单位数"
    )
    dutiless_count = fields.Integer(
        string="Without Duties",
        compute="_compute_mismatch_count",
        help="Member seats without a text of duties (未明确职责数)",
    )
    lacking_count = fields.Integer(
        string="Posts Not Set Up",
        compute="_compute_lacking_count",
        help="Posts of the standard to which no seat answers (缺设职数)",
    )
    document_ids = fields.One2many(
        "edu.committee.document", "committee_id", string="Papers", copy=False
    )

    @api.depends("owner_unit_id")
    def _compute_office_unit_id(self):
        offices = self.owner_unit_id._offices()
        none = self.env["edu.unit"]
        for committee in self:
            office = offices.get(committee.owner_unit_id, none)
            committee.office_unit_id = office
            odd = office.has_odd_office_name and office.expected_office_name
            committee.expected_office_name = odd

    @api.depends("member_ids.is_mismatched", "member_ids.unit_id", "member_ids.duty")
    def _compute_mismatch_count(self):
        seats = self.env["edu.committee.member"]
        serving = Domain("committee_id", "in", self.ids) & seats._serving_on(today())
        members = serving & Domain("post", "=", "member")
        others, dutiless, units = (
            dict(seats._read_group(domain, ["committee_id"], [counted]))
            for domain, counted in (
                (serving & Domain("is_mismatched", "=", True), "__count"),
                (members & Domain("duty", "=", False), "__count"),
                (members, "unit_id:count_distinct"),
            )
        )
        for committee in self:
            committee.mismatch_count = others.get(committee, 0)
            committee.dutiless_count = dutiless.get(committee, 0)
            committee.member_unit_count = units.get(committee, 0)

    @api.depends("kind", "owner_unit_id", "member_ids.standard_id", "member_ids.post")
    def _compute_lacking_count(self):
        bound = self.filtered(lambda one: one.kind == "committee")
        (self - bound).lacking_count = 0
        standards = self.env["edu.committee.standard"]._of(bound.owner_unit_id)
        for committee in bound:
            committee.lacking_count = sum(
                committee._lacking(standard)
                for standard in standards[committee.owner_unit_id]
            )

    def action_take_over_standard(self):
        """Give the committees the posts of the standard that they do not have yet."""
        standards = self.env["edu.committee.standard"]._of(self.owner_unit_id)
        for committee in self:
            for standard in standards[committee.owner_unit_id]:
                committee._adopt_seats(standard)
        self.env["edu.committee.member"].create(
            [
                values
                for committee in self
                for standard in standards[committee.owner_unit_id]
                for values in committee._standard_seats(standard)
            ]
        )

    def action_open_seats(self):
        """Open the seats of the committee, in a list to search."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_committee_member_action"
        )
        return action | {
            "display_name": self.name,
            "domain": [("committee_id", "=", self.id)],
        }

    @api.model
    def _supervising_on(self, day):
        """Return the domain of the supervision committees that exist on `day`."""
        founded = Domain("founded_on", "=", False) | Domain("founded_on", "<=", day)
        lasting = Domain("dissolved_on", "=", False) | Domain("dissolved_on", ">=", day)
        return Domain("kind", "=", "committee") & founded & lasting

    def _serving(self):
        """Return the seats of today."""
        return self.member_ids.filtered("is_current")

    def _lacking(self, standard):
        """Return how many seats of a standard post are missing."""
        seats = self._serving().filtered(lambda seat: seat.standard_id == standard)
        return max(0, standard.number - len(seats))

    def _adopt_seats(self, standard):
        """Let seats that were there before be those of the standard post."""
        adopted = self._serving().filtered(standard._fits)[: self._lacking(standard)]
        adopted.write({"standard_id": standard.id, "office": standard.office})

    def _standard_seats(self, standard):
        """Return the values of the missing seats of a standard post, all vacant."""
        at = self.office_unit_id if standard.sits_at == "office" else None
        values = {
            "committee_id": self.id,
            "standard_id": standard.id,
            "post": standard.post,
            "office": standard.office,
            "sequence": standard.sequence,
            "unit_id": (at or self.owner_unit_id).id,
        }
        return [dict(values) for _seat in range(self._lacking(standard))]
