"""The record sheet: for its team and its office, once there is a record."""

import io

import pypdfium2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .record_common import KEY, NOON, RecordCommon, picture


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitRecordSheet(RecordCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_confirmed()

    def record(self):
        told = self.payload(
            self.visit, {0}, advice="<b>完善</b>门卫登记", signer_name="顾校长"
        )
        told["answers"][0] |= {"note": "登记簿缺页。", "photos": [picture()] * 2}
        self.visit.submit_record(told, KEY)

    def printed(self, user):
        report = self.env["ir.actions.report"].with_user(user)
        report = report.with_context(force_report_rendering=True)
        content, _kind = report._render_qweb_pdf(
            "edu_supervision.edu_visit_record_report", self.visit.ids
        )
        document = pypdfium2.PdfDocument(io.BytesIO(content))
        return document, "".join(
            page.get_textpage().get_text_range() for page in document
        )

    def test_what_it_says(self):
        """B18: the sheet of a district's documents, with pictures and signature."""
        self.record()
        sheet = self.visit._record_sheet()
        self.assertEqual(len(sheet["answers"][0]["photos"]), 2)
        self.assertTrue(sheet["signature"].startswith("data:image/png"))
        document, text = self.printed(self.inspector)
        for words in (
            "第1小学",
            "<b>完善</b>门卫登记",
            "登记簿缺页。",
            "顾校长",
            "陆青",
        ):
            self.assertIn(words, text)
        self.assertIn("09:00", text)
        wanted = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        pictures = [list(page.get_objects(filter=wanted)) for page in document]
        self.assertEqual(sum(map(len, pictures)), 3)

    def test_who_prints_it(self):
        self.record()
        for user in (self.inspector, self.officer_a, self.chief_a, self.officer_city):
            self.assertTrue(self.visit.with_user(user)._record_sheet())
        for user in (self.officer_b, self.inspectors[1].user_id):
            with self.assertRaises(AccessError):
                self.visit.with_user(user)._record_sheet()

    def test_not_by_the_visited_unit(self):
        """Whoever the visit was released to reads it, and prints no record of it."""
        self.record()
        seer = self.make_user("seer", "officer", serves=self.visit.unit_id)
        seen = self.visit.with_user(seer)
        self.assertTrue(seen.has_access("read"))
        with self.assertRaises(AccessError):
            seen._record_sheet()

    def test_not_before_there_is_a_record(self):
        with self.assertRaises(UserError):
            self.visit._record_sheet()
