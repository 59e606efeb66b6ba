from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.school_types import SCHOOL_TYPES


class EduPlateCoverage(models.Model):
    """Each school that wants a plate, with its zone and inspector today (TS24).

    A row has the number of its school. The share of covered schools is their average.
    """

    _name = "edu.plate.coverage"
    _description = "Plate Coverage"
    _auto = False
    _log_access = False
    _order = "owner_unit_id, sequence, pinyin_key, id"
    _rec_name = "unit_id"
    _depends = {
        "edu.inspector.appointment": ["inspector_id", "state", "date_from", "date_to"],
        "edu.inspector.suspension": ["inspector_id", "date_from", "date_to"],
        "edu.plate": ["unit_id", "inspector_id", "date_from", "date_to"],
        "edu.unit": ["parent_id", "sequence", "pinyin_key", "kind", "school_type"],
        "edu.zone.school": ["unit_id", "zone_id", "date_from", "date_to"],
    }

    unit_id = fields.Many2one("edu.unit", string="School", readonly=True, help="学校")
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        readonly=True,
        help="To which the school belongs (所属政府)",
    )
    sequence = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )
    pinyin_key = fields.Char(readonly=True, export_string_translation=False)
    school_type = fields.Selection(
        [(kind.code, kind.label) for kind in SCHOOL_TYPES.values()],
        readonly=True,
        help="办学类型",
    )
    zone_id = fields.Many2one("edu.zone", readonly=True, help="责任区")
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        readonly=True,
        help="Whose plate hangs there (责任督学)",
    )
    date_from = fields.Date(string="Since", readonly=True, help="挂牌日期")
    gap = fields.Selection(
        [("plate", "No Plate"), ("absent", "Inspector not Serving")],
        readonly=True,
        help="Why nobody is responsible today (未覆盖原因)",
    )
    covered = fields.Float(
        readonly=True,
        aggregator="avg",
        help="Share of the schools with an inspector who serves (覆盖率)",
    )

    @property
    def _table_query(self):
        day = today()
        inspectors = self.env["edu.inspector"].sudo()
        units = self.env["edu.unit"].sudo()
        return SQL(
            """
            SELECT unit.id, unit.id AS unit_id, unit.parent_id AS owner_unit_id,
                   unit.sequence, unit.pinyin_key, unit.school_type, place.zone_id,
                   plate.inspector_id, plate.date_from,
                   CASE WHEN plate.id IS NULL THEN 'plate'
                        WHEN serving.id IS NULL THEN 'absent' END AS gap,
                   CASE WHEN serving.id IS NULL THEN 0.0 ELSE 1.0 END AS covered
              FROM edu_unit unit
              LEFT JOIN edu_plate plate
                     ON plate.unit_id = unit.id AND plate.date_from <= %(day)s
                    AND (plate.date_to IS NULL OR plate.date_to >= %(day)s)
              LEFT JOIN edu_zone_school place
                     ON place.unit_id = unit.id AND place.date_from <= %(day)s
                    AND (place.date_to IS NULL OR place.date_to >= %(day)s)
              LEFT JOIN (%(serving)s) serving ON serving.id = plate.inspector_id
             WHERE unit.id IN (%(wanting)s)
            """,
            day=day,
            serving=inspectors._search(inspectors._serving_on(day)).select(),
            wanting=units._search(units._schools_on(day)).select(),
        )

    def action_assign_inspectors(self):
        return self.unit_id.action_assign_inspectors()

    def action_put_into_zone(self):
        return self.unit_id.action_put_into_zone()

    def action_open_unit(self):
        """Open the school itself."""
        self.ensure_one()
        return form_of(self.unit_id)
