from datetime import date, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks

from .test_cycles import CyclesCommon

THERE = "!document.querySelector('.o_loading_indicator') && "
SEEN = THERE + "!!document.querySelector('%s')"
GRID = SEEN % ".o_edu_visit_grid [data-status=done]"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-25 04:00:00")
class TestPlanLooks(CyclesCommon, PageLooks):
    """What officers plan with."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for place, school in enumerate(cls.schools):
            cls.made(school, date(2026, 3, 3) + timedelta(days=place))
        cls.made(cls.schools[0], date(2025, 11, 5))
        cls.make_visit(cls.schools[1], cls.inspectors[1], date(2026, 4, 9))
        cls.make_schools(cls.county_a, 12, name="城关第%d小学")
        cls.env["edu.principal"].create(
            {
                "unit_id": cls.schools[2].id,
                "name": "秦疏桐",
                "date_from": date(2023, 2, 1),
                "term_to": date(2026, 1, 31),
            }
        )

    def test_staff_pages(self):
        modal = SEEN % ".modal .alert-info .fw-bold"
        propose = "document.querySelector('.modal [name=action_propose]').click()"
        row = SEEN % ".o_data_row"
        staff = {"within": ".o_content", "size": DESK}
        dialog = {"within": ".modal-body", "size": DESK}
        asked = SEEN % ".modal [name=action_propose]"
        pages = [
            Page("visit_grid", "/odoo/edu-visit-grid", GRID, **staff),
            Page("visits_due", "/odoo/edu-visits-due", row, **staff),
            Page("principals", "/odoo/edu-principals", row, **staff),
            Page("plan_term", "/odoo/edu-plan-term", asked, **dialog),
            Page("plan_term_proposed", ready=modal, act=propose, **dialog),
        ]
        self.look_through(pages, "officer_a")

    def test_phone_pages(self):
        cells = ".o_edu_visit_grid button"
        pages = [
            Page(
                "visit_grid_phone",
                "/odoo/edu-visit-grid",
                GRID,
                touched=cells,
                within=".o_content",
            ),
            Page(
                "visits_due_phone",
                "/odoo/edu-visits-due",
                SEEN % ".o_kanban_record",
                within=".o_content",
            ),
        ]
        self.look_through(pages, "officer_a")
