from odoo.tests import tagged

from .complaint_common import ComplaintCommon

COLUMNS = "number received_on kind text date_due days_left is_overdue state".split()
NAME = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestComplaintQueries(ComplaintCommon):
    """What the list of complaints costs in SQL does not grow with what it shows."""

    def test_the_list_costs_the_same_for_ten_times_the_records(self):
        users = self.officer, self.people["leader"], self.people["inspector"]
        self._fill(6)
        few = [self._counted(user) for user in users]
        self._fill(60)  # still on one page
        self.assertEqual([self._counted(user) for user in users], few)
        self.assertLessEqual(max(few), 14)

    def _counted(self, user):
        """Return the statements of the second opening; the first warms up."""
        complaints = self.env["edu.complaint"].with_user(user)
        spec = dict.fromkeys(COLUMNS, {}) | {"unit_id": NAME, "handler_id": NAME}
        return self.statements_warm(complaints.web_search_read, [], spec, limit=80)

    def _fill(self, count):
        inspector = self.people["inspector"]
        self.env["edu.complaint"].with_user(self.officer).create(
            [
                {
                    "unit_id": self.school.id,
                    "text": f"第{number}件",
                    "handler_id": inspector.id if number % 2 else self.officer.id,
                }
                for number in range(count)
            ]
        )
