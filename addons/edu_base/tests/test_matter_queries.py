from datetime import timedelta

from odoo.fields import Command
from odoo.tests import tagged

from ..tools.dates import today
from .meeting_common import MeetingCommon

MATTERS = (
    "is_overdue name kind given_by given_on date_deadline days_left state is_open"
).split()
MEETINGS = "start name kind place state".split()
COMMITTEES = "name kind founded_on member_count vacant_count plenary_on".split()
NAME = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestMatterQueries(MeetingCommon):
    """What lists cost in SQL does not grow with what they show."""

    def test_lists_cost_the_same_for_ten_times_the_records(self):
        self._fill(6)
        few = self._costs()
        self._fill(60)  # still on one page
        self.assertEqual(self._costs(), few)

    def test_lists_cost_few_statements(self):
        self._fill(40)
        for (screen, login), cost in self._costs().items():
            self.assertLessEqual(cost, 14, (screen, login))

    def _costs(self):
        """Return {(screen, login): statements} for all who open the screens."""
        return {
            (screen.__name__, user.login): self._counted(screen, user)
            for screen in (self._matters, self._meetings, self._committees)
            for user in (self.officer, self.leader, self.liaison)
        }

    def _matters(self, env):
        spec = dict.fromkeys(MATTERS, {}) | {"lead_unit_id": NAME, "unit_ids": NAME}
        open_ones = [("is_open", "=", True)]
        env["edu.matter"].web_search_read(open_ones, spec, limit=80)

    def _meetings(self, env):
        spec = dict.fromkeys(MEETINGS, {}) | {"committee_id": NAME}
        env["edu.meeting"].web_search_read([], spec, limit=80)

    def _committees(self, env):
        spec = dict.fromkeys(COMMITTEES, {}) | {"owner_unit_id": NAME}
        env["edu.committee"].web_search_read([], spec, limit=80)

    def _counted(self, screen, user):
        """Return the statements of the second opening; the first warms up."""
        env = self.env(user=user)
        return self.statements_warm(screen, env)

    def _fill(self, count):
        start = self.make_meeting().start
        env = self.env(user=self.officer)
        env["edu.matter"].create(
            [
                {
                    "text": f"事项{number}",
                    "lead_unit_id": self.education_a.id,
                    "unit_ids": [Command.set(self.finance_unit_a.ids)],
                    "date_deadline": today() + timedelta(days=number),
                }
                for number in range(count)
            ]
        )
        committees = env["edu.committee"].create(
            [
                {
                    "name": f"小组{env['edu.committee'].search_count([])}-{number}",
                    "member_ids": [Command.create({"unit_id": self.education_a.id})],
                }
                for number in range(count)
            ]
        )
        env["edu.meeting"].create(
            [{"committee_id": group.id, "start": start} for group in committees]
        )
