from base64 import b64decode
from datetime import timedelta

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tools.dates import today

from .draw_common import DrawCommon

PATIENCE = 180  # seconds for a tour: one act after the other, on a busy machine


@tagged("post_install", "-at_install")
class TestDrawTours(DrawCommon, HttpCase):
    browser_size = "1366x768"
    # The browser asks for several things at once; while the server draws or plans, the
    # others wait for the one cursor of the test longer than the usual 20 seconds.
    test_cursor_lock_timeout = 60

    def test_from_draw_to_printed_notice_in_twelve_clicks(self):
        """MJ11, B10: nine of an officer, three of the chief; then it is printed."""
        first = today() + timedelta(days=45)
        self.change_item(
            self.item,
            date_from=first,
            date_to=first + timedelta(days=14),
            unit_ids=self.schools.ids,
        )
        self.env["edu.letter.series"].create(
            {
                "word": "临督通",
                "type_id": self.ref("edu_supervision.edu_letter_type_visit_notice"),
                "owner_unit_id": self.county_a.id,
            }
        )
        self.start_tour(
            "/odoo/edu-draws",
            "edu_supervision_officer_draws",
            login="officer_a",
            timeout=PATIENCE,
        )
        draw = self.env["edu.draw"].search([("item_id", "=", self.item.id)])
        visits = draw.line_ids.visit_id
        self.assertEqual(visits.mapped("state"), ["confirmed"] * 2)
        self.assertTrue(draw._is_reproducible())
        self.start_tour(
            "/odoo/edu-letters",
            "edu_supervision_chief_issues_notices",
            login="chief_a",
            timeout=PATIENCE,
        )
        letters = visits.notice_letter_id
        letters._print()
        self.assertEqual(letters.mapped("state"), ["printed"] * 2)
        for letter in letters:
            self.assertTrue(b64decode(letter.pdf).startswith(b"%PDF-"))
        self.assertEqual(visits.mapped("notice_on"), [today()] * 2)
        self.assertTrue(all(visits.mapped("released_on")))

    def test_the_record_is_printed(self):
        """MJ11, P: the record holds seed, result, witnesses and how to check it."""
        draw = self.make_draw()
        self.leave_out(draw, unit_id=self.schools[0].id)
        draw.action_draw()
        reports = self.env["ir.actions.report"].with_user(self.officer_a)
        pdf, kind = reports.with_context(force_report_rendering=True)._render_qweb_pdf(
            "edu_supervision.edu_draw_report", draw.ids
        )
        self.assertEqual((kind, pdf[:5]), ("pdf", b"%PDF-"))
        document = draw._record()
        texts = [block.text for block in document.blocks if block.kind == "paragraph"]
        told = "\n".join(texts)
        numbers = "、".join(str(school.id) for school in self.schools)
        for part in (draw.log["seed"], draw.log_sha256, "邹宁", "SHA-256/1", numbers):
            self.assertIn(part, told)
        drawn, left_out = (block for block in document.blocks if block.kind == "table")
        self.assertEqual(
            [row[1] for row in drawn.rows],
            [str(line.unit_id.id) for line in draw.line_ids],
        )
        name, _ground, reason = left_out.rows[0]
        self.assertIn(str(self.schools[0].id), name)
        self.assertEqual(reason, "正在接受上级检查")
