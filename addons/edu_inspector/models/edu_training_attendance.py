from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from .edu_training import HELD

TICKED = frozenset({"is_present", "hours", "certificate_number"})


class EduTrainingAttendance(models.Model):
    """That an inspector is called to a session, and the hours that count.

    The list is open until the session is closed; who came is ticked once it has been
    held.
    """

    _name = "edu.training.attendance"
    _inherit = ["edu.scoped.mixin"]
    _description = "Training Attendance"
    _order = "training_id, inspector_id, id"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"inspector_id", "training_id"})

    training_id = fields.Many2one(
        "edu.training",
        string="Session",
        required=True,
        index=True,
        ondelete="cascade",
        help="培训",
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
    released_on = fields.Datetime(
        related="training_id.released_on", store=True, precompute=True
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
        related="training_id.year",
        store=True,
        precompute=True,
        aggregator=None,
        help="Calendar year in which the hours count (年度)",
    )
    kind = fields.Selection(related="training_id.kind", store=True, precompute=True)
    form = fields.Selection(related="training_id.form", store=True, precompute=True)
    state = fields.Selection(related="training_id.state", store=True, precompute=True)
    start = fields.Datetime(related="training_id.start")
    stop = fields.Datetime(related="training_id.stop")
    is_present = fields.Boolean(string="Attended", help="到训")
    hours = fields.Float(
        compute="_compute_hours",
        store=True,
        readonly=False,
        precompute=True,
        digits=(5, 1),
        help="Class hours that count; none for who was absent (学时)",
    )
    certificate_number = fields.Char(
        string="Certificate of Training",
        copy=False,
        help="Number that the training centre gave (培训证书号)",
    )

    _once = models.UniqueIndex(
        "(training_id, inspector_id)", "The inspector is on the list already."
    )
    _year_idx = models.Index("(year, inspector_id)")
    _hours = models.Constraint(
        "CHECK (hours >= 0)", "Hours of training are not negative."
    )

    @api.depends("is_present", "training_id")
    def _compute_hours(self):
        for line in self:
            line.hours = line.training_id.hours if line.is_present else 0

    @api.constrains("hours", "is_present")
    def _check_hours(self):
        for line in self:
            if line.hours > line.training_id.hours:
                raise ValidationError(
                    self.env._(
                        "%(name)s: the session has %(hours)s hours.",
                        name=line.inspector_id.name,
                        hours=line.training_id.hours,
                    )
                )
            if line.hours and not line.is_present:
                raise ValidationError(
                    self.env._(
                        "%s: who was absent has no hours.", line.inspector_id.name
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_open()
        if any(TICKED & vals.keys() for vals in vals_list):
            lines.filtered("is_present")._check_held()
        called = lines.filtered(lambda line: line.state == "called")
        called.training_id._keep_events()
        invited = self.env._("You are invited.")
        for training, added in called.grouped("training_id").items():
            training._tell_people(added.inspector_id.user_id, invited)
        return lines

    def write(self, vals):
        result = super().write(vals)
        if TICKED & vals.keys():
            self._check_held()
        return result

    def unlink(self):
        sessions = self.training_id
        result = super().unlink()
        sessions.filtered(lambda session: session.state == "called")._keep_events()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._check_open()

    @api.model
    def _counted_in(self, year):
        """Return the domain of the hours that count in the calendar `year`."""
        return Domain("year", "=", year) & Domain("state", "in", HELD)

    def _whole(self):
        """Return those who attended the whole session."""
        return self.filtered(
            lambda line: line.is_present and line.hours == line.training_id.hours
        )

    def _check_open(self):
        if any(line.state in ("closed", "cancelled") for line in self):
            raise UserError(
                self.env._("The list is closed. A chief can reopen it, with a reason.")
            )

    def _check_held(self):
        self._check_open()
        if any(line.state != "held" for line in self):
            raise UserError(
                self.env._("Mark the session as held before you tick who came.")
            )
