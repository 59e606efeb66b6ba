from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.edu_base.tools.dates import today


class EduSchoolContactVisit(models.Model):
    """A day on which a leader was at the school of contact (GY04)."""

    _name = "edu.school.contact.visit"
    _inherit = ["edu.guarded.mixin"]
    _description = "Visit to a Contact School"
    _order = "date desc, id desc"
    _rec_name = "date"
    _fixed_fields = frozenset({"contact_id"})

    contact_id = fields.Many2one(
        "edu.school.contact",
        string="Contact School",
        required=True,
        index=True,
        ondelete="cascade",
        help="联系学校",
    )
    owner_unit_id = fields.Many2one(
        related="contact_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    date = fields.Date(
        string="Day", required=True, default=lambda self: today(), help="到校日期"
    )
    note = fields.Text(
        string="What Was Seen", required=True, help="了解的情况、解决的问题"
    )

    @api.constrains("date")
    def _check_date(self):
        if any(visit.date > today() for visit in self):
            raise ValidationError(self.env._("This day is still to come."))

    @api.constrains("contact_id")
    def _check_contact_id(self):
        if self.env.user.has_group("edu_base.group_officer"):
            return  # registers what leaders tell the office
        if self.contact_id.user_id - self.env.user or any(
            not visit.contact_id.user_id for visit in self
        ):
            raise ValidationError(self.env._("Record your own visits."))
