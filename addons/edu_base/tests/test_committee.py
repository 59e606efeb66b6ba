from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.dates import today
from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestCommittee(MeetingCommon):
    """Posts, who holds them and what is vacant (TS03); the plenary (TS10)."""

    def test_vacant_posts_are_counted_today(self):
        self.assertEqual(self.committee.member_count, 4)
        self.assertEqual(self.committee.vacant_count, 1)
        vacancy = self.committee.member_ids.filtered("is_vacant")
        self.assertEqual(vacancy.office, "财政局局长")
        self.assertEqual(
            vacancy.search([("is_vacant", "=", True)]) & self.committee.member_ids,
            vacancy,
        )
        vacancy.person_name = "乔木"
        self.assertEqual(self.committee.vacant_count, 0)
        vacancy.write({"person_name": False, "date_to": today() - timedelta(days=1)})
        self.assertEqual(self.committee.vacant_count, 0)
        self.assertEqual(self.committee.member_count, 3)

    def test_account_gives_the_name(self):
        chair = self.committee.member_ids.filtered(lambda seat: seat.post == "chair")
        self.assertEqual(chair.person_name, "leader_a")
        chair.person_name = "县长 李禾"
        self.assertEqual(chair.person_name, "县长 李禾")
        chair.user_id = self.chief
        self.assertEqual(chair.person_name, "chief_a")

    def test_last_plenary_is_the_last_held(self):
        self.call(days=-20, kind="office").action_hold()
        self.assertEqual(self.committee.meeting_count, 1)
        self.assertFalse(self.committee.plenary_on)
        meeting = self.call(days=-10)
        self.assertFalse(self.committee.plenary_on)
        meeting.action_hold()
        self.assertEqual(self.committee.plenary_on, today() - timedelta(days=10))
        self.assertEqual(self.committee.meeting_count, 2)

    def test_dissolved_committees_stand_no_more(self):
        standing = [("is_standing", "=", True), ("id", "=", self.committee.id)]
        self.assertTrue(self.committee.search(standing))
        self.committee.dissolved_on = today() - timedelta(days=1)
        self.assertFalse(self.committee.is_standing)
        self.assertFalse(self.committee.search(standing))

    @mute_logger("odoo.sql_db")
    def test_life_and_names_are_checked(self):
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            self.committee.write(
                {"founded_on": "2026-02-01", "dissolved_on": "2026-01-31"}
            )
            self.env.flush_all()
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            self.make_committee()

    def test_members_see_their_committee_while_they_sit_in_it(self):
        for user in (self.leader, self.liaison, self.treasurer):
            self.assertTrue(self._seen_by(user), user.login)
        for user in (self.stranger, self.outsider):
            self.assertFalse(self._seen_by(user), user.login)
        seat = self.committee.member_ids.filtered(
            lambda seat: seat.unit_id == self.finance_unit_a
        )
        seat.date_to = today() - timedelta(days=1)
        self.assertFalse(self._seen_by(self.treasurer))
        seat.date_to = today()
        self.assertTrue(self._seen_by(self.treasurer))
        seat.unlink()
        self.assertFalse(self._seen_by(self.treasurer))

    def test_who_works_at_a_member_unit_sees_it(self):
        clerk = self.make_user("clerk_a", "liaison", works_at=self.finance_unit_a)
        self.assertTrue(self._seen_by(clerk))
        clerk.unit_id = self.finance_unit_b
        self.assertFalse(self._seen_by(clerk))

    def test_person_sits_in_the_own_name(self):
        guest = self.make_user("guest_b", "leader")
        self.assertFalse(self._seen_by(guest))
        self.committee.member_ids = [
            Command.create({"unit_id": self.education_b.id, "user_id": guest.id})
        ]
        self.assertTrue(self._seen_by(guest))

    def test_only_officers_of_the_owner_change_it(self):
        for user in (self.leader, self.liaison, self.stranger):
            with self.assertRaises(AccessError):
                self.committee.with_user(user).write({"duty": "统筹"})
            with self.assertRaises(AccessError):
                self.committee.member_ids.with_user(user).write({"duty": "统筹"})
        self.committee.with_user(self.colleague).write({"duty": "统筹"})
        with self.assertRaises(AccessError):
            self.make_committee(
                self.stranger, name="另一小组", owner_unit_id=self.county_a.id
            )
        with self.assertRaises(UserError):
            self.committee.owner_unit_id = self.county_b

    def test_employee_without_a_role_sees_none(self):
        with self.assertRaises(AccessError):
            self.committee.with_user(self.employee).read(["name"])

    def test_committees_are_found_by_pinyin(self):
        found = self.committee.name_search("lxxjydd")
        self.assertIn(self.committee.id, dict(found))

    def test_seats_pass_on_with_their_unit(self):
        seat = self._seat_of(self.education_a)
        heirs = {self.education_a: self.office_a}
        self.committee.member_ids.sudo()._hand_over_units(heirs, today())
        self.assertEqual(seat.date_to, today() - timedelta(days=1))
        heir = self.committee.member_ids.filtered(
            lambda member: member.user_id == self.liaison and member.is_current
        )
        self.assertEqual(heir.unit_id, self.office_a)
        self.assertEqual(heir.date_from, today())

    def test_who_leaves_hands_over_or_leaves_a_vacancy(self):
        seats = self.committee.member_ids.sudo()
        tomorrow = today() + timedelta(days=1)
        seats._hand_over_person(self.leader, self.chief, tomorrow)
        chair = self._seat_of(self.county_a)
        self.assertEqual(chair.filtered("is_current").user_id, self.leader)
        later = chair.filtered(lambda seat: seat.date_from > today())
        self.assertEqual(later.user_id, self.chief)
        self.assertEqual(later.post, "chair")
        seats._hand_over_person(self.liaison, self.env["res.users"], today())
        vacancy = self._seat_of(self.education_a).filtered("is_current")
        self.assertTrue(vacancy.is_vacant)
        self.assertFalse(seats._held_by_person(self.liaison, today()))

    def _seat_of(self, unit):
        members = self.committee.member_ids
        return members.filtered(lambda member: member.unit_id == unit)

    def _seen_by(self, user):
        committees = self.env["edu.committee"].with_user(user)
        found = committees.search([("id", "=", self.committee.id)])
        seats = self.env["edu.committee.member"].with_user(user)
        self.assertEqual(
            bool(found), bool(seats.search([("committee_id", "=", self.committee.id)]))
        )
        return bool(found)
