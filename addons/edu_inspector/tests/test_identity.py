import doctest
from contextlib import contextmanager
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from psycopg2.errors import UniqueViolation
from stdnum.cn import ric

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import BaseCase, Form, tagged
from odoo.tools import mute_logger

from ..tools import identity
from .roster_common import NUMBER, PERMIT, WOMAN, RosterCase

DAY = date(2026, 3, 2)
FAULTS = [
    ("36042619910101007", "length"),
    ("3604261991010100712", "length"),
    ("36042619910101O071", "format"),
    ("36042619910101007Y", "format"),
    ("360426199101010072", "checksum"),
    ("360426199102300070", "date"),  # a 30 February, with the right last character
    ("36042620990303001" + ric.calc_check_digit("360426209903030010"), "date"),
    ("36042618991231001" + ric.calc_check_digit("360426189912310010"), "date"),
]


class TestNumbers(BaseCase):
    """Identity numbers of GB 11643, without a database."""

    def test_what_a_number_tells(self):
        for text, number, born, gender in [
            (NUMBER, NUMBER, date(1991, 1, 1), "male"),
            ("３６０４２６ 19910101 0071", NUMBER, date(1991, 1, 1), "male"),
            (WOMAN, WOMAN, date(1978, 5, 12), "female"),
            ("11010519491231002x", "11010519491231002X", date(1949, 12, 31), "female"),
        ]:
            with self.subTest(text):
                found = identity.read(text, DAY)
                self.assertEqual(
                    found, identity.Identity(number, born, gender, is_place_known=True)
                )

    def test_faults(self):
        for text, code in FAULTS:
            with self.subTest(text), self.assertRaises(identity.BadNumber) as caught:
                identity.read(text, DAY)
            self.assertEqual(caught.exception.args, (code,))

    def test_residence_permits_and_unknown_places(self):
        """Valid numbers of which the list knows no place: no error."""
        for start in ("810000", "820000", "830000", "910100", "199999"):
            body = f"{start}19920517001"
            number = body + ric.calc_check_digit(body + "0")
            with self.subTest(number):
                self.assertFalse(identity.read(number, DAY).is_place_known)

    def test_doctests(self):
        self.assertEqual(doctest.testmod(identity).failed, 0)

    @given(
        st.dates(date(1900, 1, 1), DAY),
        st.integers(0, 999),
        st.integers(0, 16),
        st.integers(1, 9),
    )
    def test_one_wrong_digit_is_found(self, born, order, place, shift):
        """A number reads back what it was made of; no mistyped digit passes."""
        body = f"360426{born:%Y%m%d}{order:03}"
        number = body + ric.calc_check_digit(body + "0")
        found = identity.read(number, DAY)
        self.assertEqual(found.birth_date, born)
        self.assertEqual(found.gender, "male" if order % 2 else "female")
        wrong = str((int(number[place]) + shift) % 10)
        with self.assertRaises(identity.BadNumber):
            identity.read(number[:place] + wrong + number[place + 1 :], DAY)


@tagged("post_install", "-at_install")
class TestIdentity(RosterCase):
    """The number comes in, and does not get out."""

    def enter(self, number=NUMBER, **values):
        return self.make_inspector(identity_number=number, **values)

    @contextmanager
    def refused(self, words):
        with self.assertRaises(ValidationError) as caught:
            yield
        self.assertIn(words, str(caught.exception))

    def stored(self, inspector):
        return self.env["edu.inspector.identity"]._of(inspector).get(inspector.id)

    def test_fills_in_what_is_empty(self):
        inspector = self.enter(" 360426 19910101 0071 ")
        self.assertEqual(self.stored(inspector).number, NUMBER)
        self.assertEqual(inspector.birth_date, date(1991, 1, 1))
        self.assertEqual(inspector.gender, "male")
        other = self.make_inspector("邱鹤鸣")
        other.identity_number = WOMAN
        self.assertEqual(other.birth_date, date(1978, 5, 12))
        self.assertEqual(other.gender, "female")

    def test_refuses_contradictions(self):
        with self.refused("another birth date"):
            self.enter(birth_date=date(1990, 1, 1))
        with self.refused("other gender"):
            self.enter(gender="female")
        inspector = self.enter()
        with self.refused("another birth date"):
            inspector.birth_date = date(1990, 1, 1)
        with self.refused("another birth date"):
            inspector.identity_number = WOMAN
        inspector.write(
            {
                "identity_number": WOMAN,
                "birth_date": date(1978, 5, 12),
                "gender": "female",
            }
        )
        self.assertEqual(self.stored(inspector).number, WOMAN)

    def test_refuses_faults(self):
        for text, _code in FAULTS:
            with self.subTest(text), self.assertRaises(ValidationError):
                self.enter(text)

    def test_an_empty_entry_changes_nothing(self):
        inspector = self.enter()
        inspector.write({"identity_number": False, "name": "骆问津"})
        self.assertEqual(self.stored(inspector).number, NUMBER)

    def test_the_same_number_twice(self):
        """Another one of ours is named; one of another government is not."""
        self.enter(name="骆问渠")
        with self.refused("骆问渠 has this identity number"):
            self.enter(name="邱鹤鸣")
        with self.assertRaises(ValidationError) as caught:
            self.enter(name="沈怀川", user=self.officer_b)
        self.assertIn("another government", str(caught.exception))
        self.assertNotIn("骆问渠", str(caught.exception))
        with self.refused("骆问渠 has this identity number"):
            self.enter(name="卫青梧", user=self.officer_city)

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_it_too(self):
        """Two officers at the same moment: an index decides."""
        self.enter()
        numbers = self.env["edu.inspector.identity"]
        other = self.make_inspector("邱鹤鸣")
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            numbers._keep({other: NUMBER})

    def test_notes_on_the_form(self):
        """What is worth a second look stands there at once, and stays there."""
        with Form(self.inspectors) as form:
            form.name = "何秋实"
            form.identity_number = "360426199101010072"
            self.assertIn("something is mistyped", form.identity_note)
            self.assertFalse(form.birth_date)
            form.identity_number = PERMIT
            self.assertIn("Compare it with the card", form.identity_note)
            self.assertEqual(str(form.birth_date), "1992-05-17")
            self.assertEqual(form.gender, "male")
        inspector = form.record
        self.env.invalidate_all()
        self.assertFalse(inspector.identity_number)
        self.assertIn("Compare it with the card", inspector.identity_note)
        self.assertFalse(self.enter().identity_note)

    def test_shown_on_record(self):
        """Officers of the owner side see it in full, and each time that is logged."""
        inspector = self.enter()
        logged = [("res_model", "=", "edu.inspector"), ("res_id", "=", inspector.id)]
        for times, user in enumerate((self.officer, self.officer_city), start=1):
            shown = inspector.with_user(user).action_show_identity_number()
            self.assertEqual(shown["params"]["message"], NUMBER)
            rows = self.env["edu.audit"].search([("kind", "=", "read"), *logged])
            self.assertEqual(len(rows), times)
            self.assertEqual(rows[0].user_id, user)
            self.assertEqual(rows[0].detail, "Identity Number")
            self.assertEqual(rows[0].number, 1)

    def test_shown_to_nobody_else(self):
        inspector = self.enter(user_id=self.account.id)
        both = self.make_user("both", "officer", "inspector", serves=self.county_b)
        for user in (self.officer_b, self.leader, self.account, both):
            with self.subTest(user.login), self.assertRaises(AccessError):
                inspector.with_user(user).action_show_identity_number()
        inspector.user_id = both
        with self.assertRaisesRegex(AccessError, "Only officers of the owner"):
            inspector.with_user(both).action_show_identity_number()

    def test_removed(self):
        inspector = self.enter()
        for user in (self.officer_b, self.leader, self.account):
            with self.subTest(user.login), self.assertRaises(AccessError):
                inspector.with_user(user).action_remove_identity_number()
        inspector.action_remove_identity_number()
        self.assertFalse(self.stored(inspector))
        with self.assertRaises(ValidationError):
            inspector.action_show_identity_number()
        self.enter(name="邱鹤鸣")

    def test_deleted_with_the_person(self):
        inspector = self.enter()
        inspector.unlink()
        self.assertFalse(self.stored(inspector))

    def test_copied_to_nobody(self):
        inspector = self.enter()
        self.assertFalse(self.stored(inspector.copy()))

    def test_who_enters_it(self):
        inspector = self.make_inspector(user_id=self.account.id)
        for user in (self.officer_b, self.leader, self.account):
            with self.subTest(user.login), self.assertRaises(AccessError):
                inspector.with_user(user).write({"identity_number": NUMBER})

    def test_no_way_to_the_table(self):
        """Not the model itself, whatever the role."""
        number = self.stored(self.enter())
        for user in self.everybody():
            with self.subTest(user.login):
                numbers = self.env["edu.inspector.identity"].with_user(user)
                for way in (
                    lambda n=numbers: n.search([]),
                    lambda n=numbers: n.search_read([], ["number"]),
                    lambda n=numbers: n.search_count([]),
                    lambda n=numbers: n.formatted_read_group([], ["number"]),
                    lambda n=numbers: n.name_search("3604"),
                    lambda n=numbers: n.browse(number.id).read(["number"]),
                    lambda n=numbers: n.browse(number.id).export_data(["number"]),
                    lambda n=numbers: n.browse(number.id).web_read({"number": {}}),
                    lambda n=numbers: n.browse(number.id).copy(),
                    lambda n=numbers: n.browse(number.id).write({"number": "1"}),
                    lambda n=numbers: n.browse(number.id).unlink(),
                    lambda n=numbers: n.create({"number": "1"}),
                    lambda n=numbers: n.onchange({}, [], {"number": {}}),
                ):
                    with self.assertRaises(UserError):
                        way()
                self.assertEqual(numbers.default_get(["number"]), {})

    def everybody(self):
        keeper = self.make_user("keeper", "administrator", "system")
        return (self.officer, self.officer_city, self.leader, self.account, keeper)

    def test_no_way_through_the_person(self):
        """Whoever reads the person in whatever way never meets the number."""
        inspector = self.enter(user_id=self.account.id)
        self.env.flush_all()
        for user in (self.officer, self.officer_city, self.leader, self.account):
            for way in self.ways(inspector.with_user(user)):
                self.env.invalidate_all()
                with self.subTest(user.login):
                    try:
                        found = way()
                    except (UserError, ValueError, KeyError):
                        continue
                    self.assertNotIn(NUMBER, str(found))
                    self.assertNotIn(NUMBER[6:14] + "00", str(found))

    def ways(self, one):
        """Return ways to read a person in the hands of a user, each a function."""
        every = [
            name
            for name in one._fields
            if one._has_field_access(one._fields[name], "read")
        ]
        return [
            lambda: one.read(),
            lambda: one.read(every),
            lambda: one.read(["identity_number"]),
            lambda: one.web_read({name: {} for name in every}),
            lambda: one.search([("identity_number", "=", NUMBER)]).ids and NUMBER,
            lambda: one.search([("identity_masked", "like", "3")]).read(every),
            lambda: one.formatted_read_group([], ["identity_number"]),
            lambda: one.formatted_read_group([], ["identity_masked"]),
            lambda: one.export_data(every)["datas"],
            lambda: one.export_data(["identity_number", "identity_masked"])["datas"],
            lambda: one.name_search("360426"),
            lambda: one.default_get(["identity_number"]),
            lambda: one.copy().read(every),
            lambda: one.copy_data(),
            lambda: one.message_ids.read(["body", "subject", "tracking_value_ids"]),
            lambda: one.get_metadata(),
            lambda: one.onchange({}, [], {"identity_number": {}}),
        ]
