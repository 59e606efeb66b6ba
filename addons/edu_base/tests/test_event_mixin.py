from datetime import timedelta

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestEventMixin(MeetingCommon):
    """A record and its diary entry stay in step, in batches."""

    def test_draft_stands_in_no_diary(self):
        self.assertFalse(self.make_meeting().event_id)

    def test_moved_meeting_moves_and_asks_again(self):
        meeting = self.call()
        event = meeting.sudo().event_id
        event.attendee_ids.state = "accepted"
        meeting.write(
            {
                "start": meeting.start + timedelta(days=1),
                "stop": meeting.stop + timedelta(days=1),
                "place": "二楼",
            }
        )
        self.assertEqual(meeting.sudo().event_id, event)
        self.assertEqual(event.start, meeting.start)
        self.assertEqual(event.location, "二楼")
        self.assertEqual(set(event.attendee_ids.mapped("state")), {"needsAction"})

    def test_people_follow_the_list(self):
        meeting = self.call()
        event = meeting.sudo().event_id
        meeting.attendee_ids.create(
            {
                "meeting_id": meeting.id,
                "unit_id": self.office_a.id,
                "user_id": self.colleague.id,
            }
        )
        self.assertIn(self.colleague.partner_id, event.partner_ids)
        self.assertIn(self.colleague.partner_id, event.attendee_ids.partner_id)
        seat = meeting.attendee_ids.filtered(lambda line: line.user_id == self.leader)
        seat.user_id = self.chief
        self.assertNotIn(self.leader.partner_id, event.attendee_ids.partner_id)
        self.assertIn(self.chief.partner_id, event.partner_ids)
        seat.unlink()
        self.assertNotIn(self.chief.partner_id, event.partner_ids)

    def test_cancelled_meeting_leaves_the_diary(self):
        meeting = self.call()
        event = meeting.sudo().event_id
        self.reason_given(meeting.action_cancel())
        self.assertFalse(event.exists())
        self.assertFalse(meeting.event_id)

    def test_deleted_entry_comes_back(self):
        meeting = self.call()
        meeting.sudo().event_id.unlink()
        meeting._keep_events()
        self.assertTrue(meeting.sudo().event_id)

    def test_entry_goes_with_its_record(self):
        meeting = self.make_meeting()
        self._enter(meeting)
        event = meeting.sudo().event_id
        meeting.unlink()
        self.assertFalse(event.exists())

    def test_entry_is_not_written_by_hand(self):
        other = self.call(name="另一会议")
        meeting = self.make_meeting()
        for env in (meeting, meeting.sudo()):
            with self.assertRaises(UserError):
                env.write({"event_id": other.sudo().event_id.id})
        with self.assertRaises(UserError):
            self.make_meeting(event_id=other.sudo().event_id.id)

    def test_batch_takes_each_its_own_people(self):
        first, second = self.call(), self.call(name="又一会议", days=5)
        second.attendee_ids.filtered("user_id")[0].user_id = self.chief
        both = first | second
        both.write({"place": "报告厅"})
        events = both.sudo().event_id
        self.assertEqual(set(events.mapped("location")), {"报告厅"})
        self.assertNotEqual(events[0].partner_ids, events[1].partner_ids)

    def test_cost_grows_by_one_statement_an_event(self):
        few, many = self._cost(20), self._cost(200)
        self.assertLessEqual(many - few, 180 * 1.2, (few, many))

    def test_equal_changes_cost_the_same_for_any_number(self):
        costs = [self._cost_of_move(20), self._cost_of_move(200)]
        self.assertLessEqual(costs[1], costs[0] + 8, costs)

    def test_what_is_in_step_costs_nothing_more(self):
        meetings = self._drafts(30)
        meetings._make_move("call")
        counts = []
        for some in (meetings[:3], meetings):
            counts.append(self.statements(some._keep_events))
        self.assertEqual(counts[0], counts[1])

    def _drafts(self, count):
        start = self.make_meeting().start
        return (
            self.env["edu.meeting"]
            .with_user(self.officer)
            .create(
                [
                    {
                        "committee_id": self.committee.id,
                        "start": start,
                        "attendee_ids": [
                            Command.create({"unit_id": unit.id, "user_id": user.id})
                            for unit, user in (
                                (self.county_a, self.leader),
                                (self.education_a, self.liaison),
                            )
                        ],
                    }
                    for _number in range(count)
                ]
            )
        )

    def _enter(self, meetings):
        """Put drafts into the diary, without telling anybody."""
        shown = {
            meeting: {
                "name": meeting.name,
                "start": meeting.start,
                "stop": meeting.stop,
                "location": meeting.place,
                "partner_ids": (self.leader | self.liaison).partner_id,
            }
            for meeting in meetings.sudo()
        }
        meetings.browse()._add_entries(shown)

    def _cost(self, count):
        """Return the statements it takes to bring new entries into the diary."""
        return self.statements(self._enter, self._drafts(count))

    def _cost_of_move(self, count):
        meetings = self._drafts(count)
        self._enter(meetings)
        changed = {meeting: {"location": "礼堂"} for meeting in meetings.sudo()}
        return self.statements(meetings.browse()._change_entries, changed)
