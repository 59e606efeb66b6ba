from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.models.edu_committee_member import POSTS


class EduCommitteeStandard(models.Model):
    """A post that a supervision committee has, and the office it goes with (TS03).

    The posts of a government hold below it as well, as long as a government there has
    none of its own; those of nobody hold where no government has set any.
    """

    _name = "edu.committee.standard"
    _inherit = ["edu.scoped.mixin"]
    _description = "Standard Post of a Committee"
    _order = "owner_unit_id, sequence, id"
    _rec_name = "office"

    owner_unit_id = fields.Many2one(
        required=False, help="Empty: holds where no government has its own (归属)"
    )
    sequence = fields.Integer(default=10)
    post = fields.Selection(POSTS, required=True, default="member", help="委员会职务")
    office = fields.Char(
        string="Held by Whom",
        required=True,
        translate=True,
        help="The office that the post goes with (由何职务担任)",
    )
    number = fields.Integer(
        string="How Many",
        required=True,
        default=1,
        aggregator=None,
        help="Seats of this post (职数)",
    )
    sits_at = fields.Selection(
        [("government", "The Government Itself"), ("office", "Supervision Office")],
        string="Of Which Unit",
        required=True,
        default="government",
        help="Where a seat is put at first (所在单位)",
    )

    _number_positive = models.Constraint(
        "CHECK (number > 0)", "A post is there once at least."
    )

    @api.model
    def _of(self, governments):
        """Return {government: standard posts in force}, as superuser, in one query."""
        above = Domain("owner_unit_id", "parent_of", governments.ids)
        rows = self.sudo().search(above | Domain("owner_unit_id", "=", False))
        by_owner = rows.grouped(lambda row: row.owner_unit_id.id)
        general = by_owner.get(False, rows.browse())
        return {
            government: next(
                (by_owner[unit] for unit in government._line() if unit in by_owner),
                general,
            )
            for government in governments
        }

    def _fits(self, seat):
        """Return whether a seat of no standard may be one of this post."""
        return (
            not seat.standard_id
            and seat.post == self.post
            and (not seat.office or seat.office == self.office)
        )
