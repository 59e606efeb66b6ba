from odoo import fields, models


class EduZone(models.Model):
    """A responsibility zone: schools that inspectors look after together (责任区)."""

    _name = "edu.zone"
    _inherit = ["edu.pinyin.mixin", "edu.scoped.mixin", "edu.period.mixin"]
    _description = "Zone"
    _order = "owner_unit_id, code, pinyin_key, id"

    code = fields.Char(help="责任区编号")
    inspector_ids = fields.Many2many(
        "edu.inspector", string="Inspectors", help="责任区督学"
    )
    member_ids = fields.One2many("edu.zone.school", "zone_id", string="Schools")

    _name_uniq = models.UniqueIndex(
        "(owner_unit_id, name) WHERE date_to IS NULL",
        "The government already has a zone of this name.",
    )
