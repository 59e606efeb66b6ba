from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .draw_common import MONDAY, DrawCommon

THERE = "!document.querySelector('.o_loading_indicator, .o-mail-Chatter .fa-spin') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
FORM = SEEN % ".o_form_view .o_form_saved"


@tagged("post_install", "-at_install")
class TestDrawLooks(DrawCommon, PageLooks):
    """What an officer sees of a draw before and after, and of a notice."""

    def test_draws_and_notices(self):
        self.env["edu.letter.series"].create(
            {
                "word": "临督通",
                "type_id": self.ref("edu_supervision.edu_letter_type_visit_notice"),
                "owner_unit_id": self.county_a.id,
            }
        )
        draft, drawn = self.make_draw(), self.make_draw()
        self.leave_out(drawn, unit_id=self.schools[0].id)
        with freeze_time(MONDAY):
            drawn.action_draw()
            drawn.action_make_visits()
        visit = drawn.line_ids.visit_id[:1]
        opened(visit.sudo(), STATE_GUARD).state = "confirmed"
        visit.action_prepare_notice()
        pages = [
            ("draw_list", "edu-draws", LIST),
            ("draw_form_draft", f"edu-draws/{draft.id}", FORM),
            ("draw_form_drawn", f"edu-draws/{drawn.id}", FORM),
            ("visit_notice_letter", f"edu-letters/{visit.notice_letter_id.id}", FORM),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
                for name, path, ready in pages
            ],
            login="officer_a",
        )
