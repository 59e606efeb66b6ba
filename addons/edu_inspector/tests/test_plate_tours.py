from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import today

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestPlateTours(InspectorCommon, HttpCase):
    browser_size = "1440x900"

    def test_officer_covers_every_school_in_seven_clicks(self):
        """TS24, JJ20: from the schools that lack an inspector to 100 %."""
        schools = self.make_schools(self.county_a, 6)
        people = self.make_inspectors(self.county_a, "谢文澜", "顾怀舟")
        self.start_tour(
            "/odoo/edu-plate-gaps", "edu_inspector_full_coverage", login="officer_a"
        )
        self.assertEqual(schools.plate_ids.unit_id, schools)
        self.assertEqual(schools.plate_ids.inspector_id, people)
        self.assertEqual(set(schools.plate_ids.mapped("date_from")), {today()})
        self.assertEqual(schools.plate_ids.create_uid, self.officer_a)
