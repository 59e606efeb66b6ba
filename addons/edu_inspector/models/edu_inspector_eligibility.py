from dataclasses import fields as parts

from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today

from ..tools.eligibility import Candidate, Limits, hints, obstacles


class EduInspector(models.Model):
    """Whether a person may be appointed: degree, years, health, time, retirement."""

    _inherit = "edu.inspector"

    eligibility = fields.Text(
        compute="_compute_eligibility",
        groups="edu_base.group_officer",
        help="What speaks against an appointment today (聘任条件核对)",
    )
    eligibility_hint = fields.Text(
        compute="_compute_eligibility",
        groups="edu_base.group_officer",
        help="What is worth a thought, and forbids nothing (提示)",
    )

    @api.depends(*(part.name for part in parts(Candidate)))
    def _compute_eligibility(self):
        day, limits = today(), self._limits()
        obstacles_of, hints_of = self._obstacle_sentences(), self._hint_sentences()
        for inspector in self:
            candidate = inspector._candidate()
            found = obstacles(candidate, day, limits)
            inspector.eligibility = "\n".join(obstacles_of[code] for code in found)
            found = hints(candidate, day, limits)
            inspector.eligibility_hint = "\n".join(hints_of[code] for code in found)

    def _ineligible(self, day):
        """Return {inspector: [sentences]} of who may not be appointed on `day`.

        Each sentence says one condition that is not met (B03, B14, TS59).
        """
        limits, sentences = self._limits(), self._obstacle_sentences()
        found = {}
        for inspector in self:
            codes = obstacles(inspector.sudo()._candidate(), day, limits)
            if codes:
                found[inspector] = [sentences[code] for code in codes]
        return found

    def _candidate(self):
        self.ensure_one()
        return Candidate(
            **{part.name: self[part.name] or None for part in parts(Candidate)}
        )

    @api.model
    def _limits(self):
        """Return the figures in force; the administrator may set others."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        return Limits(
            **{
                part.name: int(get_param(f"edu_inspector.{part.name}", part.default))
                for part in parts(Limits)
            }
        )

    @api.model
    def _obstacle_sentences(self):
        limits = self._limits()
        return {
            "degree": self.env._("The degree is below bachelor."),
            "degree_unknown": self.env._("The degree is not on file."),
            "experience": self.env._(
                "Has less than %s years of experience.", limits.experience
            ),
            "experience_unknown": self.env._(
                "Since when the person has experience is not on file."
            ),
            "health": self.env._("The health statement is not “fit”."),
            "health_unknown": self.env._("There is no health statement."),
            "time": self.env._("The working time is not guaranteed."),
            "retired": self.env._(
                "Retired more than %s years ago.", limits.after_retirement
            ),
            "duty": self.env._(
                "The retired inspect what they come from: cadres governments; "
                "principals, teachers and experts schools."
            ),
        }

    @api.model
    def _hint_sentences(self):
        return {
            "age": self.env._("Is %s or older.", self._limits().age),
            "age_unknown": self.env._("The birth date is not on file."),
        }
