from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import edu_letter
from .letter_common import PDF, LetterCommon

RULES = "odoo.addons.base.models.ir_rule"


def on_day(day):
    """Return a patch of the day on which letters are numbered."""
    return patch.multiple(edu_letter, today=lambda: day)


@tagged("post_install", "-at_install")
class TestLetter(LetterCommon):
    """From the draft to the number: who may, and what the number is."""

    def test_a_draft_says_what_the_type_words(self):
        letter = self.prepare()
        self.assertEqual(letter.title, "关于聘任何知远的通知")
        self.assertEqual(letter.addressee, "何知远")
        self.assertEqual(letter.body, "何知远任督学。")
        self.assertEqual(letter.series_id, self.series)
        self.assertEqual(letter.issuer_id, self.office_a)
        self.assertEqual((letter.state, letter.number), ("draft", False))
        self.assertEqual(
            self.env[letter.res_model].browse(letter.res_id), self.records[0]
        )

    def test_what_is_filled_in_is_no_template(self):
        letter = self.prepare(name="{post}<b>&")
        self.assertEqual(letter.body, "{post}<b>&任督学。")

    def test_a_value_that_is_missing_is_the_room_s_mistake(self):
        with self.assertRaises(KeyError):
            self.env["edu.letter"].with_user(self.officer)._prepare(
                "calling", self.records[0], {self.records[0]: {"name": "何知远"}}
            )

    def test_letters_come_from_records_alone(self):
        with self.assertRaisesRegex(UserError, "prepared by the record"):
            self.env["edu.letter"].with_user(self.officer).create(
                {"type_id": self.kind.id, "title": "通知", "body": "内容"}
            )

    def test_another_county_prepares_nothing_here(self):
        stranger = self.make_user("officer_b", "officer", serves=self.county_b)
        with (
            self.assertRaises(AccessError),
            mute_logger("odoo.addons.base.models.ir_rule"),
        ):
            self.prepare(self.records[:1].sudo(), user=stranger)

    def test_a_batch_is_numbered_in_a_row(self):
        with on_day(date(2026, 3, 5)):
            letters = self.issue(self.prepare(self.records))
        self.assertEqual(
            letters.mapped("number"), [f"临督聘〔2026〕{n}号" for n in (1, 2, 3)]
        )
        self.assertEqual(set(letters.mapped("state")), {"issued"})
        self.assertEqual(letters.issued_by_id, self.chief)
        self.assertEqual(letters[0].content["date"], "2026年3月5日")
        self.assertEqual(letters[0].content["issuer"], self.office_a.name)

    def test_a_new_year_begins_at_one(self):
        with on_day(date(2026, 12, 31)):
            self.issue(self.prepare(self.records[:2]))
        with on_day(date(2027, 1, 1)):
            letter = self.issue(self.prepare())
        self.assertEqual(letter.number, "临督聘〔2027〕1号")
        counters = self.series.counter_ids
        self.assertEqual(
            [(row.year, row.last_index) for row in counters], [(2027, 1), (2026, 2)]
        )

    def test_each_series_counts_for_itself(self):
        notice = self.make_type("notice")
        self.make_series("临督知", notice)
        letters = self.prepare(self.records[:2]) | self.prepare(code="notice")
        with on_day(date(2026, 3, 5)):
            self.issue(letters)
        self.assertEqual(
            letters.mapped("number"),
            ["临督聘〔2026〕1号", "临督聘〔2026〕2号", "临督知〔2026〕1号"],
        )

    def test_a_step_that_is_undone_leaves_no_gap(self):
        letters = self.prepare(self.records)
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.issue(letters[0])
            raise ZeroDivisionError
        self.env.invalidate_all()
        self.assertEqual(self.issue(letters[1]).number_index, 1)

    def test_numbers_on_paper_are_counted_on(self):
        counters = self.env["edu.letter.counter"].with_user(self.officer)
        counters.create({"series_id": self.series.id, "year": 2026, "last_index": 56})
        with on_day(date(2026, 7, 1)):
            letter = self.issue(self.prepare())
        self.assertEqual(letter.number, "临督聘〔2026〕57号")

    def test_a_counter_never_starts_below_what_is_given(self):
        self.series.numbering = "typed"
        letter = self.prepare()
        with on_day(date(2026, 7, 1)):
            self.issue(letter, {letter: "临督聘〔2026〕9号"})
        values = {"series_id": self.series.id, "year": 2026, "last_index": 3}
        with self.assertRaisesRegex(ValidationError, "higher numbers"):
            self.env["edu.letter.counter"].with_user(self.officer).create(values)

    def test_a_counter_goes_on_after_typed_numbers(self):
        first, second, third = (self.prepare(record) for record in self.records)
        with on_day(date(2026, 7, 1)):
            self.issue(first)
            self.series.numbering = "typed"
            self.issue(second, {second: "临督聘〔2026〕9号"})
            self.series.numbering = "counter"
            self.assertEqual(self.issue(third).number_index, 10)

    def test_nobody_sets_a_counter(self):
        self.issue(self.prepare())
        for user in (self.chief, self.env.user):
            with self.assertRaisesRegex(UserError, "counted by the letters"):
                self.series.counter_ids.with_user(user).sudo().write({"last_index": 9})

    def test_a_typed_number_is_read_in_many_spellings(self):
        self.series.numbering = "typed"
        told = [
            "临督聘[2026]012号",
            "临督聘（2025）第 13 号".replace(" ", ""),
            "临督聘〔2026〕14号",
        ]
        letters = self.prepare(self.records)
        with on_day(date(2026, 1, 4)):
            self.issue(letters, dict(zip(letters, told, strict=True)))
        self.assertEqual(
            letters.mapped("number"),
            ["临督聘〔2026〕12号", "临督聘〔2025〕13号", "临督聘〔2026〕14号"],
        )

    def test_what_is_no_number_of_the_series_is_refused(self):
        self.series.numbering = "typed"
        letter = self.prepare()
        for told in (
            None,
            "12",
            "云督〔2026〕1号",
            "临督聘〔2024〕1号",
            "临督聘〔2026〕0号",
        ):
            with (
                self.subTest(told),
                on_day(date(2026, 1, 4)),
                self.assertRaisesRegex(UserError, "like 临督聘〔2026〕1号"),
            ):
                self.issue(letter, {letter: told})

    @mute_logger("odoo.sql_db")
    def test_a_typed_number_is_given_once(self):
        self.series.numbering = "typed"
        first, second = (self.prepare(record) for record in self.records[:2])
        with on_day(date(2026, 1, 4)):
            self.issue(first, {first: "临督聘〔2026〕1号"})
            with self.assertRaises(IntegrityError):
                self.issue(second, {second: "临督聘〔2026〕1号"})

    def test_only_the_chief_issues_and_voids(self):
        letter = self.prepare()
        leader = self.make_user("leader_a", "leader", serves=self.county_a)
        for user in (self.officer, leader):
            with self.subTest(user.login), self.assertRaises(UserError):
                letter.with_user(user)._issue()
        self.issue(letter)
        for user in (self.officer, leader):
            with self.subTest(user.login), self.assertRaises(UserError):
                letter.with_user(user)._make_move("void", "作废")

    def test_without_a_series_nothing_is_issued(self):
        records = self.make_records(1, self.county_b)
        officer = self.make_user("officer_b", "officer", serves=self.county_b)
        chief = self.make_user("chief_b", "chief", serves=self.county_b)
        letter = self.prepare(records, user=officer)
        with self.assertRaisesRegex(UserError, "has no series for “聘任通知” yet"):
            letter.with_user(chief)._issue()
        self.make_series("望督聘", owner=self.county_b)
        letter.with_user(chief)._issue()
        self.assertEqual(letter.number_index, 1)

    def test_a_draft_is_reworded_and_what_is_issued_is_not(self):
        letter = self.prepare()
        letter.body = "何知远任首席督学。"
        self.issue(letter)
        self.assertEqual(letter.content["body"], "何知远任首席督学。")
        for user in (self.officer, self.chief, self.env.user):
            with self.assertRaisesRegex(UserError, "not rewritten"):
                letter.with_user(user).sudo().write({"body": "何知远任督学。"})

    def test_a_series_of_other_letters_is_refused(self):
        other = self.make_series("临督知", self.make_type("notice"))
        with self.assertRaisesRegex(UserError, "for other letters"):
            self.prepare().series_id = other

    def test_a_voided_letter_keeps_number_and_file(self):
        letter = self.issue(self.prepare())
        letter.sudo()._store([PDF])
        letter.with_user(self.chief)._make_move("void", "姓名有误")
        self.assertEqual(letter.state, "void")
        self.assertEqual(letter.number_index, 1)
        self.assertEqual(letter.void_reason, "姓名有误")
        self.assertTrue(letter.pdf)
        again = self.issue(self.prepare(self.records[1]))
        self.assertEqual(again.number_index, 2)

    def test_voiding_asks_for_a_reason(self):
        letter = self.issue(self.prepare())
        with self.assertRaisesRegex(UserError, "Say why"):
            letter.with_user(self.chief)._make_move("void")

    def test_the_person_reads_it_once_it_is_out(self):
        letter = self.issue(self.prepare())
        own = letter.with_user(self.person)
        self.assertFalse(own.has_access("read"))
        self.assertEqual(own.sudo().display_name, f"{letter.number} {letter.issued_on}")
        letter.sudo()._store([PDF])
        self.env.invalidate_all()
        self.assertTrue(own.has_access("read"))
        self.assertEqual(own.display_name, f"{letter.number} {letter.title}")
        stranger = self.make_user("inspector_b", "inspector")
        self.assertFalse(letter.with_user(stranger).has_access("read"))

    def test_a_draft_nobody_moved_can_be_deleted(self):
        draft, issued = self.prepare(self.records[:1]), self.prepare(self.records[1])
        draft.unlink()
        self.issue(issued)
        with self.assertRaisesRegex(UserError, "nobody has moved"):
            issued.with_user(self.officer).unlink()


@tagged("post_install", "-at_install")
class TestLetterType(LetterCommon):
    def test_only_known_placeholders_are_saved(self):
        for body, sentence in (
            ("{name}任{rank}。", "no value for {rank}"),
            ("{name任督学。", "A brace stands alone"),
            ("任}督学。", "A brace stands alone"),
            ("{name.user_id}", "A brace stands alone"),
            ("{0}", "no value for {0}"),
        ):
            with self.subTest(body), self.assertRaisesRegex(ValidationError, sentence):
                self.kind.body = body

    def test_the_form_tells_what_may_be_used(self):
        self.assertEqual(self.kind.placeholder_text, "{name} Name\n{post} Post")

    def test_an_administrator_words_and_nobody_recodes(self):
        administrator = self.make_user("administrator", "administrator")
        own = self.kind.with_user(administrator)
        own.body = "兹聘任{name}为{post}。"
        with self.assertRaises(UserError):
            own.code = "another"
        with self.assertRaises(AccessError):
            self.kind.with_user(self.chief).body = "无"


@tagged("post_install", "-at_install")
class TestLetterSeries(LetterCommon):
    def test_the_issuer_is_of_the_own_government(self):
        with self.assertRaisesRegex(ValidationError, "unit of its own"):
            self.make_series(
                "临督告", self.make_type("notice"), unit_id=self.office_b.id
            )

    def test_the_office_issues_unless_another_is_named(self):
        kind = self.make_type("notice")
        self.assertEqual(self.make_series("临督告", kind).unit_id, self.office_a)
        government = self.make_series("临政督", kind, unit_id=self.county_a.id)
        self.assertEqual(government.unit_id, self.county_a)

    def test_officers_keep_the_series_of_their_own_government(self):
        own = self.series.with_user(self.officer)
        own.word = "临教督"
        stranger = self.make_user("officer_b", "officer", serves=self.county_b)
        with (
            self.assertRaises(AccessError),
            mute_logger("odoo.addons.base.models.ir_rule"),
        ):
            self.series.with_user(stranger).word = "望教督"
