from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .appointment_common import TODAY, AppointmentCommon


@tagged("post_install", "-at_install")
@freeze_time(f"{TODAY} 04:00:00")
class TestAppointmentLetter(AppointmentCommon):
    """Letters of appointment: prepared with the act, issued in one, read by each."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.env["edu.letter.series"].create(
            {
                "word": "临政教督聘",
                "type_id": cls.env.ref("edu_inspector.edu_letter_type_appointment").id,
                "owner_unit_id": cls.county_a.id,
            }
        )

    def test_letters_of_many_are_issued_in_one_act(self):
        """TS60: prepared for all who are appointed, numbered without a gap, frozen."""
        own = self.make_inspector(user_id=self.inspector_user.id)
        terms = self.recommend(own) | self.recommend(self.make_inspector("顾行之"))
        self.appoint(self.publicise(terms))
        letters = self.env["edu.letter"].search(
            terms.with_user(self.chief).action_letters()["domain"], order="id"
        )
        self.assertEqual(letters, terms.letter_id.sorted("id"))
        self.assertEqual(letters.mapped("state"), ["draft", "draft"])
        letters.with_user(self.chief).action_issue()
        self.assertEqual(
            letters.mapped("number"), ["临政教督聘〔2026〕1号", "临政教督聘〔2026〕2号"]
        )
        self.assertEqual(terms[0].letter_id.person_user_id, self.inspector_user)

    def test_page_says_who_as_what_and_how_long(self):
        term = self.recommend(self.make_inspector(), post="deputy_chief")
        self.appoint(self.publicise(term))
        term.letter_id.with_user(self.chief).action_issue()
        page = term.letter_id._page()
        for part in (
            "聘书",
            "谢文澜同志",
            f"{self.county_a.name}副总督学",
            "自2026年4月1日起至2029年3月31日",
            self.office_a.name,
            "2026年3月16日",
            "临政教督聘〔2026〕1号",
        ):
            self.assertIn(part, page)

    def test_person_reads_the_letter_once_printed(self):
        term = self.recommend(self.make_inspector(user_id=self.inspector_user.id))
        self.appoint(self.publicise(term))
        letter = term.letter_id
        letter.with_user(self.chief).action_issue()
        own = letter.with_user(self.inspector_user)
        self.assertFalse(own.has_access("read"))
        with patch.object(
            type(letter), "_printed", lambda rows: [b"%PDF-"] * len(rows)
        ):
            letter._print()
        self.env.invalidate_all()
        self.assertEqual(letter.state, "printed")
        self.assertTrue(own.has_access("read"))

    def test_full_time_have_no_letter(self):
        term = self.recommend(kind="full_time")
        self.appoint(self.publicise(term))
        self.assertFalse(term.letter_id)

    def test_voided_letter_is_followed_by_another(self):
        term = self.recommend()
        self.appoint(self.publicise(term))
        first = term.letter_id.with_user(self.chief)
        term.action_open_letter()
        self.assertEqual(term.letter_id, first)
        first.action_issue()
        first._make_move("void", "姓名有误")
        term.action_open_letter()
        self.assertNotEqual(term.letter_id, first)
        self.assertEqual(term.letter_id.state, "draft")

    def test_letters_of_terms_taken_over_are_prepared_when_asked_for(self):
        term = self.take_over(date_to=date(2027, 3, 31))
        self.assertFalse(term.letter_id)
        action = term.action_open_letter()
        self.assertEqual(action["res_id"], term.letter_id.id)
        with self.assertRaises(UserError):
            term.letter_id = False
