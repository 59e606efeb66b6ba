from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

from ..tools.training_hours import missing_hours

APPOINTED = ("appointed", "ended")
RULE = "training_hours"  # the rule that says how many hours, and figure of appraisals


class EduInspector(models.Model):
    _inherit = "edu.inspector"

    training_hours = fields.Float(
        string="Training Hours This Year",
        compute="_compute_training_hours",
        digits=(6, 1),
        help="Centralised hours of the calendar year, which count (本年集中培训学时)",
    )
    training_hours_all = fields.Float(
        string="All Training Hours This Year",
        compute="_compute_training_hours",
        digits=(6, 1),
        help="Online and self-study too (本年全部学时)",
    )
    training_hours_missing = fields.Float(
        string="Missing Hours",
        compute="_compute_training_hours",
        digits=(6, 1),
        help="Of who serves, until the yearly figure is met (欠缺学时)",
    )
    has_training_deficit = fields.Boolean(
        string="Lacks Training Hours",
        compute="_compute_training_hours",
        search="_search_has_training_deficit",
        help="Serves, and has not met the figure of the calendar year yet (学时不足)",
    )
    duty_from = fields.Date(
        string="First Day of Duty",
        compute="_compute_duty_from",
        help="Of the first term of office (首次任职日期)",
    )
    needs_induction = fields.Boolean(
        string="Lacks Induction",
        compute="_compute_needs_induction",
        search="_search_needs_induction",
        help="Newly appointed, without training before the first duty (未参加岗前培训)",
    )

    @api.depends(
        "attendance_ids.hours",
        "attendance_ids.state",
        "attendance_ids.year",
        "is_serving",
    )
    def _compute_training_hours(self):
        hours = self._training_hours(today().year)
        figures = self._training_figures([today()])[today()]
        for inspector in self:
            done = hours.get(inspector._origin.id, {"central": 0, "all": 0})
            figure = figures.get(inspector.owner_unit_id.id, 0)
            missing = missing_hours(done["central"], figure)
            inspector.training_hours = done["central"]
            inspector.training_hours_all = done["all"]
            inspector.training_hours_missing = inspector.is_serving and missing
            inspector.has_training_deficit = inspector.is_serving and missing > 0

    @api.depends("appointment_ids.state", "appointment_ids.date_from")
    def _compute_duty_from(self):
        first = dict(
            self.env["edu.inspector.appointment"]._read_group(
                [("inspector_id", "in", self.ids), ("state", "in", APPOINTED)],
                ["inspector_id"],
                ["date_from:min"],
            )
        )
        for inspector in self:
            inspector.duty_from = first.get(inspector._origin)

    @api.depends(
        "appointment_ids.state",
        "appointment_ids.date_from",
        "appointment_ids.date_to",
        "attendance_ids.is_present",
        "attendance_ids.state",
    )
    def _compute_needs_induction(self):
        needing = self._needs_induction(today())
        for inspector in self:
            inspector.needs_induction = inspector in needing

    def _search_has_training_deficit(self, operator, value):
        if operator != "in":
            return NotImplemented
        balances = self.env["edu.training.balance"]
        lacking = Domain("id", "in", balances._lacking(today().year))
        return either(lacking, value)

    def _search_needs_induction(self, operator, value):
        if operator != "in":
            return NotImplemented
        needing = self._needing_induction(today())
        return either(needing, value)

    def action_invite_to_training(self):
        """Choose the session to whose list these people are added."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_training_invite_action"
        )
        action["context"] = {
            "default_who": "chosen",
            "default_inspector_ids": self.ids,
        }
        return action

    def _training_hours(self, year):
        """Return {inspector id: hours of `year`} of those of self who have any.

        The hours are a dict of `central` (which count), `all`, and `kinds`: {kind of
        training: hours}. One query.
        """
        found = {}
        for inspector, form, kind, hours in self.env[
            "edu.training.attendance"
        ]._read_group(
            Domain("inspector_id", "in", self.ids)
            & self.env["edu.training.attendance"]._counted_in(year),
            ["inspector_id", "form", "kind"],
            ["hours:sum"],
        ):
            done = found.setdefault(inspector.id, {"central": 0, "all": 0, "kinds": {}})
            done["all"] += hours
            done["kinds"][kind] = done["kinds"].get(kind, 0) + hours
            if form == "central":
                done["central"] += hours
        return found

    @api.model
    def _training_figures(self, days):
        """Return {day: {government id: centralised hours a year}} (TS62).

        They come from the rule; of a government that is not named nothing is asked.
        """
        paths = self.env["edu.rule.result"]._paths()
        rules = self.env["edu.rule"].sudo()
        return {day: rules._in_force(paths, day)(RULE) for day in days}

    def _appraisal_figures(self, year):
        figures = super()._appraisal_figures(year)
        hours = self._training_hours(year)
        for number, own in figures.items():
            own[RULE] = hours[number]["central"] if number in hours else 0
        return figures

    @api.model
    def _appraisal_labels(self):
        return super()._appraisal_labels() | {
            RULE: self.env._("Centralised training hours")
        }

    def _needs_induction(self, day):
        """Return those of self who may not inspect on `day` for want of induction."""
        return self.filtered_domain(self._needing_induction(day))

    @api.model
    def _needing_induction(self, day):
        """Return the domain of those in or before a first term without induction.

        `day` is a day in China. Whose earlier term ended before it is not new, nor who
        was taken over in a later term.
        """
        appointments = self.env["edu.inspector.appointment"]
        appointed = Domain("state", "in", APPOINTED)
        attended = Domain("kind", "=", "induction") & Domain("is_present", "=", True)
        return (
            Domain(
                "appointment_ids",
                "any",
                Domain("state", "=", "appointed")
                & Domain("term_number", "=", 1)
                & appointments._lasting(day),
            )
            & ~Domain("appointment_ids", "any", appointed & Domain("date_to", "<", day))
            & ~Domain("attendance_ids", "any", attended)
        )
