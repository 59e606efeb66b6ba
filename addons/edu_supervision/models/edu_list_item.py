from odoo import fields, models

DOMAINS = [
    ("government", "Supervision of Governments"),
    ("school", "Supervision of Schools"),
    ("monitoring", "Evaluation and Monitoring"),
]
KINDS = [
    ("comprehensive", "Comprehensive"),
    ("special", "Special"),
    ("routine", "Routine"),
    ("recheck", "Re-check"),
]
# Four of the five pairs of modes; the fifth, comprehensive or special, is the kind.
FOCUS_MODES = [("process", "On the Process"), ("result", "On the Result")]
TIME_MODES = [("daily", "Day by Day"), ("random", "At Random")]
PLACE_MODES = [("offline", "On Site"), ("online", "Online")]
OPEN_MODES = [("open", "Open"), ("covert", "Covert")]


class EduListItem(models.Model):
    """One inspection that the yearly list allows: what, of whom and when (TS08)."""

    _name = "edu.list.item"
    _inherit = ["edu.scoped.mixin"]
    _description = "Item of a Yearly List"
    _order = "list_id, sequence, id"

    _fixed_fields = frozenset({"list_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    list_id = fields.Many2one(
        "edu.list", required=True, index=True, ondelete="cascade", help="年度清单"
    )
    owner_unit_id = fields.Many2one(
        related="list_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="list_id.released_on", store=True, precompute=True
    )
    year = fields.Integer(
        related="list_id.year", store=True, precompute=True, aggregator=None
    )
    list_state = fields.Selection(
        related="list_id.state", string="State of the List", store=True, precompute=True
    )
    department_id = fields.Many2one(
        related="list_id.unit_id", store=True, precompute=True, index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Subject", required=True, help="督导事项名称")
    domain = fields.Selection(
        DOMAINS,
        required=True,
        default="school",
        help="督政、督学、评估监测",
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        default="special",
        index=True,
        help="综合、专项、经常性、回头看",
    )
    is_exempt = fields.Boolean(
        string="Not Counted as Comprehensive",
        help="A check of qualifications, grades or technique (资质、等级、技术考核)",
    )
    topic_ids = fields.Many2many("edu.topic", string="Topics", help="督导内容")
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_list_item_unit_rel",
        "item_id",
        "unit_id",
        string="Units to Visit",
        help="Empty: drawn or named later, within the scope (督导对象)",
    )
    scope_text = fields.Char(string="Scope in Words", help="督导范围")
    date_from = fields.Date(string="From", required=True, help="起")
    date_to = fields.Date(string="To", required=True, help="止")
    checklist_id = fields.Many2one(
        "edu.checklist",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', '=', 'released')]",
        help="督导清单",
    )
    basis = fields.Char(help="What it rests on (依据)")
    focus_mode = fields.Selection(FOCUS_MODES, default="process", help="过程性、结果性")
    time_mode = fields.Selection(TIME_MODES, default="daily", help="日常、随机")
    place_mode = fields.Selection(PLACE_MODES, default="offline", help="线下、线上")
    open_mode = fields.Selection(
        OPEN_MODES, required=True, default="open", help="明察、暗访"
    )
    visit_ids = fields.One2many("edu.visit", "item_id", string="Visits")

    _window = models.Constraint(
        "CHECK (date_to >= date_from)", "The window ends before it begins."
    )
