import base64
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.qr import qr_png

from .common import InspectorCommon

SHOWN = {
    "school",
    "inspector",
    "phone",
    "photo",
    "is_kindergarten",
    "matters",
    "office",
    "office_phone",
}


def png(colour):
    stream = BytesIO()
    Image.new("RGB", (60, 80), colour).save(stream, format="PNG")
    return base64.b64encode(stream.getvalue())


class PlatePageCommon(InspectorCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.school, cls.other = cls.make_schools(cls.county_a, 2)
        [cls.young] = cls.make_schools(cls.county_a, 1, "111", "幼儿园%d")
        cls.xie, cls.gu = cls.make_inspectors(cls.county_a, "谢文澜", "顾怀舟")
        cls.xie.write({"phone": "0571-8800001", "photo": png("navy")})
        cls.xie.partner_id.write(
            {"email": "private@example.com", "street": "听雨巷七号"}
        )
        cls.office_a.phone = "0571-8800110"
        cls.plate = cls.make_plate(cls.school, cls.xie)

    def suspend(self, inspector):
        self.env["edu.inspector.suspension"].create(
            {"inspector_id": inspector.id, "reason": "调查"}
        )


@tagged("post_install", "-at_install")
class TestPlateSheet(PlatePageCommon):
    """What is printed, and what makes it necessary to print again."""

    def test_the_sheet_shows_what_hangs_at_the_gate(self):
        """TS67, B15, B34"""
        shown = self.plate.with_user(self.officer_a)._sheet()
        self.assertEqual(shown.keys(), SHOWN | {"url", "qr"})
        self.assertEqual(shown["phone"], "0571-8800001")
        self.assertEqual(shown["office_phone"], "0571-8800110")
        self.assertEqual(len(shown["matters"]), 8)
        young = self.make_plate(self.young, self.xie)._sheet()
        self.assertTrue(young["is_kindergarten"])
        self.assertNotEqual(young["matters"], shown["matters"])

    def test_the_own_standard_comes_before_that_of_the_city(self):
        standards = self.env["edu.plate.standard"]
        standards.create({"owner_unit_id": self.city.id, "school_matters": "一\n\n二"})
        self.assertEqual(self.plate._sheet()["matters"], ["一", "二"])
        own = standards.with_user(self.officer_a).create(
            {"school_matters": "三", "office_id": self.office_a.id}
        )
        self.assertEqual(self.plate._sheet()["matters"], ["三"])
        own.unlink()
        self.assertEqual(self.plate._sheet()["matters"], ["一", "二"])

    def test_what_changes_is_to_be_printed_again(self):
        """TS67: a change that is not on the plate yet stands in a list."""
        other = self.make_plate(self.other, self.gu)
        standard = self.env["edu.plate.standard"].create(
            {"owner_unit_id": self.county_a.id, "office_id": self.office_a.id}
        )
        plates = self.plate + other
        changes = [
            lambda: self.xie.write({"name": "谢文岚"}),
            lambda: self.xie.partner_id.write({"phone": "0571-8800002"}),
            lambda: self.xie.write({"photo": png("green")}),
            lambda: standard.write({"school_matters": "校园安全"}),
            lambda: self.office_a.write({"phone": "0571-8800111"}),
            lambda: self.school.write({"name": "临溪县实验小学"}),
            standard.unlink,
        ]
        self.assertEqual(plates.filtered("needs_print"), plates)
        for change in changes:
            plates.with_user(self.officer_a).action_print()
            self.assertFalse(plates.filtered("needs_print"))
            self.assertEqual(set(plates.mapped("printed_on")), {today()})
            change()
            self.assertTrue(self.plate.needs_print)

    def test_what_the_sheet_does_not_show_changes_nothing(self):
        self.plate._mark_printed()
        self.xie.partner_id.email = "other@example.com"
        self.plate.date_to = today()
        self.assertFalse(self.plate.needs_print)

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_leaders_print_nothing(self):
        with self.assertRaises(AccessError):
            self.plate.with_user(self.leader_a).action_print()

    def test_a_sheet_a_page_with_its_own_code(self):
        """TS67: the code on the paper leads to the public page."""
        plates = self.plate + self.make_plate(self.young, self.gu)
        report = self.env["ir.actions.report"].with_user(self.officer_a)
        report = report.with_context(force_report_rendering=True)
        pdf, kind = report._render_qweb_pdf(
            "edu_inspector.edu_plate_report", plates.ids
        )
        self.assertEqual(kind, "pdf")
        document = pypdfium2.PdfDocument(pdf)
        self.assertEqual(len(document), 2)
        for plate, page in zip(plates, document, strict=True):
            text = page.get_textpage().get_text_range()
            self.assertIn(plate.inspector_id.name, text)
            self.assertIn(plate.unit_id.name, text)
            width, height = page.get_size()
            self.assertAlmostEqual(width / height, 297 / 210, places=2)
            codes = [qr for qr in self.pictures(page) if self.is_code(qr, plate)]
            self.assertEqual(len(codes), 1)

    def pictures(self, page):
        """Return the pictures on a page of the PDF."""
        images = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return [image.get_bitmap().to_pil().convert("L") for image in images]

    def is_code(self, picture, plate):
        """Return whether the picture has the modules of the code of the plate."""
        url = f"{plate.get_base_url()}/edu/plate/{plate.code}"
        wanted = Image.open(BytesIO(qr_png(url))).convert("L")
        if picture.size != wanted.size:
            return False
        return not ImageChops.difference(picture, wanted).getbbox()


@tagged("post_install", "-at_install")
class TestPlatePage(PlatePageCommon, HttpCase):
    """The page behind the code: who is responsible, and nothing else."""

    def get(self, code):
        self.env.flush_all()
        with mute_logger("odoo.http", "werkzeug"):
            return self.url_open(f"/edu/plate/{code}")

    def test_everybody_sees_who_is_responsible(self):
        """TS67"""
        page = self.get(self.plate.code)
        self.assertEqual(page.status_code, 200)
        for text in ("谢文澜", "第1小学", "0571-8800001", "0571-8800110", "data:image"):
            self.assertIn(text, page.text)
        self.assertIn(f"/edu/plate/{self.plate.code}/complaint", page.text)

    def test_nothing_else_of_the_person_is_shown(self):
        self.xie.write({"birth_date": "1971-04-23", "certificate_number": "督证0042"})
        page = self.get(self.plate.code).text
        for text in ("private@example.com", "听雨巷", "1971", "督证0042"):
            self.assertNotIn(text, page)
        public = self.env["edu.plate"].with_user(self.env.ref("base.public_user"))
        shown = public._public_page(self.plate.code)
        self.assertEqual(shown.keys(), SHOWN | {"is_former", "complaint"})
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
            public.search([])

    def test_headers_keep_the_page_to_itself_and_no_session_is_made(self):
        for page in (self.get(self.plate.code), self.get("unknown")):
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
            policies = page.raw.headers.getlist("Content-Security-Policy")
            self.assertTrue([p for p in policies if "default-src 'none'" in p])
            self.assertNotIn("Set-Cookie", page.headers)

    def test_the_page_is_only_read(self):
        self.assertEqual(
            self.url_open("/edu/plate/x", data={"a": "b"}).status_code, 405
        )

    def test_a_former_plate_leads_to_who_is_responsible_now(self):
        self.plate._end_before(today())
        self.make_plate(self.school, self.gu, today())
        page = self.get(self.plate.code).text
        self.assertIn("顾怀舟", page)
        self.assertNotIn("谢文澜", page)
        self.assertNotIn("0571-8800001", page)
        self.assertIn('id="former"', page)

    def test_who_does_not_serve_is_not_named(self):
        self.suspend(self.xie)
        page = self.get(self.plate.code)
        self.assertEqual(page.status_code, 200)
        for text in ("谢文澜", "0571-8800001", "data:image"):
            self.assertNotIn(text, page.text)
        self.assertIn('id="nobody"', page.text)
        self.assertIn("0571-8800110", page.text)

    def test_unknown_codes_get_one_answer(self):
        codes = ["x", self.plate.code[:-1], self.plate.code.swapcase(), "%", "1'--"]
        pages = [self.get(code) for code in codes]
        self.assertEqual({page.status_code for page in pages}, {404})
        self.assertEqual(len({page.text for page in pages}), 1)

    def test_failures_are_limited_by_address(self):
        model = self.env["edu.plate"]
        most, _seconds = self.env["edu.attempt"]._limits()["plate"]
        for _try in range(most):
            self.assertFalse(model._try("unknown", "192.0.2.7"))
        self.assertIsNone(model._try(self.plate.code, "192.0.2.7"))
        self.assertTrue(model._try(self.plate.code, "192.0.2.8"))
