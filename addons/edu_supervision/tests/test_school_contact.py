"""Leaders and the schools that they keep in touch with."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .committee_common import CommitteeCommon


@tagged("post_install", "-at_install")
class TestSchoolContact(CommitteeCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time("2026-03-02"))
        cls.school = cls.make_unit("临溪县第一小学", cls.county_a, kind="school")
        cls.env["edu.term"].create(
            [
                {
                    "owner_unit_id": cls.city.id,
                    "school_year": 2025,
                    "term": term,
                    "date_from": first,
                    "date_to": last,
                }
                for term, first, last in (
                    ("first", "2025-09-01", "2026-01-23"),
                    ("second", "2026-03-02", "2026-07-03"),
                )
            ]
        )
        cls.contact = cls.make_contact()

    @classmethod
    def make_contact(cls, **values):
        contacts = cls.env["edu.school.contact"].with_user(cls.officer)
        return contacts.create(
            {
                "user_id": cls.leader.id,
                "office": "副县长",
                "school_id": cls.school.id,
                "date_from": date(2025, 9, 1),
            }
            | values
        )

    def test_a_leader_records_the_own_visits(self):
        """GY04: who, with which school, when there, and what was seen."""
        self.visit(self.leader)
        self.assertEqual(self.contact.person_name, self.leader.name)
        self.assertEqual(self.contact.visit_count, 1)
        self.assertEqual(self.contact.last_visit_on, date(2026, 3, 2))
        other = self.make_user("leader_aa", "leader", serves=self.county_a)
        with self.assertRaises(ValidationError):
            self.visit(other)
        with self.assertRaises(AccessError):
            self.visit(self.stranger)

    def test_the_office_registers_visits_of_who_has_no_account(self):
        """GY04: most leaders tell it to the office."""
        contact = self.make_contact(user_id=False, person_name="程远")
        self.visit(self.officer, contact)
        self.assertEqual(contact.visit_count, 1)
        with self.assertRaises(ValidationError):
            self.visit(self.leader, contact)

    def test_nobody_was_there_tomorrow(self):
        with self.assertRaises(ValidationError):
            self.visit(self.leader, date=date(2026, 3, 3))

    def test_who_was_not_there_this_term_is_listed(self):
        """GY04: from its first day; a visit of the term before does not count."""
        self.visit(self.officer, date=date(2026, 1, 22))
        self.assertEqual(self.unvisited(), self.contact)
        with freeze_time("2026-02-10"):
            self.assertFalse(self.unvisited())  # nobody is at school
        self.visit(self.leader)
        self.assertFalse(self.unvisited())
        with freeze_time("2026-07-03"):
            self.assertFalse(self.unvisited())

    def test_a_contact_that_is_over_owes_no_visit(self):
        self.contact.date_to = date(2026, 3, 1)
        self.assertFalse(self.unvisited())

    def test_without_terms_the_school_year_counts(self):
        self.env["edu.term"].search([]).unlink()
        self.assertEqual(self.unvisited(), self.contact)
        self.visit(self.officer, date=date(2025, 9, 1))
        self.assertFalse(self.unvisited())

    def test_the_school_of_a_contact_stays(self):
        other = self.make_unit("临溪县第二小学", self.county_a, kind="school")
        with self.assertRaises(UserError):
            self.contact.school_id = other

    def test_the_list_costs_the_same_for_ten_times_the_contacts(self):
        self.make_contact(user_id=False, person_name="程远")
        self._cost()  # remembers what was at hand when the contact was made
        few = self._cost()
        self.assertLessEqual(few, 15)
        for number in range(20):
            self.make_contact(user_id=False, person_name=f"领导{number}")
        self.assertEqual(self._cost(), few)

    def _cost(self):
        names = "person_name office visit_count last_visit_on is_unvisited is_current"
        spec = dict.fromkeys(names.split(), {})
        spec["school_id"] = {"fields": {"display_name": {}}}
        contacts = self.env["edu.school.contact"].with_user(self.officer)
        return self.statements_warm(contacts.web_search_read, [], spec, limit=80)

    def unvisited(self):
        self.env.invalidate_all()
        contacts = self.env["edu.school.contact"].with_user(self.leader)
        return contacts.search([("is_unvisited", "=", True)])

    def visit(self, user, contact=None, **values):
        visits = self.env["edu.school.contact.visit"].with_user(user)
        contact = contact or self.contact
        return visits.create({"contact_id": contact.id, "note": "走访课堂"} | values)
