from odoo import api, fields, models

from ..tools.pinyin import pinyin_key


class EduPinyinMixin(models.AbstractModel):
    """A name that sorts as Chinese readers expect and is found by its pinyin."""

    _name = "edu.pinyin.mixin"
    _description = "Name with a Pinyin Key"
    _rec_names_search = ["name", "pinyin_key"]

    name = fields.Char(required=True, index="trigram", help="Name (名称)")
    pinyin_key = fields.Char(
        compute="_compute_pinyin_key",
        store=True,
        precompute=True,
        index="trigram",
        export_string_translation=False,
        help="Pinyin in full and by initials (拼音), to sort and to search by",
    )

    @api.depends("name")
    def _compute_pinyin_key(self):
        for record in self:
            record.pinyin_key = pinyin_key(record.name)
