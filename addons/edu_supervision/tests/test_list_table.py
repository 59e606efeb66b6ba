"""The list as it is printed and downloaded."""

import io

import pypdfium2
from openpyxl import load_workbook

from odoo.fields import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.common import PASSWORD

from .list_common import ListCommon


@tagged("post_install", "-at_install")
class TestListTable(ListCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.row = cls.make_list(
            items=[
                {"name": "开学检查", "unit_ids": [Command.set(cls.schools.ids)]},
                {"name": "=1+1", "scope_text": "城区小学", "kind": "comprehensive"},
            ]
        )

    def publish(self):
        self.row.action_submit()
        self.row.with_user(self.chief_a).action_approve()
        self.row.action_publish()

    def test_xlsx(self):
        """TS08: the columns of the published list, typed text as text."""
        data = self.row._table_xlsx()
        sheet = load_workbook(io.BytesIO(data)).active
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        self.assertEqual([row[1] for row in rows], ["开学检查", "=1+1"])
        self.assertEqual(rows[0][5], "、".join(self.schools.mapped("name")))
        self.assertEqual(rows[1][5], "城区小学")
        self.assertEqual(sheet.cell(4, 2).data_type, "s")

    def test_pdf_for_a_reader(self):
        """TS08: an inspector prints the published list."""
        self.publish()
        reports = self.env["ir.actions.report"].with_user(self.inspectors[0].user_id)
        pdf, kind = reports.with_context(force_report_rendering=True)._render_qweb_pdf(
            "edu_supervision.report_list", self.row.ids
        )
        self.assertEqual(kind, "pdf")
        with pypdfium2.PdfDocument(pdf) as file:
            text = "".join(page.get_textpage().get_text_bounded() for page in file)
        text = "".join(text.split())
        for school in self.schools:
            self.assertIn(school.name, text)
        self.assertIn("城区小学", text)

    def download(self, user):
        self.authenticate(user.login, PASSWORD)
        with mute_logger("odoo.http"):
            return self.url_open(f"/edu/list/{self.row.id}/list.xlsx")

    def test_download(self):
        answer = self.download(self.officer_a)
        self.assertEqual(answer.status_code, 200)
        self.assertTrue(answer.content.startswith(b"PK"))
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        for user in (self.officer_b, self.liaison):
            self.assertEqual(self.download(user).status_code, 404)
