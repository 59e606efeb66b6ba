from datetime import date

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import today

from .people_common import PeopleCommon


@tagged("post_install", "-at_install")
class TestAppraisalTours(PeopleCommon, HttpCase):
    """A year of appraisals, whatever the number of people, in 12 clicks (TS65).

    The chief opens it in 2, an officer grades and submits it in 8, the chief confirms
    in 2. Words and grades that differ come on top.
    """

    browser_size = "1440x900"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in cls.users.values():
            user.lang = "en_US"  # the language of the tours' words

    def test_a_year_from_opening_to_confirmation(self):
        year = today().year
        self.serve(self.inspector | self.colleague, date(year, 1, 1), False)
        for tour, login in (
            ("edu_inspector_chief_opens_a_year", "chief_a"),
            ("edu_inspector_officer_grades", "officer_a"),
            ("edu_inspector_chief_confirms", "chief_a"),
        ):
            self.start_tour("/odoo/edu-appraisals", tour, login=login)
        appraisals = self.env["edu.inspector.appraisal"].search(
            [("inspector_id", "in", (self.inspector | self.colleague).ids)]
        )
        self.assertEqual(set(appraisals.mapped("state")), {"confirmed"})
        self.assertEqual(appraisals.mapped("grade"), ["qualified"] * 2)

    def test_the_inspector_writes_the_summary_on_a_phone(self):
        """2 clicks and the text"""
        self.browser_size = "390x844"
        self.serve(self.inspector, date(2025, 1, 1), False)
        self.acting("chief_a", self.env["edu.inspector.appraisal"])._open_year(2025)
        self.start_tour(
            "/odoo/edu-appraisals", "edu_inspector_writes_summary", login="inspector_a"
        )
        appraisal = self.env["edu.inspector.appraisal"].search(
            [("inspector_id", "=", self.inspector.id)]
        )
        self.assertEqual(appraisal.summary, "全年走访学校四十次。")
