import io
import json

from openpyxl import load_workbook

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.test_outgoing import loopback_only

from ..factories.edu_reform_tasks import make_edu_plan_import
from ..people import City


@tagged("post_install", "-at_install")
class TestFlow(HttpCase):
    """From the document to the exported table, and no way out of the machine."""

    def setUp(self):
        super().setUp()
        self.county = City(self.env).a
        self.officer = self.county.users["officer"]
        self.officer.password = "forty-two paper cranes"

    def test_nothing_leaves_the_house(self):
        with loopback_only() as attempts:
            plan = self.imported()
            task = self.reported(plan)
            task.with_user(self.officer).action_accept()
            self.assertEqual(task.state, "done")
            self.assertIn(task.name, self.exported(plan, task))
            self.env["mail.mail"].process_email_queue()
        self.assertEqual(attempts, [])

    def imported(self):
        wizard = make_edu_plan_import(self.county)
        return wizard.env["edu.plan"].browse(wizard.action_confirm()["res_id"])

    def reported(self, plan):
        """Return the task that the education department holds to be done."""
        unit = self.county.education
        task = plan.task_ids.filtered(lambda task: unit in task.link_ids.unit_id)[:1]
        env = self.county.acting("liaison")
        env["edu.task.report"].create(
            {
                "task_id": task.id,
                "unit_id": unit.id,
                "text": "专职人员已经配齐。",
                "is_final": True,
            }
        )
        task.message_post(body="请尽快验收", partner_ids=self.officer.partner_id.ids)
        return task

    def exported(self, plan, task):
        """Return the cells of the decomposition table and of the list's export."""
        self.authenticate(self.officer.login, self.officer.login)
        table = self.url_open(f"/edu/plan/{plan.id}/decomposition.xlsx")
        data = {
            "model": "edu.task",
            "fields": [{"name": "name", "label": "Task", "type": "char"}],
            "ids": task.ids,
            "domain": [],
            "groupby": [],
            "import_compat": False,
        }
        listed = self.url_open(
            "/web/export/xlsx",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )
        return set(self.cells(table)) & set(self.cells(listed))

    def cells(self, answer):
        rows = load_workbook(io.BytesIO(answer.content)).active.values
        return [cell for row in rows for cell in row]
