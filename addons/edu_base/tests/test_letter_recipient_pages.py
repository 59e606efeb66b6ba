from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .letter_common import PDF
from .letter_recipient_common import RecipientCommon
from .page_looks import DESK, PHONE, Page, PageLooks

RECEIVED = "/odoo/edu-letters-received"


class LinkCommon(RecipientCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.row = cls.sent(cls.education_a)

    def token(self):
        grant = (self.row.sudo(), self.liaison, self.education_a)
        [url] = self.env["edu.link"]._hand_out([grant])
        self.env.flush_all()
        return url.partition("#")[2]

    def submit(self, files=None, **values):
        form = {"token": self.token(), **values}
        page = self.url_open("/edu/link/submit", data=form, files=files)
        self.env.invalidate_all()
        return page


@tagged("post_install", "-at_install")
class TestLetterRecipientLink(LinkCommon, HttpCase):
    """The page by which a liaison confirms a letter and replies, without a menu."""

    def test_the_page_shows_the_letter(self):
        page = self.url_open("/edu/link/open", data={"token": self.token()}).text
        for told in (self.row.letter_id.number, self.row.letter_id.body):
            self.assertIn(told, page)
        for name in ("reply", "files"):
            self.assertIn(f'name="{name}"', page)
        self.assertNotIn('name="filing_number"', page)

    def test_the_receipt_alone(self):
        self.assertEqual(self.submit().status_code, 200)
        told = (self.row.state, self.row.receipt_means, self.row.received_by_id)
        self.assertEqual(told, ("received", "link", self.liaison))
        self.assertFalse(self.row.replied_on)

    def test_receipt_and_reply_in_one(self):
        self.submit(files={"files": ("清单.pdf", PDF)}, reply="已组织自查。")
        self.assertEqual((self.row.state, self.row.reply), ("replied", "已组织自查。"))
        self.assertEqual(self.row.attachment_ids.raw, PDF)
        self.assertEqual(self.row.receipt_means, "link")

    def test_after_the_receipt_the_page_is_for_the_reply(self):
        self.submit()
        self.submit()
        self.assertEqual(self.row.state, "received")
        self.submit(reply="已组织自查。")
        self.assertEqual(self.row.state, "replied")

    def test_a_file_of_no_accepted_kind_changes_nothing(self):
        page = self.submit(files={"files": ("a.exe", b"MZ")}, reply="已组织自查。")
        self.assertIn("a.exe", page.text)
        self.assertEqual((self.row.state, self.row.reply), ("sent", False))

    def test_a_void_letter_takes_no_reply(self):
        token = self.token()
        self.row.letter_id.with_user(self.city_chief)._make_move("void", "文号有误")
        self.env.flush_all()
        data = {"token": token, "reply": "已组织自查。"}
        self.url_open("/edu/link/submit", data=data)
        self.env.invalidate_all()
        self.assertEqual((self.row.state, self.row.reply), ("lapsed", False))

    def test_the_owner_s_office_hands_it_out(self):
        with self.assertRaisesRegex(UserError, "owner's office"):
            self.row.with_user(self.officer).action_hand_out_link()
        context = self.row.with_user(self.city_officer).action_hand_out_link()
        wizard = self.env["edu.link.hand.out"].with_user(self.city_officer)
        action = (
            wizard.with_context(**context["context"])
            .create({"user_id": self.liaison.id})
            .action_make()
        )
        self.assertIn("/edu/link#", action["context"]["default_url"])


@tagged("post_install", "-at_install")
class TestLetterRecipientPages(LinkCommon, PageLooks):
    browser_size = PHONE
    touch_enabled = True

    def test_a_liaison_confirms_on_a_phone(self):
        self.start_tour(
            RECEIVED, "edu_base_liaison_confirms_a_letter", login="liaison_a"
        )
        self.assertEqual(self.row.state, "received")
        self.assertEqual(self.row.receipt_means, "account")

    def test_the_pages_of_a_liaison_fit_a_phone(self):
        card = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)')"
        form = "document.querySelector('.o_form_view .o_form_sheet')"
        self.look_through(
            [
                Page("letters_received", RECEIVED, f"!!{card}", within=".o_content"),
                Page(
                    "letter_received",
                    ready=f"!!{form}",
                    act=f"{card}.click()",
                    within=".o_form_statusbar",
                    touched=".o_statusbar_buttons .btn, .oe_title .btn",
                ),
            ],
            "liaison_a",
        )

    def test_the_pages_of_an_officer(self):
        self.look_at(
            "/odoo/edu-letters-out",
            "letters_out",
            "!!document.querySelector('.o_data_row')",
            "officer_city",
            size=DESK,
            within=".o_content",
        )

    def test_the_form_notes_a_receipt(self):
        context = self.row.with_user(self.city_officer).action_note_receipt()["context"]
        note = self.env["edu.letter.receipt.note"].with_user(self.city_officer)
        note.with_context(**context).create(
            {"name": "何知远", "means": "paper", "day": self.row.date_sent}
        ).action_note()
        self.assertEqual(self.row.receipt_means, "paper")

    def test_late_units_are_reminded_by_the_owner_s_office(self):
        self.row.with_user(self.city_officer).action_remind()
        lines = (
            self.env["edu.digest.line"].sudo().search([("res_id", "=", self.row.id)])
        )
        self.assertIn(self.liaison, lines.digest_id.user_id)
        with self.assertRaisesRegex(UserError, "owner's office"):
            self.row.with_user(self.officer).action_remind()
