from odoo import fields, models

from .edu_checklist_item import SEVERITIES

SOURCES = [
    ("team", "Seen by the Team"),
    ("discipline", "Discipline Inspection"),
    ("audit", "Audit"),
    ("survey", "Statistics and Polls"),
    ("media", "Media"),
]


class EduVisitAnswer(models.Model):
    """What was seen at one item of the checklist, as it read on the day."""

    _name = "edu.visit.answer"
    _description = "Answer of a Visit"
    _order = "visit_id, sequence, id"

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    item_id = fields.Many2one(
        "edu.checklist.item",
        index="btree_not_null",
        ondelete="set null",
        help="Which it was copied from (来源)",
    )
    sequence = fields.Integer(default=10)
    section = fields.Char(help="分项")
    name = fields.Char(string="To Look At", required=True, help="督导要点")
    topic_id = fields.Many2one(
        "edu.topic", index="btree_not_null", ondelete="restrict", help="督导事项"
    )
    basis = fields.Char(help="依据")
    requirement = fields.Char(help="整改要求")
    severity = fields.Selection(SEVERITIES, help="一般、严重、安全隐患")
    result = fields.Selection(
        [("ok", "In Order"), ("failed", "Not in Order"), ("none", "Does Not Apply")],
        help="符合、不符合、不适用",
    )
    note = fields.Text(string="What Was Observed", help="情况")
    source = fields.Selection(
        SOURCES,
        string="Source of Evidence",
        help="督导组所见、监察、审计、统计民调、媒体",
    )
    photo_ids = fields.One2many(
        "ir.attachment",
        "res_id",
        string="Photos",
        domain=[("res_model", "=", "edu.visit.answer")],
        help="照片",
    )

    _once = models.UniqueIndex("(visit_id, item_id) WHERE item_id IS NOT NULL")

    def _record_item(self):
        """Return what a phone shows of the item, with what was answered before."""
        names = "section name basis requirement severity result note source".split()
        return {
            **{name: self[name] or "" for name in names},
            "id": self.id,
            "kept": self.photo_ids.ids,
        }
