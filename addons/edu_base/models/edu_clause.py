from odoo import api, fields, models

CONCERNS = [
    ("supervision", "Supervision"),
    ("inspectors", "Inspectors"),
    ("tasks", "Reform Tasks"),
    ("funds", "Funds"),
]


class EduClause(models.Model):
    """What a policy asks for in one place: the fact, in short and in own words."""

    _name = "edu.clause"
    _description = "Clause of a Policy"
    _order = "sequence, code"
    _rec_name = "code"
    _rec_names_search = ["code", "term", "policy"]

    sequence = fields.Integer(default=10)
    code = fields.Char(required=True, help="As tests and rules cite it (编号)")
    policy = fields.Char(
        required=True, index=True, help="Name and number of the document (政策依据)"
    )
    section = fields.Char(help="Where it stands in the document (条款)")
    term = fields.Char(
        string="Subject", required=True, help="What is asked for, in short (内容)"
    )
    duty = fields.Char(
        string="The System's Part",
        help="What is recorded, counted, warned of (落实方式)",
    )
    figure = fields.Char(help="The number that it names, if any (指标)")
    concern = fields.Selection(
        CONCERNS, required=True, help="督导、督学、改革任务、经费"
    )
    rule_ids = fields.Many2many(
        "edu.rule",
        "edu_rule_clause_rel",
        "clause_id",
        "rule_id",
        string="Rules",
        help="Rules that count it (对应规则)",
    )

    _code_uniq = models.UniqueIndex("(code)", "Another clause bears this code.")

    @api.depends("code", "term")
    def _compute_display_name(self):
        for clause in self:
            clause.display_name = f"{clause.code} {clause.term}"
