from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..tools.dates import day_of, today
from .common import LONG_AGO
from .meeting_common import MeetingCommon

DECISION = {"name": "经费保障", "decision": "年底前拨付到位。"}


@tagged("post_install", "-at_install")
class TestMeeting(MeetingCommon):
    """A meeting from the list of people to its decisions (JJ27, TS10)."""

    def test_form_needs_committee_and_time_only(self):
        with Form(self.env["edu.meeting"].with_user(self.officer)) as form:
            form.committee_id = self.committee
            form.start = fields.Datetime.now() + timedelta(days=2)
        meeting = form.record
        self.assertTrue(meeting.name.startswith(self.committee.name))
        self.assertEqual(meeting.stop, meeting.start + timedelta(hours=2))
        self.assertEqual(meeting.owner_unit_id, self.county_a)

    def test_members_of_the_day_are_proposed(self):
        meeting = self.make_meeting()
        self.assertEqual(
            sorted(meeting.attendee_ids.mapped("person_name")),
            ["leader_a", "liaison_a", "柳青"],
        )
        past = self.make_meeting(days=-4000)
        self.assertFalse(past.attendee_ids)

    def test_members_are_added_once(self):
        meeting = self.make_meeting(
            attendee_ids=[Command.create({"unit_id": self.office_a.id})]
        )
        self.assertEqual(len(meeting.attendee_ids), 1)
        meeting.action_add_members()
        meeting.action_add_members()
        self.assertEqual(len(meeting.attendee_ids), 4)
        self.committee.member_ids.filtered("is_vacant").person_name = "乔木"
        meeting.action_add_members()
        self.assertEqual(len(meeting.attendee_ids), 5)

    def test_who_holds_two_posts_is_called_once(self):
        self.committee.member_ids = [
            Command.create(
                {
                    "post": "office_head",
                    "unit_id": self.office_a.id,
                    "user_id": user.id,
                    "person_name": name,
                    "date_from": LONG_AGO,
                }
            )
            for user, name in (
                (self.leader, "leader_a"),
                (self.env["res.users"], "柳青"),
            )
        ]
        meeting = self.make_meeting()
        names = meeting.attendee_ids.mapped("person_name")
        self.assertEqual(sorted(names), ["leader_a", "liaison_a", "柳青"])

    @mute_logger("odoo.sql_db")
    def test_person_is_called_once(self):
        meeting = self.make_meeting()
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            meeting.attendee_ids = [
                Command.create({"unit_id": self.county_a.id, "user_id": self.leader.id})
            ]
            self.env.flush_all()
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            meeting.stop = meeting.start
            self.env.flush_all()

    def test_calling_tells_the_people(self):
        meeting = self.call(place="三楼会议室")
        told = self._told(meeting)
        self.assertEqual(
            told.notified_partner_ids, (self.leader | self.liaison).partner_id
        )
        self.assertIn("三楼会议室", told.body)
        self.assertTrue(meeting.released_on)

    def test_time_is_told_in_china(self):
        start = fields.Datetime.to_datetime("2030-03-04 22:30:00")
        meeting = self.make_meeting(start=start)
        meeting.action_call()
        self.assertEqual(day_of(start).isoformat(), "2030-03-05")
        self.assertRegex(self._told(meeting).body, r"0?3/0?5/2030|2030")
        self.assertIn("6:30", self._told(meeting).body)

    def test_moving_and_cancelling_tell_the_people(self):
        meeting = self.call()
        meeting.start += timedelta(hours=1)
        self.reason_given(meeting.action_cancel())
        self.assertEqual(len(self._told(meeting)), 3)
        self.assertEqual(meeting.transition_ids[0].reason, "另行安排")

    def test_moving_a_draft_tells_nobody(self):
        meeting = self.make_meeting()
        meeting.stop += timedelta(hours=1)
        self.assertFalse(self._told(meeting))

    def test_cancelling_a_draft_tells_nobody(self):
        """Who was never called does not hear of a meeting that will not be."""
        meeting = self.make_meeting()
        self.reason_given(meeting.action_cancel())
        self.assertFalse(self._told(meeting))

    def test_refused_moves(self):
        nobody = self.make_meeting()
        nobody.attendee_ids.unlink()
        with self.assertRaisesRegex(UserError, "takes part"):
            nobody.action_call()
        future = self.call()
        with self.assertRaisesRegex(UserError, "not begun"):
            future.action_hold()
        with self.assertRaises(UserError):
            future.action_call()
        with self.assertRaises(UserError):
            self.make_meeting().action_hold()
        held = self.hold()
        with self.assertRaises(UserError):
            self.reason_given(held.action_cancel())
        with self.assertRaises(UserError):
            self.reason_given(held.action_reopen())  # an officer, not a chief

    def test_chief_reopens_what_was_marked_too_early(self):
        held = self.hold()
        self.reason_given(held.action_reopen() | {"uid": self.chief})
        self.assertEqual(held.state, "called")

    def test_cancelling_needs_a_reason(self):
        with self.assertRaisesRegex(UserError, "Say why"):
            self.reason_given(self.call().action_cancel(), reason=" ")

    def test_time_of_a_held_meeting_stands(self):
        with self.assertRaisesRegex(UserError, "over"):
            self.hold().start += timedelta(hours=1)

    def test_only_officers_of_the_owner_make_the_moves(self):
        for user in (self.leader, self.liaison, self.stranger, self.outsider):
            meeting = self.make_meeting()
            with self.assertRaises(UserError, msg=user.login):
                meeting.with_user(user).action_call()
        self.make_meeting().with_user(self.colleague).action_call()

    def test_draft_is_the_owners_alone(self):
        draft = self.make_meeting()
        draft.with_user(self.leader).check_access("read")
        for user in (self.liaison, self.treasurer, self.stranger, self.outsider):
            self.assertFalse(draft.with_user(user).has_access("read"), user.login)

    def test_called_meeting_is_seen_by_committee_and_guests(self):
        meeting = self.call()
        for user in (self.liaison, self.treasurer, self.leader):
            meeting.with_user(user).check_access("read")
            meeting.item_ids.with_user(user).check_access("read")
            meeting.attendee_ids.with_user(user).check_access("read")
        for user in (self.stranger, self.outsider):
            self.assertFalse(meeting.with_user(user).has_access("read"), user.login)
            lines = meeting.attendee_ids.with_user(user)
            self.assertFalse(lines.has_access("read"), user.login)
        meeting.attendee_ids = [
            Command.create(
                {"unit_id": self.education_b.id, "user_id": self.outsider.id}
            )
        ]
        meeting.with_user(self.outsider).check_access("read")

    def test_name_says_nothing_to_others(self):
        meeting = self.call(name="闭门会商")
        for user in (self.stranger, self.outsider, self.employee):
            shown = meeting.with_user(user).sudo().display_name
            self.assertNotIn("闭门", shown, user.login)
            self.assertIn(str(day_of(meeting.start)), shown)
        self.assertEqual(meeting.with_user(self.liaison).display_name, "闭门会商")

    def test_names_are_hidden_in_one_go(self):
        meetings = self.env["edu.meeting"].union(
            *(self.call(name=f"会商{number}") for number in range(6))
        )
        counts = []
        for some in (meetings[:1], meetings[:2], meetings):
            counts.append(
                self.statements(
                    some.with_user(self.stranger).sudo().mapped, "display_name"
                )
            )
        self.assertEqual(counts[1], counts[2])

    def test_decision_becomes_a_matter_in_one_click(self):
        meeting = self.hold(
            **DECISION, lead_unit_id=self.finance_unit_a.id, date_deadline=today()
        )
        action = meeting.item_ids.action_make_matter()
        matter = self.env["edu.matter"].browse(action["res_id"])
        self.assertEqual(matter.kind, "decision")
        self.assertEqual(matter.name, "经费保障")
        self.assertEqual(matter.text, "年底前拨付到位。")
        self.assertEqual(matter.lead_unit_id, self.finance_unit_a)
        self.assertEqual(matter.date_deadline, today())
        self.assertEqual(matter.meeting_id, meeting)
        self.assertEqual(matter.given_by, meeting.name)
        self.assertEqual(matter.given_on, day_of(meeting.start))
        self.assertEqual(matter.owner_unit_id, self.county_a)
        self.assertEqual(meeting.matter_count, 1)
        with self.assertRaisesRegex(UserError, "already"):
            meeting.item_ids.action_make_matter()

    def test_all_decisions_become_matters_at_once(self):
        values = DECISION | {
            "lead_unit_id": self.education_a.id,
            "date_deadline": today(),
        }
        meeting = self.hold(**values)
        meeting.item_ids = [
            Command.create(values | {"name": "人员配备"}),
            Command.create({"name": "听取汇报"}),
        ]
        self.assertTrue(meeting.has_open_decision)
        meeting.action_make_matters()
        self.assertEqual(meeting.matter_count, 2)
        self.assertFalse(meeting.has_open_decision)
        self.assertEqual(
            self.env["edu.matter"].search(meeting.action_open_matters()["domain"]),
            meeting.matter_ids,
        )

    def test_vague_decision_is_no_matter(self):
        with self.assertRaisesRegex(UserError, "who carries it out"):
            self.hold(**DECISION).item_ids.action_make_matter()
        called = self.call(
            item_ids=[
                Command.create(
                    DECISION
                    | {"lead_unit_id": self.office_a.id, "date_deadline": today()}
                )
            ]
        )
        with self.assertRaisesRegex(UserError, "held"):
            called.item_ids.action_make_matter()

    def test_members_make_no_matters(self):
        meeting = self.hold(
            **DECISION, lead_unit_id=self.finance_unit_a.id, date_deadline=today()
        )
        for user in (self.liaison, self.stranger):
            with self.assertRaises(AccessError):
                meeting.item_ids.with_user(user).action_make_matter()

    def test_attendance_is_recorded(self):
        held = self.hold()
        line = held.attendee_ids[0]
        line.write({"presence": "substitute", "substitute": "副主任 沈河"})
        self.assertEqual(line.substitute, "副主任 沈河")
        with self.assertRaises(AccessError):
            line.with_user(self.liaison).presence = "absent"

    def test_draft_can_be_deleted_and_a_called_one_not(self):
        self.make_meeting().unlink()
        with self.assertRaises(UserError):
            self.call().unlink()

    def test_copy_starts_anew(self):
        held = self.hold(**DECISION)
        held.minutes = "听取汇报。"
        copy = held.copy()
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.released_on or copy.event_id or copy.minutes)
        self.assertEqual(copy.item_ids.name, "经费保障")
        self.assertFalse(copy.item_ids.decision)

    def _told(self, meeting):
        return self.env["mail.message"].search(
            [
                ("model", "=", "edu.meeting"),
                ("res_id", "=", meeting.id),
                ("message_type", "=", "user_notification"),
            ]
        )
