from odoo import models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today

OWN_FORM = "edu_recusal_view_form_own"


class EduInspector(models.Model):
    """The own page: the schools from which the inspector keeps away (B04, B16)."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_recusals()]

    def _own_recusals(self):
        recusals = self.env["edu.recusal"]
        current = Domain("inspector_id", "=", self.id) & recusals._lasting(today())
        return {
            "key": "recusals",
            "sequence": 50,
            "title": self.env._("My Recusals"),
            "empty": self.env._("You keep away from no school."),
            "lines": [self._own_recusal_line(one) for one in recusals.search(current)],
            "buttons": [
                {
                    "title": self.env._("Declare a Recusal"),
                    "action": self._own_action(recusals, OWN_FORM, target="new"),
                },
                {
                    "title": self.env._("All My Recusals"),
                    "action": "edu_inspector.edu_recusal_action_own",
                },
            ],
        }

    def _own_recusal_line(self, recusal):
        words = [self._chosen(recusal, "ground")]
        if recusal.date_to:
            words.append(self.env._("Until %s", format_date(self.env, recusal.date_to)))
        return {
            "key": recusal.id,
            "title": recusal.unit_id.name,
            "text": " · ".join(words),
            "action": self._own_action(recusal, OWN_FORM),
        }
