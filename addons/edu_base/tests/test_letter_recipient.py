from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.edu_letter_receipt import Receipt
from ..tools.letters import letter_document
from .letter_common import PDF
from .letter_recipient_common import DAY, RecipientCommon

RULES = "odoo.addons.base.models.ir_rule"


@tagged("post_install", "-at_install")
class TestLetterRecipient(RecipientCommon):
    """A letter's way to its recipients, and what comes back."""

    def test_the_type_says_what_is_asked(self):
        letter = self.draft(
            self.education_a, {"unit_id": self.office_b.id, "kind": "copy"}
        )
        main, copy = letter.recipient_ids
        asked = main.needs_receipt, main.receipt_days, main.reply_days, main.reply_unit
        self.assertEqual(asked, (True, 1, 5, "working"))
        self.assertEqual((copy.needs_receipt, copy.reply_days), (True, 0))
        self.assertEqual(set(letter.recipient_ids.mapped("state")), {"waiting"})

    def test_a_room_may_ask_for_something_else(self):
        letter = self.draft(
            {"unit_id": self.education_a.id, "needs_receipt": False, "reply_days": 3}
        )
        row = letter.recipient_ids
        self.assertEqual((row.needs_receipt, row.reply_days), (False, 3))

    def test_the_main_recipients_are_written_where_the_type_names_nobody(self):
        copy = {"unit_id": self.office_b.id, "kind": "copy"}
        letter = self.out(self.draft(self.education_b, self.education_a, copy))
        both = f"{self.education_b.name}、{self.education_a.name}"
        self.assertEqual(letter.content["addressee"], both)
        self.assertEqual(letter.content["copies"], self.office_b.name)
        self.assertEqual(letter.addressee, both)
        self.assertEqual(letter.recipient_names, f"{both}、{self.office_b.name}")

    def test_the_imprint_names_the_copies(self):
        copy = {"unit_id": self.office_b.id, "kind": "copy"}
        letter = self.out(self.draft(self.education_a, copy))
        imprint = letter_document(letter.content).imprint
        self.assertEqual(imprint.copies, self.office_b.name)
        self.assertEqual(imprint.issuer, letter.issuer_id.name)
        self.assertIn("印发", letter._page())

    def test_a_letter_format_has_its_own_head_and_no_issuer_below(self):
        self.notice.layout = "slip"
        letter = self.out(self.draft(self.education_a))
        document = letter_document(letter.content)
        self.assertTrue(document.is_slip)
        self.assertEqual(document.mark, letter.issuer_id.name)
        self.assertFalse(document.imprint)

    def test_what_was_frozen_before_is_printed_as_it_was(self):
        content = self.out(self.draft(self.education_a)).content
        for name in ("layout", "copies", "is_sent"):
            del content[name]
        self.assertFalse(letter_document(content).imprint)

    def test_from_sending_to_the_accepted_reply(self):
        row = self.sent(self.education_a)
        self.assertEqual(row.state, "sent")
        own = row.with_user(self.liaison)
        own.action_confirm()
        self.assertEqual((row.state, row.receipt_means), ("received", "account"))
        self.assertEqual(row.received_by_id, self.liaison)
        own.reply = "已组织自查。"
        own.action_reply()
        self.assertEqual((row.state, row.replied_by_id), ("replied", self.liaison))
        row.with_user(self.city_officer).action_accept()
        self.assertEqual((row.state, row.is_open), ("accepted", False))
        moves = row.transition_ids.sorted("id").mapped("move")
        self.assertEqual(moves, ["send", "confirm", "reply", "accept"])

    def test_who_replies_has_received(self):
        row = self.sent(self.education_a).with_user(self.liaison)
        row.reply = "已组织自查。"
        row.action_reply()
        self.assertEqual((row.state, row.receipt_means), ("replied", "account"))

    def test_a_reply_that_is_returned_is_written_again(self):
        row = self.sent(self.education_a)
        own, judge = row.with_user(self.liaison), row.with_user(self.city_officer)
        own.reply = "已组织自查。"
        own.action_reply()
        with self.assertRaisesRegex(UserError, "Say why"):
            judge._make_move("return")
        judge._make_move("return", "缺少清单")
        self.assertEqual((row.state, row.replied_on), ("received", False))
        self.assertTrue(row.is_open)
        own.reply = "已组织自查，清单见附件。"
        own.action_reply()
        self.assertEqual(row.state, "replied")

    def test_an_empty_reply_is_none(self):
        row = self.sent(self.education_a).with_user(self.liaison)
        with self.assertRaisesRegex(UserError, "Write the reply first"):
            row.action_reply()

    def test_what_asks_for_no_reply_takes_none(self):
        asked = {"unit_id": self.education_a.id, "reply_days": 0}
        row = self.sent(asked).with_user(self.liaison)
        row.action_confirm()
        self.assertFalse(row.is_open)
        row.reply = "收到。"
        with self.assertRaisesRegex(UserError, "asks for no reply"):
            row.action_reply()

    def test_a_filing_gets_the_number_of_who_files(self):
        filing = {"unit_id": self.education_a.id, "kind": "filing"}
        row = self.sent(filing)
        row.with_user(self.liaison).filing_number = "临教备〔2026〕3号"
        row.with_user(self.liaison).action_confirm()
        self.assertEqual(row.filing_number, "临教备〔2026〕3号")

    def test_a_letter_that_is_not_printed_is_not_out(self):
        letter = self.draft(self.education_a)
        letter.with_user(self.city_chief)._issue()
        row = letter.recipient_ids.sudo()
        self.assertEqual((row.state, row.date_sent), ("waiting", False))
        self.assertFalse(row.reply_deadline)

    def test_a_void_letter_is_owed_by_nobody(self):
        letter = self.out(self.draft(self.education_a, self.education_b))
        first, second = letter.recipient_ids
        for user, move in ((self.liaison, "reply"), (self.city_officer, "accept")):
            own = first.with_user(user)
            if move == "reply":
                own.reply = "已组织自查。"
            getattr(own, f"action_{move}")()
        letter.with_user(self.city_chief)._make_move("void", "文号有误")
        self.assertEqual((first.state, second.state), ("accepted", "lapsed"))
        self.assertFalse(second.is_open)
        with self.assertRaisesRegex(UserError, "is not possible"):
            second.with_user(self.liaison_b).action_confirm()

    def test_a_letter_voided_before_it_is_printed(self):
        letter = self.draft(self.education_a)
        letter.with_user(self.city_chief)._issue()
        letter.with_user(self.city_chief)._make_move("void", "文号有误")
        self.assertEqual(letter.recipient_ids.sudo().state, "lapsed")

    def test_a_unit_receives_a_letter_once(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.draft(self.education_a, self.education_a)


@tagged("post_install", "-at_install")
class TestLetterRecipientClock(RecipientCommon):
    """The last days: counted when the letter goes out, and then kept."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        year = cls.env["edu.holiday.year"].search([("year", "=", 2026)])
        year = year or year.create({"year": 2026})
        if not year.holiday_ids:
            year.action_fill()

    @freeze_time(f"{DAY} 04:00:00")
    def test_the_week_off_and_the_working_weekend_count_as_announced(self):
        """Of 2026: off from 1 to 7 October, and the 10th, a Saturday, is worked."""
        row = self.sent(self.education_a)
        self.assertEqual(row.receipt_deadline, date(2026, 9, 30))
        # 30 September, then 8, 9, 10 and 12 October.
        self.assertEqual(row.reply_deadline, date(2026, 10, 12))

    @freeze_time(f"{DAY} 04:00:00")
    def test_natural_days_fall_where_they_fall(self):
        asked = {"unit_id": self.education_a.id, "reply_unit": "natural"}
        self.assertEqual(self.sent(asked).reply_deadline, date(2026, 10, 4))

    def test_the_day_is_that_of_china(self):
        with freeze_time("2026-09-28 17:00:00"):  # the 29th in China
            row = self.sent(self.education_a)
        self.assertEqual(row.date_sent, DAY)

    def test_a_day_off_that_comes_later_moves_nothing(self):
        with freeze_time(f"{DAY} 04:00:00"):
            row = self.sent(self.education_a)
            holidays = self.env["edu.holiday"]
            clock = holidays._calendar()
            moved = type(clock)({**clock.days, date(2026, 10, 8): "off"})
            self.patch(type(holidays), "_calendar", lambda self: moved)
            again = self.sent(self.education_b)
        self.assertEqual(row.reply_deadline, date(2026, 10, 12))
        self.assertEqual(again.reply_deadline, date(2026, 10, 13))

    @freeze_time(f"{DAY} 04:00:00")
    def test_first_the_receipt_is_owed_and_then_the_reply(self):
        row = self.sent(self.education_a)
        self.assertEqual(row.date_due, row.receipt_deadline)
        with freeze_time("2026-10-01 04:00:00"):
            row.invalidate_recordset(["is_overdue"])
            self.assertTrue(row.is_overdue)
            late = row.search([("is_overdue", "=", True), ("id", "in", row.ids)])
            self.assertEqual(late, row)
            row.with_user(self.liaison).action_confirm()
            self.assertEqual(row.date_due, row.reply_deadline)
            self.assertFalse(row.is_overdue)

    def test_it_stands_on_the_red_list_of_who_owes_it(self):
        row = self.sent(self.education_a)
        items = self.env["edu.due.item"].with_user(self.liaison)
        owed = [("res_model", "=", row._name), ("res_id", "=", row.id)]
        self.assertEqual(items.search(owed).date_due, row.receipt_deadline)
        self.assertFalse(items.with_user(self.liaison_b).search(owed))
        row.with_user(self.liaison).reply = "已组织自查。"
        row.with_user(self.liaison).action_reply()
        self.assertFalse(items.search(owed))

    def test_more_time_is_given_for_what_is_owed(self):
        row = self.sent(self.education_a)
        row.with_user(self.liaison).action_confirm()
        row._put_off(date(2027, 1, 8))
        self.assertEqual(row.reply_deadline, date(2027, 1, 8))
        self.assertEqual((row.date_due, row.extension_count), (date(2027, 1, 8), 1))

    def test_successors_owe_it(self):
        letter = self.out(self.draft(self.education_a, self.education_b))
        first, second = letter.recipient_ids
        first._hand_over_units({self.education_a: self.finance_unit_a}, DAY)
        self.assertEqual((first.unit_id, first.state), (self.finance_unit_a, "sent"))
        first._hand_over_units({self.education_b: self.finance_unit_a}, DAY)
        self.assertEqual((second.unit_id, second.state), (self.education_b, "lapsed"))

    def test_successors_receive_what_is_not_out_yet(self):
        """Drafts and what waits for its file; nobody gets a letter twice."""
        draft = self.draft(self.education_a, self.education_b)
        issued = self.draft(self.education_a, self.education_b, self.finance_unit_a)
        issued.with_user(self.city_chief)._issue()
        rows = self.env["edu.letter.recipient"].sudo()
        ending = self.education_a | self.education_b
        self.assertFalse(rows._held_by_units(ending, DAY))
        rows._hand_over_units(dict.fromkeys(ending, self.finance_unit_a), DAY)
        self.assertEqual(draft.recipient_ids.unit_id, self.finance_unit_a)
        self.assertEqual(draft.recipient_ids.mapped("state"), ["waiting"])
        states = {row.unit_id: row.state for row in issued.sudo().recipient_ids}
        self.assertEqual(
            states,
            {
                self.education_a: "lapsed",
                self.education_b: "lapsed",
                self.finance_unit_a: "waiting",
            },
        )
        issued.sudo()._store([PDF])
        sent = issued.sudo().recipient_ids.filtered(lambda row: row.state == "sent")
        self.assertEqual(sent.unit_id, self.finance_unit_a)


@tagged("post_install", "-at_install")
class TestLetterRecipientSeal(RecipientCommon):
    """What nobody changes any more, whoever tries."""

    def test_the_draft_is_addressed_by_officers(self):
        letter = self.draft(self.education_a)
        rows = self.env["edu.letter.recipient"].with_user(self.city_officer)
        added = rows.create({"letter_id": letter.id, "unit_id": self.office_b.id})
        added.kind = "copy"
        self.assertEqual(added.reply_days, 0)
        letter.recipient_ids[0].unlink()
        self.assertEqual(letter.recipient_ids, added)

    def test_no_other_county_addresses_it(self):
        letter = self.draft(self.education_a)
        values = {"letter_id": letter.id, "unit_id": self.office_b.id}
        for user in (self.officer, self.liaison):
            rows = self.env["edu.letter.recipient"].with_user(user)
            with self.assertRaises(AccessError), mute_logger(RULES):
                rows.create(values)
            with self.assertRaises(AccessError), mute_logger(RULES):
                letter.recipient_ids.with_user(user).unlink()

    def test_the_list_is_sealed_with_the_letter(self):
        row = self.sent(self.education_a)
        values = {"letter_id": row.letter_id.id, "unit_id": self.office_b.id}
        for user in (self.city_officer, self.city_chief, self.env.user):
            own = row.with_user(user)
            for attempt in (
                lambda own=own: own.create(values),
                lambda own=own: own.write({"unit_id": self.office_b.id}),
                lambda own=own: own.write({"reply_days": 30}),
                lambda own=own: own.unlink(),
            ):
                with (
                    self.subTest(user.login),
                    self.assertRaisesRegex(UserError, "its recipients stay"),
                    self.cr.savepoint(),
                ):
                    attempt()

    def test_stamps_are_nobody_s_to_write(self):
        row = self.sent(self.education_a)
        for name, value in (
            ("received_on", DAY),
            ("reply_deadline", DAY),
            ("receipt_means", "paper"),
            ("date_due", False),
            ("released_on", False),
        ):
            for user in (self.liaison, self.city_chief, self.env.user):
                with (
                    self.subTest(name),
                    self.assertRaisesRegex(UserError, "by the buttons"),
                ):
                    row.with_user(user).write({name: value})

    def test_a_reply_is_not_rewritten_once_it_is_given(self):
        row = self.sent(self.education_a)
        own = row.with_user(self.liaison)
        own.reply = "已组织自查。"
        own.action_reply()
        for user in (self.liaison, self.city_officer, self.env.user):
            with self.assertRaisesRegex(UserError, "is written between"):
                row.with_user(user).reply = "未组织。"

    def test_nobody_replies_before_the_letter_is_out(self):
        row = self.draft(self.education_a).recipient_ids
        with self.assertRaisesRegex(UserError, "is written between"):
            row.with_user(self.city_officer).reply = "已组织自查。"
        values = {"unit_id": self.education_a.id, "reply": "已组织自查。"}
        with self.assertRaisesRegex(UserError, "is written between"):
            self.draft(values)

    def test_files_of_a_reply_are_the_unit_s_and_then_nobody_s(self):
        row = self.sent(self.education_a)
        own = row.with_user(self.liaison)
        files = self.env["ir.attachment"].with_user(self.liaison)
        values = {"name": "清单.pdf", "raw": PDF, "res_model": row._name}
        own.attachment_ids = files.create(values)
        own.action_reply()
        self.assertEqual(own.attachment_ids.res_id, row.id)
        self.assertTrue(own.attachment_ids.with_user(self.city_officer).raw)
        with self.assertRaisesRegex(UserError, "stay as they are"):
            row.attachment_ids.sudo().unlink()
        with self.assertRaisesRegex(UserError, "stay as they are"):
            row.attachment_ids.sudo().write({"raw": b"%PDF-forged"})

    def test_only_files_of_an_accepted_kind(self):
        own = self.sent(self.education_a).with_user(self.liaison)
        files = self.env["ir.attachment"].with_user(self.liaison)
        with self.assertRaisesRegex(UserError, "of no kind"):
            own.attachment_ids = files.create({"name": "a.exe", "raw": b"MZ"})

    def test_a_receipt_by_phone_is_noted_with_who_and_when(self):
        row = self.sent(self.education_a)
        judge = row.with_user(self.city_officer)
        for receipt, sentence in (
            (Receipt("phone", "", row.date_sent), "Say who"),
            (Receipt("account", "何知远", row.date_sent), "Say who"),
            (Receipt("phone", "何知远", date(2020, 1, 1)), "from its sending"),
            (Receipt("phone", "何知远", date(2099, 1, 1)), "from its sending"),
        ):
            with self.assertRaisesRegex(UserError, sentence):
                judge._note_receipt(receipt)
        judge._note_receipt(Receipt("phone", "何知远", row.date_sent))
        told = (row.state, row.receipt_means, row.received_by_name, row.received_by_id)
        self.assertEqual(told[:3], ("received", "phone", "何知远"))
        self.assertFalse(told[3])
        self.assertEqual(row.transition_ids.sorted("id")[-1].user_id, self.city_officer)

    def test_no_browser_brings_a_receipt_along(self):
        row = self.sent(self.education_a).with_user(self.city_officer)
        forged = {"means": "paper", "name": "何知远", "day": str(row.date_sent)}
        with self.assertRaisesRegex(UserError, "Say who"):
            row.with_context(edu_letter_receipt=forged)._make_move("note_receipt")
