import base64
from datetime import date
from unittest.mock import patch

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models import edu_inspector_person
from .roster_common import RosterCase

PHOTO = (
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    b"awAAAABJRU5ErkJggg=="
)
PRIVATE = (
    "gender birth_date age degree graduated_from major experience_since resume health "
    "health_on is_time_guaranteed retired_on is_retired retires_soon identity_masked "
    "identity_number identity_note eligibility eligibility_hint"
).split()
HEALTH = (
    "health health_on identity_masked identity_number identity_note eligibility "
    "eligibility_hint"
).split()


@tagged("post_install", "-at_install")
class TestRoster(RosterCase):
    """Persons on file, and who reads what of them."""

    def test_contact(self):
        """Phone and mail are the contact's, which is nobody else's."""
        inspector = self.make_inspector(phone="0571-00002222", email="lwq@example.com")
        self.assertEqual(inspector.partner_id.sudo().phone, "0571-00002222")
        self.env.invalidate_all()
        inspector.phone = "0571-00003333"
        self.assertEqual(inspector.partner_id.sudo().phone, "0571-00003333")
        self.assertEqual(inspector.with_user(self.leader).email, "lwq@example.com")
        with self.assertRaises(UserError):
            self.make_inspector(partner_id=self.officer.partner_id.id)
        with self.assertRaises(UserError):
            inspector.partner_id = self.officer.partner_id

    def test_photo(self):
        """The contact keeps it, so that plates print it."""
        inspector = self.make_inspector(photo=PHOTO)
        self.assertTrue(inspector.partner_id.sudo().image_1920)
        self.assertTrue(inspector.photo_small)
        inspector.photo = False
        self.assertFalse(inspector.partner_id.sudo().image_1920)
        with self.assertRaises(UserError):
            inspector.photo = base64.b64encode(b"no picture")

    def test_level_follows_the_government(self):
        inspector = self.make_inspector()
        self.assertEqual(inspector.level, "county")
        of_city = self.make_inspector(user=self.officer_city)
        self.assertEqual(of_city.level, "city")

    def test_duty_follows_the_origin(self):
        """Cadres inspect governments; principals, teachers, experts schools (TS59)."""
        inspector = self.make_inspector(origin="cadre")
        self.assertEqual(inspector.duty, "government")
        for origin in ("principal", "teacher", "expert"):
            inspector.origin = origin
            self.assertEqual(inspector.duty, "school")
        inspector.duty = "monitoring"
        inspector.origin = "other"
        self.assertEqual(inspector.duty, "monitoring")

    def test_workplace(self):
        inspector = self.make_inspector(workplace="临溪县进修学校")
        self.assertEqual(inspector.workplace, "临溪县进修学校")
        inspector.unit_id = self.education_a
        self.assertEqual(inspector.workplace, "临溪县教育局")

    def test_age_and_retirement(self):
        inspector = self.make_inspector(
            birth_date=date(1966, 9, 10), retired_on=date(2026, 9, 10)
        )
        for day, age, retired, soon in [
            (date(2025, 12, 31), 59, False, False),
            (date(2026, 9, 9), 59, False, True),
            (date(2026, 9, 10), 60, True, False),
        ]:
            with patch.object(edu_inspector_person, "today", lambda day=day: day):
                self.env.invalidate_all()
                with self.subTest(day):
                    self.assertEqual(inspector.age, age)
                    self.assertEqual(inspector.is_retired, retired)
                    self.assertEqual(inspector.retires_soon, soon)
                    for name, value in (
                        ("is_retired", retired),
                        ("retires_soon", soon),
                    ):
                        found = self.inspectors.search([(name, "=", True)])
                        self.assertEqual(inspector in found, value, name)

    def test_who_reads_what(self):
        """Inspectors read the public side of themselves, leaders all but health."""
        inspector = self.make_inspector(user_id=self.account.id)
        for user, hidden in (
            (self.officer, ()),
            (self.officer_city, ()),
            (self.leader, HEALTH),
            (self.account, PRIVATE),
        ):
            person = inspector.with_user(user)
            self.assertEqual(person.read(["name"])[0]["name"], "骆问渠")
            for name in PRIVATE:
                with self.subTest(user=user.login, name=name):
                    if name in hidden:
                        with self.assertRaises(AccessError):
                            person.read([name])
                        with self.assertRaises(AccessError):
                            self.env["edu.inspector"].with_user(user).search(
                                [(name, "!=", False)]
                            )
                    else:
                        person.read([name])
        with self.assertRaises(AccessError):
            inspector.with_user(self.officer_b).read(["name"])

    def test_unique_certificates(self):
        self.make_inspector(certificate_number="临督2026-001")
        self.make_inspector(certificate_number="")
        self.make_inspector(certificate_number="")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.cr.savepoint(),
        ):
            self.make_inspector(certificate_number="临督2026-001")
