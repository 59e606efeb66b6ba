from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import PASSWORD
from .letter_common import PDF
from .letter_recipient_common import RecipientCommon

RULES = "odoo.addons.base.models.ir_rule"
ACCESS = "odoo.addons.base.models.ir_model"


@tagged("post_install", "-at_install")
class TestLetterRecipientAccess(RecipientCommon, HttpCase):
    """Who reads a letter and its answers, from which moment on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.past = cls.make_user("liaison_past", "liaison")
        cls.make_liaison(cls.past, cls.education_a, date_to="2025-12-31")
        cls.side_a = cls.officer | cls.chief | cls.leader | cls.liaison

    def readers(self, record, users):
        """Return those of the users who find the record."""
        own = [("id", "=", record.id)]
        return users.filtered(
            lambda user: self.env[record._name].with_user(user).search(own)
        )

    def test_nobody_below_sees_it_before_it_is_printed(self):
        letter = self.draft(self.education_a)
        self.assertFalse(self.readers(letter, self.side_a))
        letter.with_user(self.city_chief)._issue()
        self.assertFalse(self.readers(letter, self.side_a))
        self.assertFalse(self.readers(letter.recipient_ids, self.side_a))

    def test_the_unit_s_side_reads_it_once_it_is_printed(self):
        row = self.sent(self.education_a)
        others = self.officer_b | self.liaison_b | self.past | self.person
        everybody = self.side_a | others
        self.assertEqual(self.readers(row.letter_id, everybody), self.side_a)
        with_access = everybody - self.person
        self.assertEqual(self.readers(row, with_access), self.side_a)

    def test_of_other_recipients_only_the_names(self):
        letter = self.out(self.draft(self.education_a, self.education_b))
        second = letter.recipient_ids[1]
        second.with_user(self.liaison_b).reply = "不外传。"
        own = letter.with_user(self.liaison)
        self.env.invalidate_all()
        self.assertIn(self.education_b.name, own.recipient_names)
        self.assertEqual(own.recipient_ids.unit_id, self.education_a)
        for user in self.side_a:
            with (
                self.subTest(user.login),
                self.assertRaises(AccessError),
                mute_logger(RULES),
            ):
                second.with_user(user).reply  # noqa: B018
        name = second.with_user(self.liaison).sudo().display_name
        self.assertNotIn(letter.title, name)

    def test_whoever_may_not_have_it_in_hand_moves_nothing(self):
        row = self.sent(self.education_a)
        row.with_user(self.liaison).reply = "已组织自查。"
        refused = {
            "confirm": (self.liaison_b, self.past, self.officer_b, self.leader),
            "note_receipt": (self.liaison, self.officer, self.officer_b, self.leader),
        }
        self.assert_refused(row, refused)
        self.assert_refused(row, {"confirm": (self.city_officer, self.city_chief)})
        row.with_user(self.liaison).action_confirm()
        refused = {"reply": (self.liaison_b, self.past, self.officer_b, self.leader)}
        self.assert_refused(row, refused)
        row.with_user(self.liaison).action_reply()
        judges = (self.liaison, self.officer, self.chief, self.officer_b, self.leader)
        self.assert_refused(row, {"accept": judges, "return": judges})
        every = (self.city_chief, self.liaison, self.env.user)
        self.assert_refused(row, {"send": every, "lapse": every})

    def assert_refused(self, row, refused):
        """Check that users are refused moves: {name of the move: users}."""
        for move, users in refused.items():
            for user in users:
                with (
                    self.subTest(f"{move} {user.login}"),
                    self.assertRaisesRegex(UserError, "is not possible"),
                ):
                    row.with_user(user)._make_move(move, "无")

    def test_the_officer_of_the_county_receives_for_its_units(self):
        row = self.sent(self.education_a)
        row.with_user(self.officer).action_confirm()
        self.assertEqual(row.received_by_id, self.officer)

    def test_nobody_accepts_the_reply_that_they_entered(self):
        row = self.sent(self.education_a)
        row.with_user(self.liaison).action_confirm()
        clerk = row.with_user(self.city_officer)
        clerk.reply = "纸质回复：已组织自查。"
        clerk.action_reply()
        self.assert_refused(row, {"accept": [self.city_officer]})
        row.with_user(self.city_chief).action_accept()
        self.assertEqual(row.state, "accepted")

    def test_upwards_the_city_receives_what_a_county_files(self):
        records = self.make_records(1)
        self.make_series("临督备", self.notice)
        filing = {"unit_id": self.city_office.id, "kind": "filing", "reply_days": 3}
        officer, values = self.officer, {records: {}}
        letter = (
            self.env["edu.letter"]
            .with_user(officer)
            ._prepare(
                "notice",
                records.with_user(officer),
                values,
                recipients={records: [filing]},
            )
        )
        letter.with_user(self.chief)._issue()
        letter.sudo()._store([PDF])
        row = letter.recipient_ids
        self.assert_refused(row, {"confirm": [officer]})
        row.with_user(self.city_officer).reply = "同意备案。"
        row.with_user(self.city_officer).action_reply()
        self.assert_refused(row, {"accept": [self.city_officer, self.city_chief]})
        row.with_user(officer).action_accept()
        self.assertEqual(row.state, "accepted")

    @mute_logger(ACCESS)
    def test_roles_without_a_part_in_it_have_no_access(self):
        row = self.sent(self.education_a)
        for role in ("finance", "inspector", "employee", "portal"):
            user = self.make_user(f"none_{role}", role)
            with self.subTest(role), self.assertRaises(AccessError):
                row.with_user(user).read(["state"])

    def test_the_recipient_opens_the_pdf_and_nobody_else(self):
        row = self.sent(self.education_a)
        address = row.with_user(self.liaison).action_open_official()["url"]
        for login, status in (
            ("liaison_a", 200),
            ("officer_a", 200),
            ("liaison_b", 404),
            ("liaison_past", 404),
        ):
            self.authenticate(login, PASSWORD)
            answer = self.url_open(address)
            self.assertEqual(answer.status_code, status, login)
        self.authenticate("liaison_a", PASSWORD)
        self.assertEqual(self.url_open(address).content, PDF)

    def test_the_stamped_copy_is_the_official_one(self):
        row = self.sent(self.education_a)
        scan = PDF + b" stamped"
        row.letter_id.with_user(self.city_officer)._attach_scan("scan.pdf", scan)
        address = row.with_user(self.liaison).action_open_official()["url"]
        self.authenticate("liaison_a", PASSWORD)
        self.assertEqual(self.url_open(address).content, scan)
