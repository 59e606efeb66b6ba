from odoo import fields, models


class EduVisitActivity(models.Model):
    """How often something was done on a visit (督导方式, B15)."""

    _name = "edu.visit.activity"
    _description = "Activity of a Visit"
    _order = "visit_id, id"
    _rec_name = "kind"

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    kind = fields.Selection(
        [
            ("lesson", "Lessons Heard"),
            ("documents", "Papers Read"),
            ("meeting", "Meetings Attended"),
            ("interview", "Talks and Calls"),
            ("survey", "Questionnaires"),
            ("tour", "Tours of the Campus"),
        ],
        required=True,
        help="听课、查阅资料、列席会议、座谈走访、问卷、校园巡视",
    )
    count = fields.Integer(string="Times", required=True, default=1, help="次数")
    note = fields.Char(help="说明")

    _once = models.UniqueIndex("(visit_id, kind)")
    _positive = models.Constraint("CHECK (count > 0)", "What was done was done once.")
