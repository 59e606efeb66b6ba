from odoo import fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_datetime

from odoo.addons.edu_base.tools.dates import CHINA, today


class EduInspector(models.Model):
    """The own page: the hours of the year, and the sessions to come and attended."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_training()]

    def _own_training(self):
        sessions = self._own_sessions_to_come() + self._own_sessions_attended()
        return {
            "key": "training",
            "sequence": 30,
            "title": self.env._("My Training This Year"),
            "lines": [
                *self._own_hours(),
                *(self._own_session_line(line) for line in sessions),
            ],
            "buttons": [
                {
                    "title": self.env._("My Training File"),
                    "action": self._own_training_file(),
                }
            ],
        }

    def _own_training_file(self):
        report = self.env.ref("edu_inspector.edu_inspector_training_report")
        return report.report_action(self, config=False)

    def _own_hours(self):
        """Return the line of the hours (TS62), and one where induction is missing."""
        figure = self._training_figures([today()])[today()].get(self.owner_unit_id.id)
        lines = [
            {
                "key": "hours",
                "title": self.env._(
                    "%(done)g of %(figure)g centralised hours",
                    done=self.training_hours,
                    figure=figure or 0,
                ),
                "text": self._own_missing(),
                "tone": "danger" if self.has_training_deficit else "success",
            }
        ]
        if self.needs_induction:
            lacks = self.env._("You still lack the induction of the newly appointed.")
            lines.append({"key": "induction", "title": lacks, "tone": "danger"})
        return lines

    def _own_missing(self):
        if self.has_training_deficit:
            return self.env._("%g hours are missing", self.training_hours_missing)
        return self.env._("No hours are missing")

    def _own_sessions_to_come(self):
        """Return the lists that call the person to what is not over yet."""
        return self.env["edu.training.attendance"].search(
            Domain("inspector_id", "=", self.id)
            & Domain("state", "=", "called")
            & Domain("training_id.stop", ">=", fields.Datetime.now()),
            order="training_id",
        )[::-1]

    def _own_sessions_attended(self):
        lines = self.env["edu.training.attendance"]
        return lines.search(
            Domain("inspector_id", "=", self.id)
            & lines._counted_in(today().year)
            & Domain("is_present", "=", True)
        )

    def _own_session_line(self, line):
        start = format_datetime(
            self.env, line.start, tz=CHINA.key, dt_format="yyyy-MM-dd HH:mm"
        )
        called = line.state == "called"
        told = line.training_id.place if called else self._own_session_hours(line)
        return {
            "key": f"session-{line.id}",
            "title": line.training_id.name,
            "text": " · ".join(filter(None, [start, told])),
            "tone": "warning" if called else "body",
        }

    def _own_session_hours(self, line):
        return self.env._("%g hours attended", line.hours)
