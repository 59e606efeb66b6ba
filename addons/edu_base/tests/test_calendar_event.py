from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..hooks import release_events
from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestCalendarEvent(MeetingCommon):
    """Events about our records are for their people and the owner's side alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting = cls.call(name="闭门会商", place="三楼会议室")
        cls.event = cls.meeting.sudo().event_id
        cls.insiders = cls.officer | cls.leader | cls.liaison
        cls.others = cls.stranger | cls.outsider | cls.employee | cls.treasurer

    def test_event_says_what_the_meeting_says(self):
        self.assertEqual(self.event.name, "闭门会商")
        self.assertEqual(self.event.location, "三楼会议室")
        self.assertEqual(self.event.start, self.meeting.start)
        self.assertEqual(self.event.stop, self.meeting.stop)
        self.assertEqual(
            self.event.partner_ids, (self.leader | self.liaison).partner_id
        )
        self.assertEqual(self.event.edu_owner_unit_id, self.county_a)
        self.assertFalse(self.event.description)
        self.assertFalse(self.event.user_id)

    def test_people_and_owner_read_it(self):
        for user in self.insiders:
            self.assertEqual(self.event.with_user(user).name, "闭门会商", user.login)

    def test_others_find_nothing_of_it(self):
        start = fields.Datetime.to_string(self.event.start)
        for user in self.others:
            events = self.env["calendar.event"].with_user(user)
            about = [("id", "=", self.event.id)]
            with self.subTest(user=user.login):
                self.assertFalse(events.search(about))
                self.assertFalse(events.search([("name", "ilike", "闭门")]))
                self.assertFalse(events.search([("start", "=", start)]))
                self.assertFalse(events.name_search("闭门"))
                self.assertEqual(events.search_count(about), 0)
                self.assertFalse(events.web_search_read(about, {"name": {}})["length"])
                self.assertFalse(events.formatted_read_group(about, ["name"], []))
                self.assertFalse(
                    events.formatted_read_group([("name", "=", "闭门会商")], ["res_id"])
                )
                with self.assertRaises(AccessError):
                    self.event.with_user(user).read(["name"])
                with self.assertRaises(UserError):
                    self.event.with_user(user).export_data(["name"])

    def test_name_says_nothing_to_others(self):
        for user in self.others:
            shown = self.event.with_user(user).sudo().display_name
            self.assertNotIn("闭门", shown, user.login)
        self.assertEqual(self.event.with_user(self.leader).display_name, "闭门会商")

    def test_invitations_show_neither_people_nor_tokens(self):
        attendees = self.env["calendar.attendee"]
        about = [("event_id", "=", self.event.id)]
        for user in self.others:
            self.assertFalse(attendees.with_user(user).search(about), user.login)
            with self.assertRaises(AccessError):
                self.event.attendee_ids.with_user(user).read(["access_token"])
        own = attendees.with_user(self.liaison).search(about)
        self.assertEqual(own.partner_id, self.liaison.partner_id)
        with self.assertRaises(AccessError):
            (self.event.attendee_ids - own).with_user(self.liaison).read(["state"])

    def test_contact_does_not_count_hidden_meetings(self):
        partner = self.leader.partner_id
        self.assertEqual(partner.with_user(self.employee).meeting_count, 0)
        partner.invalidate_recordset()  # core keeps one count for all users
        self.assertEqual(partner.with_user(self.officer).meeting_count, 1)
        self.assertFalse(partner.with_user(self.employee).meeting_ids)

    def test_messages_of_the_event_are_hidden(self):
        self.event.with_user(self.liaison).change_attendee_status(
            "accepted", "self_only"
        )
        messages = [("model", "=", "calendar.event"), ("res_id", "=", self.event.id)]
        self.assertTrue(self.env["mail.message"].search(messages))
        for user in self.others:
            found = self.env["mail.message"].with_user(user).search(messages)
            self.assertFalse(found, user.login)

    def test_nobody_changes_it_by_hand(self):
        for user in self.insiders | self.others:
            mine = self.event.with_user(user)
            for attempt in (
                lambda event: event.write({"name": "改期"}),
                lambda event: event.write({"active": False}),
                lambda event: event.action_archive(),
                lambda event: event.write({"partner_ids": [Command.clear()]}),
                lambda event: event.unlink(),
                lambda event: event.action_mass_archive("self_only"),
                lambda event: event.copy(),
                lambda event: event.load([".id", "name"], [[str(event.id), "改期"]]),
            ):
                with self.subTest(user=user.login), self.cr.savepoint():
                    self._refused(mine, attempt)
        self.assertEqual(self.event.name, "闭门会商")
        self.assertFalse(
            self.env["calendar.event"].search_count([("name", "=", "改期")])
        )

    def _refused(self, event, attempt):
        """Make the attempt: it raises, or (import) reports and changes nothing."""
        try:
            with mute_logger("odoo.addons.base.models.ir_model"):
                answer = attempt(event)
        except AccessError:
            return
        self.assertIsInstance(answer, dict)
        self.assertFalse(answer["ids"])

    def test_invitations_are_not_changed_by_hand(self):
        for attendee in self.event.attendee_ids:
            for user in self.insiders | self.others:
                with self.assertRaises(AccessError):
                    attendee.with_user(user).write({"state": "accepted"})
                with self.assertRaises(AccessError):
                    attendee.with_user(user).unlink()
        with self.assertRaises(AccessError):
            self.env["calendar.attendee"].with_user(self.employee).create(
                {"event_id": self.event.id, "partner_id": self.employee.partner_id.id}
            )

    def test_invited_answer_for_themselves(self):
        others = self.event.attendee_ids.filtered(
            lambda attendee: attendee.partner_id == self.leader.partner_id
        )
        mine = self.event.with_user(self.liaison)
        self.assertFalse(mine.user_can_edit)
        mine.change_attendee_status("accepted", "self_only")
        self.assertEqual(mine.current_attendee.state, "accepted")
        mine.change_attendee_status("declined", "self_only")
        self.assertEqual(mine.current_attendee.state, "declined")
        mine.change_attendee_status("tentative", "self_only")
        self.assertEqual(mine.current_attendee.state, "tentative")
        with self.assertRaises(AccessError):
            others.with_user(self.liaison).do_accept()

    def test_owner_is_not_forged(self):
        events = self.env["calendar.event"].with_user(self.employee)
        with self.assertRaises(UserError):
            events.create({"name": "约饭", "edu_owner_unit_id": self.county_a.id})
        plain = events.create({"name": "约饭"})
        with self.assertRaises(UserError):
            plain.write({"edu_owner_unit_id": self.county_b.id})
        with self.assertRaises(UserError):
            self.event.edu_owner_unit_id = False
        context = {"default_edu_owner_unit_id": self.county_a.id}
        self.assertFalse(
            events.with_context(**context).create({"name": "约饭"}).edu_owner_unit_id
        )

    def test_own_event_about_a_record_stays_with_its_organiser_and_owner(self):
        own = (
            self.env["calendar.event"]
            .with_user(self.officer)
            .create(
                {
                    "name": "会前准备",
                    "res_model_id": self.env["ir.model"]._get_id("edu.meeting"),
                    "res_id": self.meeting.id,
                }
            )
        )
        self.assertEqual(own.edu_owner_unit_id, self.county_a)
        for user in self.others:
            found = self.env["calendar.event"].with_user(user)
            self.assertFalse(found.search([("name", "=", "会前准备")]), user.login)
        own.with_user(self.colleague).check_access("read")
        with self.assertRaises(AccessError):
            own.with_user(self.colleague).write({"name": "取消"})
        own.write({"name": "会前再准备"})
        own.unlink()

    def test_plain_events_are_as_in_core(self):
        event = (
            self.env["calendar.event"]
            .with_user(self.employee)
            .create(
                {
                    "name": "例会",
                    "partner_ids": [Command.link(self.liaison.partner_id.id)],
                }
            )
        )
        self.assertFalse(event.edu_owner_unit_id)
        event.with_user(self.stranger).write({"name": "周例会"})
        event.action_archive()
        event.unlink()

    def test_it_is_no_activity_of_anybody(self):
        self.assertFalse(self.event.activity_ids)
        self.assertFalse(self.meeting.activity_ids)

    def test_follower_without_access_is_told_nothing(self):
        self.event.message_subscribe(self.stranger.partner_id.ids)
        message = self.event.message_post(
            body="改到二楼", subtype_xmlid="mail.mt_comment"
        )
        self.assertNotIn(self.stranger.partner_id, message.notified_partner_ids)

    def test_reminder_by_mail_reaches_the_people(self):
        alarm = self.env["calendar.alarm"].search([("alarm_type", "=", "email")])[:1]
        self.event.write({"alarm_ids": [Command.set(alarm.ids)]})
        self.event.start = fields.Datetime.now() + timedelta(
            minutes=alarm.duration_minutes
        )
        self.env["calendar.alarm_manager"].with_context(
            lastcall=fields.Datetime.now() - timedelta(minutes=15)
        )._send_reminder()
        messages = self.env["mail.message"].search(
            [("model", "=", "calendar.event"), ("res_id", "=", self.event.id)]
        )
        self.assertEqual(
            messages.notified_partner_ids, (self.leader | self.liaison).partner_id
        )

    def test_uninstalling_leaves_people_their_own_events(self):
        own = self.env["calendar.event"].create(
            {
                "name": "会前准备",
                "res_model_id": self.env["ir.model"]._get_id("edu.meeting"),
                "res_id": self.meeting.id,
            }
        )
        release_events(self.env)
        self.assertFalse(own.res_model)
        self.assertEqual(self.event.res_model, "edu.meeting")
