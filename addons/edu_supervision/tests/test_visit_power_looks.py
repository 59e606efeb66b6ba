"""The powers of inspectors as a phone at the school and the office show them."""

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks

from .record_common import NOON, RecordCommon

SEEN = (
    "!document.querySelector('.o_loading_indicator') && !!document.querySelector('%s')"
)


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitPowerLooks(RecordCommon, PageLooks):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_confirmed()
        cls.row = cls.env["edu.visit.power"].create(
            {
                "visit_id": cls.visit.id,
                "kind": "explanation",
                "subject": "后勤处 韦航",
                "text": "说明三月两批食材没有验收单的原因",
                "due_on": "2026-03-18",
            }
        )

    def test_at_the_school(self):
        """B05: on a phone nothing scrolls sideways, and a thumb hits what it wants."""
        form = f"/odoo/edu-visit-powers/{self.row.id}"
        record = SEEN % ".o_kanban_record:not(.o_kanban_ghost)"
        seen = SEEN % ".o_form_view [name=subject] input"
        within = {"within": ".o_content"}
        pages = [
            Page("visit_powers_phone", "/odoo/edu-visit-powers", record, **within),
            Page("visit_power_phone", form, seen, **within),
        ]
        self.look_through(pages, self.inspector.login)

    def test_in_the_office(self):
        """B05, B11: the list of what was used, and the opinion in the report."""
        report = self.env["edu.visit.report"].create(
            {
                "name": "食堂专项督导报告",
                "owner_unit_id": self.county_a.id,
                "opinion": "验收管理不到位。",
                "opinion_on": "2026-03-11",
            }
        )
        opinion = "document.querySelector('.nav-link[name=opinion]').click()"
        staff = {"within": ".o_content", "size": DESK}
        pages = [
            Page(
                "visit_powers", "/odoo/edu-visit-powers", SEEN % ".o_data_row", **staff
            ),
            Page(
                "visit_report",
                f"/odoo/edu-visit-reports/{report.id}",
                SEEN % ".nav-link[name=opinion]",
                **staff,
            ),
            Page(
                "visit_report_opinion",
                ready=SEEN % ".active.tab-pane [name=opinion_on]",
                act=opinion,
                **staff,
            ),
        ]
        self.look_through(pages, "officer_a")
