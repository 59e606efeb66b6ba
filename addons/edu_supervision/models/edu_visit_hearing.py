from odoo import api, fields, models
from odoo.exceptions import UserError

KINDS = [
    ("public", "Public Opinion"),
    ("pupils", "Pupils"),
    ("parents", "Parents"),
    ("teachers", "Teachers"),
]


class EduVisitHearing(models.Model):
    """Whom a team heard, each apart from the others (听取意见, B10).

    After a comprehensive or special visit to a school, none of them may be missing.
    """

    _name = "edu.visit.hearing"
    _inherit = ["edu.guarded.mixin"]
    _description = "Hearing of a Visit"
    _order = "visit_id, date, id"
    _rec_name = "kind"
    _fixed_fields = frozenset({"visit_id"})

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    kind = fields.Selection(
        KINDS,
        string="Heard",
        required=True,
        help="公众意见、学生、家长、教师",
    )
    date = fields.Date(string="On", required=True, help="日期")
    people = fields.Integer(string="People Heard", help="How many spoke (人数)")
    note = fields.Text(string="What They Said", help="意见摘要")

    _people = models.Constraint("CHECK (people > 0)", "Say how many people were heard.")

    @api.model_create_multi
    def create(self, vals_list):
        hearings = super().create(vals_list)
        hearings._refuse_closed()
        return hearings

    def write(self, vals):
        self._refuse_closed()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._refuse_closed()

    def _refuse_closed(self):
        """What a closed visit rests on is not told anew."""
        states = self.sudo().visit_id.mapped("state")
        if not self.env.su and "closed" in states:
            raise UserError(self.env._("The visit is closed: its hearings stay."))
