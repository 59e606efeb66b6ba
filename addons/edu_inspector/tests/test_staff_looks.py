from datetime import timedelta

from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import DESK, PHONE, Page, PageLooks
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .complaint_common import ComplaintCommon

THERE = "!document.querySelector('.o_loading_indicator, .o-mail-Chatter .fa-spin') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
FORM = SEEN % ".o_form_view .o_form_saved"
BOARD = SEEN % ".o_edu_rule_cell"


@tagged("post_install", "-at_install")
class TestStaffLooks(ComplaintCommon, PageLooks):
    """What officers work with all day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        officer = cls.env(user=cls.officer.id)
        cls.make_unit("临溪县第三小学", cls.county_a, kind="school")
        cls.complaint = cls.make_complaint("verifying")
        cls.env["edu.letter.series"].create(
            {
                "word": "临政教督聘",
                "type_id": cls.env.ref("edu_inspector.edu_letter_type_appointment").id,
                "owner_unit_id": cls.county_a.id,
            }
        )
        terms = (cls.responsible | cls.colleague).appointment_ids
        opened(terms, STATE_GUARD).date_to = False
        held = terms.with_user(cls.officer)
        held.action_letters()
        cls.letter = held[0].letter_id
        cls.term = officer["edu.inspector.appointment"].create(
            {
                "inspector_id": officer["edu.inspector"].create({"name": "谢文澜"}).id,
                "date_from": today() + timedelta(days=30),
            }
        )
        cls.env["edu.inspector.appraisal"].with_user(cls.chief)._open_year(
            today().year - 1
        )
        cls.env["edu.rule.result"]._cron_measure()

    def test_lists_and_forms(self):
        inspector = self.responsible
        pages = [
            ("roster_list", "edu-inspectors", LIST),
            ("roster_form", f"edu-inspectors/{inspector.id}", FORM),
            ("plate_gaps", "edu-plate-gaps", LIST),
            ("training_hours", "edu-training-hours", LIST),
            ("complaint_list", "edu-complaints", LIST),
            ("complaint_form_staff", f"edu-complaints/{self.complaint.id}", FORM),
            ("letter_list", "edu-letters", LIST),
            ("letter_form", f"edu-letters/{self.letter.id}", FORM),
            ("appointment_form", f"edu-recommendations/{self.term.id}", FORM),
            ("appraisal_list", "edu-appraisals", LIST),
            ("rule_board_desk", "edu-rule-board", BOARD),
        ]
        looks = [
            Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
            for name, path, ready in pages
        ]
        phone = looks[-1]._replace(name="rule_board_phone", size=PHONE)
        self.look_through([*looks, phone], login="officer_a")
