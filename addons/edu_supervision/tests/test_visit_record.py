"""What a team sends from the school: written once, whole, or not at all."""

import base64
import io
from datetime import timedelta

from freezegun import freeze_time
from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .record_common import KEY, NOON, RecordCommon, picture

GONE_BY = "2026-03-20 04:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitRecord(RecordCommon):
    def send(self, visit, key=KEY, failed=(), **values):
        return visit.submit_record(self.payload(visit, failed, **values), key)

    def refused(self, visit, sentence, key=KEY, failed=(), error=UserError, **values):
        """Assert that the record is refused in a sentence, and nothing is written."""
        with self.assertRaisesRegex(error, sentence):
            self.send(visit, key, failed, **values)
        self.env.invalidate_all()
        seen = visit.sudo()
        self.assertEqual(seen.state, "confirmed")
        self.assertFalse(seen.activity_line_ids)
        self.assertFalse(seen.finding_ids)
        self.assertFalse(any(seen.answer_ids.mapped("result")))
        self.assertFalse(seen.answer_ids.photo_ids)

    def test_recorded_as_seen(self):
        """B15, B16, B18: card, ways, feedback, signature and outcome of a visit."""
        visit = self.make_confirmed()
        self.send(visit, advice="请完善晨检记录。")
        self.assertEqual(visit.state, "recorded")
        self.assertEqual(visit.recorded_by_id, self.inspector)
        self.assertTrue(visit.card_shown and visit.feedback_given and visit.signature)
        self.assertEqual(visit.advice, "请完善晨检记录。")
        self.assertEqual(set(visit.answer_ids.mapped("result")), {"ok"})
        ways = {line.kind: line.count for line in visit.activity_line_ids}
        self.assertEqual(ways, {"tour": 1, "lesson": 2})
        self.assertFalse(visit.finding_ids)
        step = visit.transition_ids[-1:]
        self.assertEqual((step.move, step.user_id), ("record", self.inspector))

    def test_what_failed_is_drafted_as_a_finding(self):
        """SH03: with the source of its evidence."""
        checklist = self.make_prepared(1, basis="规范第八条", severity="serious")
        visit = self.make_confirmed(checklist_id=checklist.id)
        told = self.payload(visit, {1}, outcome="order")
        told["answers"][1] |= {"note": "留样不足。", "source": "media"}
        told["findings"] = [
            {"name": "校门无人值守", "severity": "minor", "fact": "九点十分"}
        ]
        visit.submit_record(told, KEY)
        drafted = visit.finding_ids.filtered("answer_id")
        written = visit.finding_ids - drafted
        self.assertEqual(drafted.answer_id, visit.answer_ids[1])
        self.assertEqual(
            (drafted.name, drafted.fact, drafted.basis, drafted.severity),
            ("要点2", "留样不足。", "规范第八条", "serious"),
        )
        self.assertEqual((drafted.source, written.source), ("media", "team"))
        self.assertEqual((written.name, written.state), ("校门无人值守", "draft"))
        self.assertEqual(written.owner_unit_id, self.county_a)

    def test_sent_twice_is_recorded_once(self):
        visit = self.make_confirmed()
        first = self.send(visit, failed={0})
        again = self.send(visit, failed={0})
        self.assertEqual(first, again)
        self.assertEqual(len(visit.finding_ids), 1)
        self.assertEqual(len(visit.transition_ids), 1)
        self.assertEqual(len(visit.activity_line_ids), 2)

    def test_another_record_is_refused(self):
        visit = self.make_confirmed(inspectors=self.inspectors[:2])
        self.send(visit)
        colleague = visit.with_user(self.inspectors[1].user_id)
        with self.assertRaisesRegex(UserError, "recorded this visit already"):
            self.send(colleague, key=KEY + "2", outcome="advice")
        self.assertEqual(visit.outcome, "none")

    def test_a_key_is_of_one_visit(self):
        self.send(self.make_confirmed())
        other = self.make_confirmed(self.schools[1], self.inspectors[1])
        self.refused(other, "another visit")
        self.refused(other, "no key", key="")
        self.refused(other, "no key", key=7)

    def test_the_team_alone_records(self):
        visit = self.make_confirmed()
        others = [self.officer_a, self.chief_a, self.leader_a, self.officer_city]
        for user in (*others, self.inspectors[1].user_id, self.officer_b):
            self.refused(visit.with_user(user), "", error=AccessError)
        liaison = self.make_user("liaison_x", "liaison", works_at=self.education_a)
        self.refused(visit.with_user(liaison), "", error=AccessError)
        visit.sudo().member_ids.create(
            {"visit_id": visit.id, "inspector_id": self.inspectors[1].id}
        )
        self.send(visit.with_user(self.inspectors[1].user_id))

    def test_nobody_writes_a_record_by_hand(self):
        visit = self.make_confirmed()
        for user in (self.officer_a, self.chief_a):
            with self.assertRaises(UserError):
                visit.with_user(user).write({"outcome": "none"})
            with self.assertRaises(AccessError):
                visit.answer_ids.with_user(user).write({"result": "ok"})
        with self.assertRaises(UserError):
            visit.write({"plan_text": "x"})

    def test_on_its_day_and_for_a_week(self):
        visit = self.make_confirmed()
        for moment in ("2026-03-10 04:00:00", GONE_BY):
            with freeze_time(moment):
                self.refused(visit, "is recorded from")
        with freeze_time("2026-03-18 04:00:00"):
            self.send(visit)
        self.assertEqual(visit.state, "recorded")

    def test_only_what_is_confirmed(self):
        visit = self.make_visit().with_user(self.inspector)
        with self.assertRaisesRegex(UserError, "confirmed"):
            self.send(visit)

    def test_who_keeps_away_does_not_record(self):
        """B16: a recusal that came after the team was made."""
        visit = self.make_confirmed()
        self.env["edu.recusal"].create(
            {
                "inspector_id": self.inspectors[0].id,
                "unit_id": visit.unit_id.id,
                "date_from": SCHOOL_DAY,
            }
        )
        self.refused(visit, "Kept away")

    def test_a_special_visit_was_announced_and_is_made_by_three(self):
        """B09, B10"""
        visit = self.make_confirmed(inspectors=self.inspectors[:2], kind="special")
        self.refused(visit, "No notice went out")
        opened(visit.sudo(), STATE_GUARD).notice_on = SCHOOL_DAY - timedelta(days=40)
        self.refused(visit, "Too few inspectors")
        visit.sudo().member_ids.create(
            {"visit_id": visit.id, "inspector_id": self.inspectors[2].id}
        )
        self.send(visit)

    def test_whole_or_not_at_all(self):
        visit = self.make_confirmed()
        told = self.payload(visit)["answers"]
        self.refused(visit, "1 items are not answered", answers=told[1:])
        self.refused(visit, "when you arrived", left_at=None)
        self.refused(visit, "when you arrived", left_at=f"{SCHOOL_DAY} 00:59:59")
        self.refused(visit, "another day", arrived_at="2026-03-10 01:00:00")
        self.refused(visit, "Let the school sign", signature=False)
        self.send(visit, signature=False, signer_refused="校长外出。")

    def test_nobody_of_the_school_signs_for_a_covert_visit(self):
        visit = self.make_confirmed(open_mode="covert")
        self.send(visit, signature=False)

    def test_an_outcome_is_no_milder_than_what_was_found(self):
        """B08: a hazard is handed over at once."""
        checklist = self.make_prepared(severity="hazard")
        visit = self.make_confirmed(checklist_id=checklist.id)
        self.refused(visit, "choose another outcome", failed={1}, outcome="none")
        self.refused(visit, "handed over", failed={0}, outcome="order")
        written = [{"name": "燃气泄漏", "severity": "hazard"}]
        self.refused(visit, "handed over", findings=written, outcome="order")
        self.send(visit, failed={0}, outcome="hazard")

    def test_what_was_changed_on_the_way(self):
        visit = self.make_confirmed()
        other = self.make_confirmed(self.schools[1], self.inspectors[1])
        told = self.payload(visit)["answers"]
        foreign = [*told[1:], {"id": other.answer_ids[0].id, "result": "ok"}]
        for values in (
            {"answers": foreign},
            {"answers": [told[0], told[0], told[1]]},
            {"answers": [*told[:2], {**told[2], "state": "closed"}]},
            {"answers": [*told[:2], {"id": told[2]["id"], "result": "perfect"}]},
            {"answers": [*told[:2], {"id": [told[2]["id"]], "result": "ok"}]},
            {"answers": "all"},
            {"outcome": "closed"},
            {"state": "closed"},
            {"recorded_by_id": 1},
            {"activities": {"sleep": 1}},
            {"activities": {"tour": -1}},
            {"activities": {"tour": True}},
            {"activities": [1]},
            {"arrived_at": "gestern"},
            {"advice": {"a": 1}},
            {"findings": [{"name": "x", "severity": "mild"}]},
            {"signature": 7},
            {"signature": "~~"},
        ):
            with self.subTest(values):
                self.refused(visit, "not as it should be", **values)
        self.refused(visit, "longer than", advice="长" * 4001)
        self.refused(
            visit,
            "says what is wrong",
            findings=[{"severity": "minor"}],
            outcome="order",
        )
        with self.assertRaisesRegex(UserError, "not as it should be"):
            visit.submit_record("all in order", KEY)

    def test_a_text_is_a_text(self):
        visit = self.make_confirmed()
        self.send(visit, advice="<script>x</script>\x00 ok ")
        self.assertEqual(visit.advice, "<script>x</script> ok")

    def with_photos(self, visit, *photos):
        told = self.payload(visit, {0})
        told["answers"][0]["photos"] = list(photos)
        return told

    def test_photos_are_made_anew(self):
        visit = self.make_confirmed()
        exif = Image.Exif()
        exif[0x010E] = "GPS 37.1 118.2"
        big = picture(size=(3200, 1800), exif=exif)
        visit.submit_record(self.with_photos(visit, big), KEY)
        photo = visit.answer_ids[0].photo_ids
        self.assertEqual(photo.mimetype, "image/jpeg")
        shown = Image.open(io.BytesIO(photo.raw))
        self.assertEqual((shown.format, shown.size), ("JPEG", (1600, 900)))
        self.assertFalse(shown.getexif())
        self.assertNotIn(b"GPS", photo.raw)
        self.assertTrue(photo.with_user(self.officer_a).has_access("read"))
        for user in (self.officer_b, self.inspectors[1].user_id):
            self.assertFalse(photo.with_user(user).has_access("read"))
        for user in (self.officer_a, self.inspector):
            self.assertFalse(photo.with_user(user).has_access("write"))

    def test_photos_that_are_none(self):
        visit = self.make_confirmed()
        script = base64.b64encode(b"<script>alert(1)</script>").decode()
        for photo in (script, picture("PNG"), picture("GIF"), picture()[:200]):
            with self.assertRaisesRegex(UserError, "cannot be read"):
                visit.submit_record(self.with_photos(visit, photo), KEY)
        with self.assertRaisesRegex(UserError, "larger than 2 MB"):
            visit.submit_record(self.with_photos(visit, "A" * 3_000_000), KEY)
        with self.assertRaisesRegex(UserError, "more than 5 photos"):
            visit.submit_record(self.with_photos(visit, *[picture()] * 6), KEY)
        self.refused(visit, "cannot be read", signature=picture("JPEG"))
        self.refused(visit, "larger than 1 MB", signature="A" * 1_500_000)

    def test_many_photos_in_all(self):
        self.checklist = self.make_checklist(items=7)
        visit = self.make_confirmed(checklist_id=self.checklist.id)
        told = self.payload(visit, set(range(7)))
        for row in told["answers"]:
            row["photos"] = [picture()] * 5
        with self.assertRaisesRegex(UserError, "more than 30 photos"):
            visit.submit_record(told, KEY)

    def test_the_office_returns_a_record(self):
        """What was sent stays, and is corrected under another key."""
        visit = self.make_confirmed()
        told = self.with_photos(visit, picture(), picture("JPEG", (20, 20)))
        told["findings"] = [{"name": "围墙破损", "severity": "minor"}]
        visit.submit_record(told, KEY)
        kept = visit.answer_ids[0].photo_ids[1]
        office = visit.with_user(self.officer_a)
        with self.assertRaises(UserError):
            office._make_move("reopen")
        with self.assertRaises(UserError):
            visit._make_move("reopen", "不是我的权限")
        office._make_move("reopen", "到校时间有误")
        self.assertEqual((visit.state, visit.recorded_on), ("confirmed", False))
        page = visit.get_record()[0]
        self.assertEqual(page["returned"], "到校时间有误")
        self.assertEqual(page["written"][0]["name"], "围墙破损")
        self.assertEqual(len(page["items"][0]["kept"]), 2)
        with self.assertRaisesRegex(UserError, "returned this record"):
            self.send(visit)
        again = self.payload(visit, {0})
        again["answers"][0]["kept"] = [kept.id]
        with freeze_time(GONE_BY):
            visit.submit_record(again, KEY + "2")
        self.assertEqual(visit.answer_ids.photo_ids, kept)
        self.assertEqual(visit.finding_ids.mapped("name"), ["要点1"])
        self.assertEqual(
            visit.transition_ids.sorted("id").mapped("move"),
            ["record", "reopen", "record"],
        )

    def test_what_was_handed_over_meanwhile_stays(self):
        """B08: a record that comes anew replaces no hazard that a letter has told."""
        self.env["edu.letter.series"].create(
            {
                "word": "临督移",
                "type_id": self.ref("edu_supervision.edu_letter_type_hazard"),
                "owner_unit_id": self.county_a.id,
            }
        )
        visit = self.make_confirmed()
        hazard = {"name": "围墙倾斜", "severity": "hazard"}
        self.send(visit, failed={0}, outcome="hazard", findings=[hazard])
        told = visit.finding_ids
        told.with_user(self.officer_a).severity = "hazard"
        office = visit.with_user(self.officer_a)
        office._make_move("reopen", "补充照片")
        told.with_user(self.chief_a).action_hand_over()
        self.assertFalse(visit.get_record()[0]["written"])
        self.send(visit, key=KEY + "2", failed={0, 1})
        self.assertLess(told, visit.finding_ids)
        anew = visit.finding_ids - told
        self.assertEqual(anew.answer_id, visit.answer_ids[1])
        self.assertEqual(len(anew), 1)

    def test_what_the_office_has_entered_stays(self):
        """A record that comes anew, sent twice, replaces its own findings alone."""
        visit = self.make_confirmed()
        wall = {"name": "围墙破损", "severity": "minor"}
        self.send(visit, failed={0}, outcome="order", findings=[wall])
        office = visit.with_user(self.officer_a)
        office._make_move("reopen", "补充照片")
        entered = self.env["edu.finding"].with_user(self.officer_a)
        entered = entered.create(
            [
                {"visit_id": visit.id, "name": "家长来电反映"},
                {
                    "visit_id": visit.id,
                    "answer_id": visit.answer_ids[0].id,
                    "name": "补",
                },
            ]
        )
        self.assertFalse(any(entered.mapped("is_recorded")))
        written = visit.get_record()[0]["written"]
        self.assertEqual([one["name"] for one in written], ["围墙破损"])
        for _sending in range(2):
            self.send(visit, KEY + "2", failed={1}, outcome="order", findings=written)
        self.assertLess(entered, visit.finding_ids)
        own = visit.finding_ids - entered
        self.assertEqual(set(own.mapped("name")), {"要点2", "围墙破损"})
        self.assertEqual(len(own), 2)

    def test_nobody_makes_a_finding_part_of_the_record(self):
        visit = self.make_confirmed()
        findings = self.env["edu.finding"].with_user(self.officer_a)
        with self.assertRaises(UserError):
            findings.create({"visit_id": visit.id, "name": "补", "is_recorded": True})

    def test_dropped_findings_stay(self):
        visit = self.make_confirmed()
        self.send(visit, failed={0})
        dropped = visit.finding_ids
        dropped.with_user(self.officer_a)._make_move("drop", "已当场改正")
        office = visit.with_user(self.officer_a)
        office._make_move("reopen", "补充照片")
        self.send(visit, key=KEY + "2", failed={1})
        self.assertIn(dropped, visit.finding_ids)
        self.assertEqual(len(visit.finding_ids), 2)
