from odoo import api, fields, models
from odoo.tools.misc import format_datetime

from ..tools.visit_payload import DECIMALS, POSITION


class EduVisit(models.Model):
    """Where the phone was when its inspector signed in at the gate (定位签到).

    Personal data: asked for by a touch of the inspector alone, never required, rounded
    before it leaves the phone, taken back by another touch until the record is sent,
    and read by those who read the record. No map is asked.
    """

    _inherit = "edu.visit"

    position_latitude = fields.Float(
        string="Latitude",
        digits=(7, DECIMALS),
        readonly=True,
        copy=False,
        aggregator=None,
        help="Degrees north, to about ten metres (纬度)",
    )
    position_longitude = fields.Float(
        string="Longitude",
        digits=(7, DECIMALS),
        readonly=True,
        copy=False,
        aggregator=None,
        help="Degrees east, to about ten metres (经度)",
    )
    position_accuracy = fields.Integer(
        string="Accuracy",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Metres by which the phone may have been wrong (精度，米)",
    )
    position_at = fields.Datetime(
        string="Position Taken At", readonly=True, copy=False, help="定位时间"
    )
    position = fields.Char(
        string="Signed In At",
        compute="_compute_position",
        help="Where the phone was on arrival, if its inspector chose to say; seen by "
        "those alone who read the record (签到位置)",
    )

    @api.depends(*sorted(POSITION))
    @api.depends_context("lang")
    def _compute_position(self):
        located = self.filtered("position_at")
        (self - located).position = False
        for visit in located:
            visit.position = self.env._(
                "%(north)s, %(east)s (within %(metres)s m), %(time)s",
                north=f"{visit.position_latitude:.{DECIMALS}f}",
                east=f"{visit.position_longitude:.{DECIMALS}f}",
                metres=visit.position_accuracy,
                time=format_datetime(
                    self.env, visit.position_at, tz="Asia/Shanghai", dt_format="HH:mm"
                ),
            )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | POSITION

    def _record_position(self):
        """Return the position as a phone tells it, empty where there is none."""
        if not self.position_at:
            return {}
        return {
            "latitude": self.position_latitude,
            "longitude": self.position_longitude,
            "accuracy": self.position_accuracy,
            "at": fields.Datetime.to_string(self.position_at),
        }
