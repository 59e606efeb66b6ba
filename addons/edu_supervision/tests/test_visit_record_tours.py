"""The record at the school on a phone of 390 px, with and without a network."""

import io
from datetime import timedelta
from unittest.mock import patch

from PIL import Image

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks
from odoo.addons.edu_base.tools.dates import today

from .record_common import KEY, RecordCommon, picture

FAIL = """
document.querySelector("[name=begin]").click();
setTimeout(() => document.querySelector("[data-value=failed]").click(), 500);
"""
UNFOLD = """
document.querySelectorAll("details").forEach((one) => (one.open = true));
document.querySelector("[name=add_finding]").click();
document.querySelector("[name=send]").click();
"""


class RecordTourCase(RecordCommon, HttpCase):
    """One visit today with a checklist of 20 items."""

    browser_size = "390x844"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.checklist = cls.make_checklist(items=20)
        cls.visit = cls.make_confirmed(day=today(), checklist_id=cls.checklist.id)


@tagged("post_install", "-at_install")
class TestVisitRecordTours(RecordTourCase):
    def sent_by(self, tour):
        """Return the keys under which the phone sent, over the whole tour."""
        model = self.env.registry["edu.visit"]
        keys, submit = [], model.submit_record

        def counted(visit, payload, key):
            keys.append(key)
            return submit(visit, payload, key)

        with patch.object(model, "submit_record", counted):
            self.start_tour("/odoo", tour, login=self.inspector.login)
        self.env.invalidate_all()
        self.assertEqual(self.visit.state, "recorded")
        self.assertEqual(self.visit.answer_ids.mapped("result"), ["ok"] * 20)
        self.assertTrue(self.visit.card_shown and self.visit.feedback_given)
        self.assertEqual(len(self.visit.transition_ids), 1)
        self.assertFalse(self.visit.position_at)  # nobody asked for it
        return keys

    def test_a_clean_visit_in_25_touches(self):
        """TS25: the network fails in the middle; nothing is lost, and sent once."""
        self.assertEqual(len(self.sent_by("edu_supervision_record_a_visit")), 1)

    def test_an_answer_that_is_lost(self):
        """What is sent again is recorded once: it bears the same key."""
        first, second = self.sent_by("edu_supervision_answer_is_lost")
        self.assertEqual(first, second)

    def test_signing_in_with_the_position(self):
        """TS25: asked for by a touch alone, kept with the draft, sent with it."""
        tour = "edu_supervision_sign_in_here"
        self.start_tour("/odoo", tour, login=self.inspector.login)
        self.env.invalidate_all()
        self.assertEqual(self.visit.state, "recorded")
        self.assertEqual(
            (self.visit.position_latitude, self.visit.position_longitude),
            (30.1235, 120.4568),
        )
        self.assertEqual(self.visit.position_accuracy, 18)

    def test_a_position_is_taken_back(self):
        """What was taken back on the phone never comes to the server."""
        self.sent_by("edu_supervision_position_taken_back")

    def test_from_the_visit_to_its_record(self):
        """TS25: whoever looked the visit up records it from there."""
        self.start_tour(
            f"/odoo/edu-visits/{self.visit.id}",
            "edu_supervision_record_from_the_visit",
            login=self.inspector.login,
        )

    def test_powers_are_noted_in_the_middle_of_a_record(self):
        """B05: two of them; the draft waits on the phone, and sends as if untouched."""
        keys = self.sent_by("edu_supervision_powers_at_the_school")
        self.assertEqual(len(keys), 1)
        rows = self.visit.power_ids
        self.assertEqual(rows.mapped("kind"), ["documents", "reward"])
        self.assertEqual(rows.mapped("subject"), ["食堂采购台账", "食堂管理组"])
        self.assertEqual(rows.create_uid, self.inspector)
        self.assertEqual(rows._sealed().mapped("kind"), ["documents"])

    def test_a_photo_survives_a_reload(self):
        """SH03: made small on the phone, kept with the draft, sent with the record."""
        tour = "edu_supervision_photo_is_kept"
        self.start_tour("/odoo", tour, login=self.inspector.login)
        self.env.invalidate_all()
        failed = self.visit.answer_ids[0]
        self.assertEqual((failed.note, failed.source), ("留样记录缺两日。", "audit"))
        photo = Image.open(io.BytesIO(failed.photo_ids.raw))
        self.assertEqual(photo.size, (1600, 1200))
        self.assertEqual(self.visit.finding_ids.answer_id, failed)


@tagged("post_install", "-at_install")
class TestVisitRecordLooks(RecordTourCase, PageLooks):
    """Every page of it: nothing scrolls sideways, all is high enough to touch."""

    def test_on_a_phone(self):
        self.found_before()
        touched = ".o_edu_visit_record :is(a, button, summary, input:not([type]))"
        look = {"within": "main", "touched": touched}
        seen = "!!document.querySelector('%s')"
        pages = [
            Page(
                "record_list", "/odoo/edu-visit-record", seen % "[data-visit]", **look
            ),
            Page(
                "record_begin",
                act="document.querySelector('[data-visit] .btn-primary').click()",
                ready=seen % "[name=begin]",
                **look,
            ),
            Page("record_form", act=FAIL, ready=seen % "[id^=edu_note_]", **look),
            Page("record_unfolded", act=UNFOLD, ready=seen % "details[open]", **look),
        ]
        self.look_through(pages, login=self.inspector.login)

    def test_the_visit_itself_on_a_phone(self):
        """The team looks up when and with whom; the checklist is no secret to it."""
        page = Page(
            "visit_phone",
            f"/odoo/edu-visits/{self.visit.id}",
            "!!document.querySelector('.o_form_view button[name=action_record]')",
            within=".o_content",
        )
        self.look_through([page], login=self.inspector.login)

    def test_in_the_office(self):
        """What was recorded, with its photos, before it is returned or closed."""
        told = self.payload(self.visit, {0}, signer_name="顾校长", advice="补齐台账。")
        for name in ("arrived_at", "left_at"):
            told[name] = f"{today()} 01:00:00"
        told["answers"][0]["photos"] = [picture(size=(640, 480))] * 2
        self.visit.submit_record(told, KEY)
        seen = "!!document.querySelector('%s')"
        pages = [
            Page(
                "recorded_visit",
                f"/odoo/edu-visits/{self.visit.id}",
                seen % "[name=action_reopen]",
                within=".o_content",
                size=DESK,
            ),
            Page(
                "recorded_answers",
                act="document.querySelector('.nav-link[name=record]').click()",
                ready=seen % "[name=answer_ids] .o_data_row",
                within=".o_content",
                size=DESK,
            ),
            Page(
                "recorded_photos",
                act="document.querySelector('[name=answer_ids] td').click()",
                ready=seen % ".modal .o_kanban_record img",
                within=".modal-body",
                size=DESK,
            ),
        ]
        self.look_through(pages, login=self.officer_a.login)

    def found_before(self):
        yesterday = today() - timedelta(days=1)
        self.make_confirmed(self.schools[1], day=yesterday)
        former = self.make_visit(day=today() - timedelta(days=40))
        self.env["edu.finding"].create(
            {"visit_id": former.id, "name": "食堂进货台账缺三日，供货商资质过期未更新"}
        )
