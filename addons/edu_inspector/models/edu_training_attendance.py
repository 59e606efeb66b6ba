from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import day_of


class EduTrainingAttendance(models.Model):
    """That an inspector is called to a session, and the hours that count."""

    _name = "edu.training.attendance"
    _inherit = ["edu.scoped.mixin"]
    _description = "Attendance"
    _order = "training_id, inspector_id, id"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"inspector_id", "training_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    training_id = fields.Many2one(
        "edu.training", required=True, index=True, ondelete="cascade", help="培训"
    )
    inspector_id = fields.Many2one(
        "edu.inspector", required=True, index=True, ondelete="restrict", help="督学"
    )
    owner_unit_id = fields.Many2one(
        related="training_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    inspector_owner_id = fields.Many2one(
        related="inspector_id.owner_unit_id",
        string="Government of the Inspector",
        store=True,
        precompute=True,
        index=True,
        help="督学所属政府",
    )
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        precompute=True,
        index=True,
        aggregator=None,
        help="Calendar year in which the hours count (年度)",
    )
    is_present = fields.Boolean(string="Attended", help="到训")
    hours = fields.Float(
        compute="_compute_hours",
        store=True,
        readonly=False,
        precompute=True,
        digits=(5, 1),
        help="Class hours that count; none for who was absent (学时)",
    )

    _once = models.UniqueIndex(
        "(training_id, inspector_id)", "The inspector is on the list already."
    )

    @api.depends("training_id.start")
    def _compute_year(self):
        for attendance in self:
            start = attendance.training_id.start
            attendance.year = start and day_of(start).year

    @api.depends("is_present", "training_id.hours")
    def _compute_hours(self):
        for attendance in self:
            present = attendance.is_present
            attendance.hours = attendance.training_id.hours if present else 0
