from base64 import b64decode
from datetime import timedelta

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .appointment_common import AppointmentCommon


@tagged("post_install", "-at_install")
class TestAppointmentTours(AppointmentCommon, HttpCase):
    browser_size = "1366x768"

    def test_from_recommendation_to_letter_in_twelve_clicks(self):
        """TS60: seven of an officer, and after the publicity five of the chief."""
        self.env["edu.letter.series"].create(
            {
                "word": "临政教督聘",
                "type_id": self.env.ref("edu_inspector.edu_letter_type_appointment").id,
                "owner_unit_id": self.county_a.id,
            }
        )
        person = self.make_inspector("谢文澜")
        self.start_tour(
            "/odoo/edu-recommendations",
            "edu_inspector_officer_recommends",
            login="officer_a",
        )
        term = person.appointment_ids
        self.assertEqual((term.state, term.publicity_from), ("public", today()))
        opened(term, STATE_GUARD).publicity_from = today() - timedelta(days=45)
        self.start_tour(
            f"/odoo/edu-recommendations/{term.id}",
            "edu_inspector_chief_appoints",
            login="chief_a",
        )
        self.assertEqual(term.state, "appointed")
        letter = term.letter_id
        self.assertEqual(letter.number, f"临政教督聘〔{today().year}〕1号")
        letter._print()
        self.assertEqual(letter.state, "printed", letter.print_error)
        self.assertTrue(b64decode(letter.pdf).startswith(b"%PDF-"))
