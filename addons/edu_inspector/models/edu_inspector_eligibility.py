from dataclasses import fields as parts
from dataclasses import replace

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
        day = today()
        for limits, inspectors in self._by_limits(self._owner_limits()).items():
            sentences = self._obstacle_sentences(limits) | self._hint_sentences(limits)
            for inspector in inspectors:
                candidate = inspector._candidate()
                found = obstacles(candidate, day, limits)
                inspector.eligibility = "\n".join(map(sentences.get, found))
                found = hints(candidate, day, limits)
                inspector.eligibility_hint = "\n".join(map(sentences.get, found))

    def _ineligible(self, day, limits=None):
        """Return {inspector: [sentences]} of who may not be appointed on `day`.

        Each sentence says one condition that is not met (B03, B14, TS59). Who asks for
        many days gives the `limits`, as of `_owner_limits`.
        """
        found = {}
        by_limits = self._by_limits(limits or self._owner_limits())
        for limits, inspectors in by_limits.items():
            sentences = self._obstacle_sentences(limits)
            for inspector in inspectors:
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
        """Return the figures that are the same for all; the administrator sets them."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        return Limits(
            **{
                name: int(get_param(f"edu_inspector.{name}", getattr(Limits, name)))
                for name in ("experience", "age")
            }
        )

    def _owner_limits(self):
        """Return {id of a government: the figures in force there today}."""
        limits = self._limits()
        years = self.env["edu.rule"]._figures("retired", today())
        return {
            number: replace(
                limits,
                after_retirement=int(years[number]) if number in years else None,
            )
            for number in (*self.owner_unit_id.ids, False)
        }

    def _by_limits(self, limits):
        """Return {figures: those of self for whom they are}."""
        return self.grouped(lambda one: limits[one.owner_unit_id.id])

    @api.model
    def _obstacle_sentences(self, limits):
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
    def _hint_sentences(self, limits):
        return {
            "age": self.env._("Is %s or older.", limits.age),
            "age_unknown": self.env._("The birth date is not on file."),
        }
