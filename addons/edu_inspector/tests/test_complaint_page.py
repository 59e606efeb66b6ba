import logging
import re
from io import BytesIO
from unittest.mock import patch

from PIL import Image
from werkzeug.datastructures import FileStorage

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models.edu_attempt import EduAttempt
from ..tools.complaints import FILE_BYTES, new_form_key, read_upload
from .complaint_common import NAME, PHONE, ComplaintCommon

LIMITS = EduAttempt._limits
TEXT = "午餐的肉有异味。\n已反映两次。"
STATUS = "/edu/complaint"


def picture(kind="JPEG", **values):
    """Return a small picture, as a phone would send one."""
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "green").save(drawn, kind, **values)
    return drawn.getvalue()


class PageCommon(ComplaintCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.path = f"/edu/plate/{cls.plate.code}/complaint"

    def setUp(self):
        super().setUp()
        self.env.flush_all()

    def post(self, path, form, files=None):
        with mute_logger("odoo.http", "werkzeug", "odoo.sql_db"):
            return self.url_open(path, data=form, files=files)

    def send(self, files=None, path=None, **form):
        values = {"kind": "school", "text": TEXT, "name": NAME, "phone": PHONE}
        values["form_key"] = new_form_key()
        return self.post(path or self.path, values | form, files)

    def sent(self, page):
        """Return (complaint, secret code) as a page that was filed tells them."""
        number = re.search(r'id="number">([^<]+)<', page.text)[1]
        code = re.search(r'id="code">([^<]+)<', page.text)[1]
        own = [("number", "=", number), ("owner_unit_id", "=", self.county_a.id)]
        return self.env["edu.complaint"].search(own), code

    def complaints(self):
        self.env.invalidate_all()
        return self.env["edu.complaint"].search([("unit_id", "=", self.school.id)])

    def assertRefused(self, page):
        self.assertEqual(page.status_code, 200)
        self.assertIn('role="alert"', page.text)


@tagged("post_install", "-at_install")
class TestComplaintPage(PageCommon):
    """Anybody at the gate complains without an account."""

    def test_the_form_names_the_school_and_no_person(self):
        page = self.url_open(self.path)
        self.assertEqual(page.status_code, 200)
        self.assertIn(self.school.name, page.text)
        self.assertNotIn(self.responsible.name, page.text)
        for name in ("kind", "text", "files", "name", "phone"):
            self.assertRegex(page.text, f'<(input|select|textarea)[^>]* name="{name}"')

    def test_headers_keep_the_pages_to_themselves(self):
        for page in (self.url_open(self.path), self.url_open(STATUS), self.send()):
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(page.headers["X-Frame-Options"], "DENY")
            policies = page.raw.headers.getlist("Content-Security-Policy")
            self.assertTrue([p for p in policies if "default-src 'none'" in p])
            self.assertNotIn("Set-Cookie", page.headers)

    def test_it_is_filed_for_the_owner_of_the_school(self):
        complaint, code = self.sent(self.send())
        self.assertEqual(complaint.text, TEXT)
        self.assertEqual((complaint.channel, complaint.state), ("page", "received"))
        self.assertEqual(complaint.unit_id, self.school)
        self.assertEqual(complaint.owner_unit_id, self.county_a)
        person = complaint._persons()
        self.assertEqual((person.name, person.phone), (NAME, PHONE))
        self.assertRegex(code, "^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$")
        self.assertNotIn(code, str(complaint.sudo().read()))
        with self.assertRaises(AccessError):
            complaint.with_user(self.chief).read(["code_hash"])

    def test_files_are_read_whole_when_a_request_is_carried_out_again(self):
        """Core rewinds the first of the files alone."""
        upload = FileStorage(BytesIO(b"%PDF-1.7 menu"), "menu.pdf")
        first, again = (read_upload(self.env, 2, upload) for _time in range(2))
        self.assertEqual(first, ("2.pdf", b"%PDF-1.7 menu"))
        self.assertEqual(again, first)

    def test_it_may_be_about_the_inspector_and_by_nobody(self):
        page = self.send(kind="inspector", name="", phone="")
        complaint, _code = self.sent(page)
        self.assertEqual(complaint.inspector_id, self.responsible)
        self.assertFalse(complaint._persons())
        self.assertFalse(complaint.with_user(self.concerned).has_access("read"))

    def test_no_inspector_is_offered_where_none_is_responsible(self):
        self.plate.sudo().date_to = self.plate.date_from
        self.env.flush_all()
        self.assertNotIn('value="inspector"', self.url_open(self.path).text)
        self.assertRefused(self.send(kind="inspector"))

    def test_what_is_not_asked_for_is_refused(self):
        tries = [
            {"text": "  \n "},
            {"text": "\u200b\u202e\x07"},
            {"text": "长" * 2001},
            {"kind": "nobody"},
            {"kind": ""},
            {"name": "长" * 51},
            {"phone": "1" * 31},
            {"form_key": "short"},
            {"form_key": ""},
            {"owner_unit_id": str(self.county_b.id)},
            {"state": "closed"},
            {"files": {"files": ("run.exe", b"MZ")}},
            {"files": {"files": ("page.html", b"<script>")}},
            {"files": {"files": ("photo.jpg", b"no picture")}},
            {"files": {"files": ("scan.pdf", b"no pdf")}},
            {"files": {"files": ("big.pdf", b"%PDF-" + b"0" * FILE_BYTES)}},
            {"files": {"other": ("scan.pdf", b"%PDF-1")}},
            {"files": [("files", (f"{n}.pdf", b"%PDF-1")) for n in range(4)]},
        ]
        with patch.object(
            EduAttempt,
            "_limits",
            lambda self: LIMITS(self) | {"complaint_form": (99, 9)},
        ):
            for form in tries:
                with self.subTest(str(form)[:80]):
                    self.assertRefused(self.send(**form))
        self.assertFalse(self.complaints())

    def test_far_too_much_is_not_even_read(self):
        files = [
            ("files", (f"{n}.pdf", b"%PDF-" + b"0" * FILE_BYTES)) for n in range(4)
        ]
        self.assertEqual(self.send(files=files).status_code, 413)
        self.assertFalse(self.complaints())

    def test_what_was_typed_is_kept_as_text_and_shown_again_as_text(self):
        page = self.send(text="<script>x</script>", phone="1" * 31)
        self.assertIn("&lt;script&gt;x", page.text)
        self.assertNotIn("<script>x", page.text)
        complaint, _code = self.sent(self.send(text="<b>a</b>\x00\u202e\r\nb"))
        self.assertEqual(complaint.text, "<b>a</b>\nb")

    def test_files_share_the_access_and_lose_where_they_were_taken(self):
        exif = Image.Exif()
        exif[0x010F] = "Phone of somebody"
        page = self.send(
            files=[
                ("files", (f"{NAME}.jpg", picture(exif=exif))),
                ("files", ("plan.PDF", b"%PDF-1.4 plan")),
            ]
        )
        complaint, _code = self.sent(page)
        files = self.env["ir.attachment"].search(
            [("res_model", "=", complaint._name), ("res_id", "=", complaint.id)]
        )
        self.assertEqual(sorted(files.mapped("name")), ["1.jpg", "2.pdf"])
        kept = files.filtered(lambda file: file.name == "1.jpg").raw
        self.assertNotIn(b"Phone of somebody", kept)
        self.assertEqual(Image.open(BytesIO(kept)).size, (40, 30))
        self.assertFalse(files.filtered("public"))
        for person, found in (
            ("officer", True),
            ("leader", True),
            ("inspector", False),
        ):
            own = files.with_user(self.people[person])
            self.assertEqual(own.has_access("read"), found, person)

    def test_the_same_form_files_once(self):
        key = new_form_key()
        complaint, code = self.sent(self.send(form_key=key))
        again = self.send(form_key=key, text="又一次")
        self.assertEqual(self.complaints(), complaint)
        self.assertIn(complaint.number, again.text)
        self.assertNotIn(code, again.text)

    def test_a_machine_that_fills_in_the_trap_files_nothing(self):
        page = self.send(website="https://example.com")
        self.assertEqual(page.status_code, 200)
        self.assertFalse(self.complaints())

    def test_a_flood_from_one_address_ends(self):
        most = LIMITS(self.env["edu.attempt"])["complaint_form"][0]
        for _time in range(most):
            self.assertEqual(self.send(text="").status_code, 200)
        page = self.send()
        self.assertEqual(page.status_code, 429)
        self.assertFalse(self.complaints())

    def test_a_flood_about_one_school_ends(self):
        for _time in range(2):
            self.send()
        low = LIMITS(self.env["edu.attempt"]) | {"complaint_plate": (2, 3600)}
        with patch.object(EduAttempt, "_limits", lambda self: low):
            self.assertEqual(self.send().status_code, 429)
        self.assertEqual(len(self.complaints()), 2)

    def test_an_unknown_plate_opens_nothing(self):
        for path in ("/edu/plate/nothing-such/complaint", "/edu/plate/%25/complaint"):
            self.assertEqual(self.url_open(path).status_code, 404)
            self.assertEqual(self.send(path=path).status_code, 404)

    def test_the_log_holds_nothing_of_it(self):
        self.url_open(STATUS)
        with (
            self.assertLogs("werkzeug", logging.INFO) as log,
            self.assertNoLogs("odoo", logging.INFO),
        ):
            values = {"kind": "school", "text": TEXT, "name": NAME, "phone": PHONE}
            page = self.url_open(self.path, data={**values, "form_key": new_form_key()})
            complaint, code = self.sent(page)
            pair = {"number": complaint.number, "code": code}
            self.url_open(STATUS, data=pair)
            self.url_open(STATUS, data=pair | {"code": "wrong"})
        lines = "\n".join(log.output)
        self.assertIn(f"POST {STATUS}", lines)
        for secret in (NAME, PHONE, code, complaint.number, "肉有异味", "%E6%8A%95"):
            self.assertNotIn(secret, lines)


@tagged("post_install", "-at_install")
class TestComplaintStatus(PageCommon):
    """Number and code tell what became of a complaint, and nothing else does."""

    def ask(self, number, code):
        return self.post(STATUS, {"number": number, "code": code})

    def test_the_pair_shows_state_and_answer_and_no_person(self):
        complaint, code = self.sent(self.send())
        page = self.ask(complaint.number, code)
        self.assertIn('id="received"', page.text)
        complaint = complaint.with_user(self.officer)
        complaint.action_accept()
        complaint.write({"answer": "<i>已更换</i>供货商。", "outcome": "substantiated"})
        self.assertNotIn("供货商", self.ask(complaint.number, code).text)
        complaint.inner_note = "内部"
        complaint.action_answer()
        self.env.flush_all()
        page = self.ask(complaint.number[1:], code.lower().replace("-", " "))
        self.assertIn("&lt;i&gt;已更换&lt;/i&gt;供货商。", page.text)
        for withheld in (NAME, PHONE, "内部", self.officer.name, TEXT.split()[0]):
            self.assertNotIn(withheld, page.text)

    def test_unknown_number_and_wrong_code_say_the_same(self):
        complaint, code = self.sent(self.send())
        unknown = self.ask("投209900001", code)
        wrong = self.ask(complaint.number, "AAAA-AAAA-AAAA-AAAA")
        same = [
            page.text.replace(complaint.number, "投209900001")
            for page in (unknown, wrong)
        ]
        self.assertEqual(*same)
        self.assertIn('role="alert"', wrong.text)
        phone = self.make_complaint()
        for pair in ((phone.number, ""), ("", ""), ("投", "x" * 99)):
            self.assertIn('role="alert"', self.ask(*pair).text)

    def test_past_the_limit_of_an_address_even_the_right_pair_opens_nothing(self):
        complaint, code = self.sent(self.send())
        most = LIMITS(self.env["edu.attempt"])["complaint_address"][0]
        for number in range(most):
            self.ask(f"投2099{number:05}", code)
        self.assertIn('role="alert"', self.ask(complaint.number, code).text)

    def test_a_thousand_guesses_open_nothing_from_wherever_they_come(self):
        complaint, code = self.sent(self.send())
        complaints = self.env["edu.complaint"].with_user(self.people["public"])
        for number in range(1000):
            guess = f"{number:016}"
            self.assertFalse(
                complaints._ask(complaint.number, guess, f"10.0.0.{number}")
            )
        self.assertFalse(complaints._ask(complaint.number, code, "192.0.2.1"))
        tried = self.env["edu.attempt"].search([("kind", "=", "complaint_number")])
        self.assertEqual(
            tried.failures, LIMITS(self.env["edu.attempt"])["complaint_number"][0]
        )

    def test_codes_of_namesakes_in_other_governments_are_kept_apart(self):
        first, code = self.sent(self.send())
        plate = (
            self.env["edu.plate"]
            .with_user(self.people["officer beside"])
            .create(
                {
                    "unit_id": self.school_b.id,
                    "inspector_id": self.make_inspector_beside().id,
                    "date_from": self.plate.date_from,
                }
            )
        )
        self.env.flush_all()
        other = self.send(path=f"/edu/plate/{plate.code}/complaint", text="另一件事")
        number = re.search(r'id="number">([^<]+)<', other.text)[1]
        self.assertEqual(number, first.number)
        complaints = self.env["edu.complaint"]
        self.assertEqual(complaints._ask(number, code, "192.0.2.1").id, first.id)

    def make_inspector_beside(self):
        user = self.make_user("inspector_beside", "inspector")
        return self.make_inspector("章若谷", user, self.county_b)
