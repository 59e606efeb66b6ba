from odoo import fields, models

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
    _description = "Hearing of a Visit"
    _order = "visit_id, date, id"
    _rec_name = "kind"

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
