from odoo import models
from odoo.tools.misc import format_date

from .edu_complaint import OPEN_STATES


class EduInspector(models.Model):
    """The own page: complaints that the inspector handles, never those about one."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_complaints()]

    def _own_complaints(self):
        complaints = self.env["edu.complaint"].search(
            [("handler_id", "=", self.user_id.id), ("state", "in", OPEN_STATES)],
            order="date_due, id",
        )
        return {
            "key": "complaints",
            "sequence": 6,
            "title": self.env._("Complaints to Handle"),
            "lines": [self._own_complaint_line(one) for one in complaints],
        }

    def _own_complaint_line(self, complaint):
        due = format_date(self.env, complaint.date_due)
        return {
            "key": complaint.id,
            "title": f"{complaint.number} {complaint.unit_id.name}",
            "text": self.env._("Answer by %s", due),
            "tone": "danger" if complaint.is_overdue else "body",
            "action": self._own_action(complaint),
        }
