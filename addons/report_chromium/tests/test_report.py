import base64
import io
import json
from urllib.parse import quote, urlencode

import pypdf
from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .common import PrintCase

TEMPLATE = """<t t-name="report_chromium.test_names"><html><head><style>
@page { size: A4; @bottom-right { content: counter(page) } }
p + p { break-before: page }
</style></head><body t-foreach="docs" t-as="doc">
<p t-out="doc.name"/><p>末页</p></body></html></t>"""
PICTURES = """<t t-name="report_chromium.test_pictures"><html><body>
<t t-foreach="(docs.website or '').split()" t-as="address">
<img t-att-src="address"/></t><p>甲</p></body></html></t>"""


PASSWORD = "Seven leaves, printed"


class ReportCase(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, force_report_rendering=True))
        cls.partners = cls.env["res.partner"].create(
            [{"name": f"第{n}小学"} for n in (1, 2, 3)]
        )
        cls.report = cls.make_report(
            "test_names",
            TEMPLATE,
            print_report_name="'名册 ' + object.name",
        )

    @classmethod
    def make_report(cls, name, template, **values):
        cls.env["ir.ui.view"].create(
            {
                "type": "qweb",
                "name": name,
                "key": f"report_chromium.{name}",
                "arch": template,
            }
        )
        return cls.env["ir.actions.report"].create(
            {
                "name": "名册",
                "model": "res.partner",
                "report_name": f"report_chromium.{name}",
                "engine": "chromium",
                **values,
            }
        )

    @classmethod
    def make_user(cls, login, groups="base.group_user"):
        return new_test_user(cls.env, login, groups, password=PASSWORD)

    def rendered(self, records, report=None, user=None):
        """Return the texts of the pages that `user` gets."""
        reports = self.env["ir.actions.report"].with_user(user or self.env.user)
        pdf, kind = reports._render_qweb_pdf(report or self.report, records.ids)
        self.assertEqual(kind, "pdf")
        return [text.strip() for text in self.texts(pdf)]


@tagged("post_install", "-at_install")
class TestReport(ReportCase):
    def test_one(self):
        first, last = self.rendered(self.partners[:1])
        self.assertIn("第1小学", first)
        self.assertIn("末页", last)

    def test_several(self):
        """One file, in the order asked for, each counted from page 1."""
        pages = self.rendered(self.partners[::-1])
        names = [name for page in pages for name in page.split() if "小学" in name]
        self.assertEqual(names, ["第3小学", "第2小学", "第1小学"])
        numbers = [page.split()[0] for page in pages]
        self.assertEqual(numbers, ["1", "2"] * 3)

    def test_others_are_printed_as_before(self):
        """A report that does not ask never comes here, and by default none asks."""
        report = self.env["ir.actions.report"].create(
            {"name": "a", "model": "res.partner", "report_name": "web.html_container"}
        )
        self.assertEqual(report.engine, "wkhtmltopdf")
        self.env["ir.config_parameter"].set_param(
            "report_chromium.executable", "no-such-chromium"
        )
        calls = []
        self.patch(
            type(report),
            "get_wkhtmltopdf_state",
            lambda _report: calls.append(1) or "ok",
        )
        self.patch(
            type(report), "_run_wkhtmltopdf", lambda *_args, **_options: b"by the core"
        )
        self.patch(
            type(report),
            "_render_qweb_html",
            lambda *_args, **_options: (b"<main>a</main>", "html"),
        )
        pdf, _kind = report._render_qweb_pdf(report, self.partners[:1].ids)
        self.assertEqual((pdf, calls), (b"by the core", [1]))

    def test_no_chromium(self):
        self.env["ir.config_parameter"].set_param(
            "report_chromium.executable", "no-such-chromium"
        )
        with self.assertRaisesRegex(UserError, "printed by Chromium"):
            with mute_logger("odoo.addons.report_chromium.models.ir_actions_report"):
                self.rendered(self.partners[:1])

    def test_limits_of_the_administrator(self):
        """A number counts; what is none leaves the usual limit."""
        setting = self.env["ir.actions.report"]._chromium_setting
        params = self.env["ir.config_parameter"]
        for told, expected in (("7", 7), ("0", 60), ("-1", 60), ("x", 60), ("", 60)):
            params.set_param("report_chromium.seconds", told)
            self.assertEqual(setting("seconds", 60), expected)
        params.set_param("report_chromium.memory_mb", "1")
        with self.assertRaisesRegex(UserError, "more than 1 MB"):
            with mute_logger("odoo.addons.report_chromium.models.ir_actions_report"):
                self.rendered(self.partners[:1])

    def test_kept_as_attachment(self):
        """Saved under its name, and the saved one is given again."""
        self.report.write({"attachment": "object.name + '.pdf'"})
        self.rendered(self.partners[:2])
        saved = self.env["ir.attachment"].search(
            [("res_model", "=", "res.partner"), ("res_id", "in", self.partners.ids)]
        )
        self.assertEqual(set(saved.mapped("name")), {"第1小学.pdf", "第2小学.pdf"})
        self.assertTrue(all(raw.startswith(b"%PDF-") for raw in saved.mapped("raw")))
        self.report.attachment_use = True
        self.env["ir.config_parameter"].set_param(
            "report_chromium.executable", "no-such-chromium"
        )
        self.assertIn("第1小学", self.rendered(self.partners[:1])[0])

    def test_no_record_that_the_user_may_not_read(self):
        """Nor one that was kept by somebody who may."""
        self.report.write(
            {"attachment": "object.name + '.pdf'", "attachment_use": True}
        )
        self.rendered(self.partners[:1])
        outsider = self.make_user("print_outsider", "base.group_portal")
        with self.assertRaises(AccessError):
            self.rendered(self.partners[:1], user=outsider)

    def test_without_records(self):
        report = self.make_report("test_none", "<t t-name='x'><p>空白表</p></t>")
        pdf, _kind = report._render_qweb_pdf(report, [])
        self.assertEqual(self.texts(pdf)[0].strip(), "空白表")

    def test_the_client_is_told(self):
        action = self.report.report_action(self.partners)
        self.assertEqual(action["engine"], "chromium")
        self.assertEqual(action["type"], "ir.actions.report")
        self.assertIn("engine", self.report._get_readable_fields())


@tagged("post_install", "-at_install")
class TestPictures(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pictures = cls.make_report("test_pictures", PICTURES)
        red = io.BytesIO()
        Image.new("RGB", (40, 40), "#ff0000").save(red, "PNG")
        cls.red = red.getvalue()
        cls.user = cls.make_user("print_user")

    def shown(self, address, user=None):
        """Return how many pictures are in the PDF of a page that names one."""
        partner = self.partners[0]
        self.env.cr.execute(
            "UPDATE res_partner SET website = %s WHERE id = %s", (address, partner.id)
        )
        partner.invalidate_recordset()
        reports = self.env["ir.actions.report"].with_user(user or self.user)
        pdf, _kind = reports._render_qweb_pdf(self.pictures, partner.ids)
        return sum(len(p.images) for p in pypdf.PdfReader(io.BytesIO(pdf)).pages)

    def attachment(self, **values):
        return self.env["ir.attachment"].create(
            {"name": "red.png", "raw": self.red, **values}
        )

    def test_of_a_record(self):
        self.partners[1].image_1920 = base64.b64encode(self.red)
        address = f"/web/image/res.partner/{self.partners[1].id}/image_1920?unique=1"
        self.assertEqual(self.shown(address), 1)

    def test_of_an_addon(self):
        self.assertEqual(self.shown("/web/static/img/odoo_logo_tiny.png"), 1)

    def test_of_a_file(self):
        file = self.attachment(res_model="res.partner", res_id=self.partners[1].id)
        self.assertEqual(self.shown(f"/web/image/{file.id}"), 1)

    def test_of_somebody_else(self):
        """A picture that the user may not see is left out."""
        file = self.attachment()
        self.assertEqual(self.shown(f"/web/image/{file.id}", self.env.user), 1)
        self.assertEqual(self.shown(f"/web/image/{file.id}"), 0)

    def test_of_nobody(self):
        addresses = (
            "/web/image/999999999",
            "/web/image/no.model/1/image",
            "/web/image/res.partner/1/no_field",
            "/web/image/res.partner/1/name",
            "/web/static/../../../../../etc/hostname.png",
            "/web/static/img/none.png",
            "/report/barcode/QR/a",
            "http://127.0.0.1/a.png",
        )
        self.assertEqual(self.shown("\n".join(addresses)), 0)

    def test_of_a_text(self):
        """What calls itself a picture and is none is left out."""
        file = self.attachment(raw=b"<html>", mimetype="text/html", public=True)
        self.assertEqual(self.shown(f"/web/image/{file.id}"), 0)


@tagged("post_install", "-at_install")
class TestDownload(ReportCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_user("print_user")

    def download(self, records):
        ids = ",".join(map(str, records.ids))
        data = [f"/report/pdf/{self.report.report_name}/{ids}", "qweb-pdf"]
        asked = {
            "data": json.dumps(data),
            "context": json.dumps({"force_report_rendering": True}),
        }
        return self.url_open(f"/report/download?{urlencode(asked)}")

    def test_under_a_chinese_name(self):
        self.authenticate("print_user", PASSWORD)
        answer = self.download(self.partners[:1])
        self.assertTrue(answer.content.startswith(b"%PDF-"), answer.content[:200])
        self.assertIn(quote("名册 第1小学.pdf"), answer.headers["Content-Disposition"])
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(len(self.texts(self.download(self.partners).content)), 6)

    def test_the_sentence_reaches_the_user(self):
        self.env["ir.config_parameter"].set_param(
            "report_chromium.executable", "no-such-chromium"
        )
        self.authenticate("print_user", PASSWORD)
        with mute_logger(
            "odoo.addons.web.controllers.report",
            "odoo.addons.report_chromium.models.ir_actions_report",
            "odoo.http",
        ):
            answer = self.download(self.partners[:1])
        self.assertIn("report_chromium.executable", answer.text)
