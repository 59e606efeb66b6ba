from odoo import models
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today


class EduInspector(models.Model):
    """The own page: today's visits, each a touch away from its record (TS25)."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_visits()]

    def _own_visits(self):
        visits = self.env["edu.visit"]
        own = visits.search(visits._to_record_domain(), order="date, id")
        action = self.env["ir.actions.client"]._for_xml_id(
            "edu_supervision.edu_visit_record_action"
        )
        near = own.filtered(lambda visit: visit.date <= today())
        return {
            "key": "visits",
            "sequence": 2,
            "title": self.env._("Today's Visits"),
            "empty": self.env._("No visit is planned for you today."),
            "lines": [self._own_visit_line(visit, action) for visit in near],
            "buttons": [{"title": self.env._("All Visits"), "action": action}],
        }

    def _own_visit_line(self, visit, action):
        day = format_date(self.env, visit.date)
        words, tone = self.env._("To record today"), "warning"
        if visit.state != "confirmed":
            words, tone = self.env._("Recorded"), "success"
        elif visit.date_to < today():
            words, tone = self.env._("Of %s, not recorded", day), "danger"
        return {
            "key": visit.id,
            "title": visit.unit_id.name,
            "text": f"{self._chosen(visit, 'kind')} · {words}",
            "tone": tone,
            "action": action | {"params": {"visit_id": visit.id}},
        }
