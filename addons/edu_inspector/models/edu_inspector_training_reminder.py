from odoo import api, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today

from ..tools.training_hours import reminding_quarter

KIND = "edu_inspector.mail_activity_type_training_hours"


class EduInspectorTrainingReminder(models.Model):
    """Who lacks training hours is told in the third and the fourth quarter (TS62).

    An inspector with an account has one activity, on the own record; the officer of a
    government one for all its inspectors. What was done in a quarter does not come
    again in it; what has become superfluous goes away.
    """

    _inherit = "edu.inspector"

    @api.model
    def _cron_remind_of_training(self):
        """Bring the reminders into step with the hours; twice is as good as once."""
        quarter = reminding_quarter(today())
        wanted = self._training_reminders() if quarter else {}
        open_ones = self._reminding(Domain("active", "=", True))
        superfluous = open_ones.filtered(
            lambda step: step._reminder_key() not in wanted
        )
        superfluous.unlink()
        open_ones -= superfluous
        if not quarter:
            return
        first_day, last_day = quarter
        done = self._reminding(
            Domain("active", "=", False) & Domain("date_done", ">=", first_day)
        )
        known = {step._reminder_key() for step in open_ones | done}
        open_ones._bring_up_to_date(wanted, last_day)
        open_ones.create(
            [
                self._reminder_values(key, summary, last_day)
                for key, summary in wanted.items()
                if key not in known
            ]
        )

    @api.model
    def _training_reminders(self):
        """Return {(id of the inspector or 0, user): what is said}."""
        lacking = self.search([("has_training_deficit", "=", True)])
        reminders = {
            (person.id, person.user_id): self.env._(
                "%(hours)g hours of training are missing this year",
                hours=person.training_hours_missing,
            )
            for person in lacking.filtered("user_id")
        }
        by_officer = {}
        officers = lacking.owner_unit_id._officers()
        for unit, people in lacking.grouped("owner_unit_id").items():
            if unit in officers:
                told = f"{unit.name} {len(people)}"
                by_officer.setdefault((0, officers[unit]), []).append(told)
        return reminders | {
            key: self.env._("Inspectors who lack training hours: %s", "、".join(told))
            for key, told in by_officer.items()
        }

    @api.model
    def _reminding(self, domain):
        steps = self.env["mail.activity"].with_context(
            active_test=False, mail_activity_quick_update=True
        )
        kind = self.env.ref(KIND)
        return steps.search(domain & Domain("activity_type_id", "=", kind.id))

    @api.model
    def _reminder_values(self, key, summary, last_day):
        number, user = key
        return {
            "res_model_id": bool(number) and self.env["ir.model"]._get_id(self._name),
            "res_id": number,
            "activity_type_id": self.env.ref(KIND).id,
            "user_id": user.id,
            "summary": summary,
            "date_deadline": last_day,
        }
