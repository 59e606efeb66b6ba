"""A county's leading group, its meetings and matters, and the people around them."""

from datetime import timedelta

from odoo import fields
from odoo.fields import Command

from .common import LONG_AGO, EduCommon


class MeetingCommon(EduCommon):
    """Two members of county A's leading group have accounts; one post is vacant."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.colleague = cls.make_user("officer_aa", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.liaison = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)
        cls.treasurer = cls.make_user(
            "liaison_aa", "liaison", works_at=cls.finance_unit_a
        )
        cls.stranger = cls.make_user("officer_b", "officer", serves=cls.county_b)
        cls.outsider = cls.make_user("liaison_b", "liaison", works_at=cls.education_b)
        cls.employee = cls.make_user("employee_a", "employee")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.make_liaison(cls.treasurer, cls.finance_unit_a)
        cls.make_liaison(cls.outsider, cls.education_b)
        cls.committee = cls.make_committee()

    @classmethod
    def make_committee(cls, user=None, **values):
        """Return a leading group: the leader, the education bureau, a vacancy."""
        return (
            cls.env["edu.committee"]
            .with_user(user or cls.officer)
            .create(
                {
                    "name": "临溪县教育督导改革领导小组",
                    "kind": "leading_group",
                    "member_ids": [
                        Command.create({"date_from": LONG_AGO, **post})
                        for post in cls.posts()
                    ],
                    **values,
                }
            )
        )

    @classmethod
    def posts(cls):
        return [
            {"post": "chair", "unit_id": cls.county_a.id, "user_id": cls.leader.id},
            {"unit_id": cls.education_a.id, "user_id": cls.liaison.id},
            {"unit_id": cls.office_a.id, "person_name": "柳青"},
            {"unit_id": cls.finance_unit_a.id, "office": "财政局局长"},
        ]

    @classmethod
    def make_meeting(cls, user=None, days=3, **values):
        """Return a drafted meeting of the leading group, `days` from now."""
        start = fields.Datetime.now().replace(microsecond=0) + timedelta(days=days)
        return (
            cls.env["edu.meeting"]
            .with_user(user or cls.officer)
            .create({"committee_id": cls.committee.id, "start": start, **values})
        )

    @classmethod
    def call(cls, **values):
        """Return a meeting that has been called."""
        meeting = cls.make_meeting(**values)
        meeting.action_call()
        return meeting

    @classmethod
    def hold(cls, **item):
        """Return a meeting held yesterday; `item` are values of its one item."""
        values = {"name": "经费保障"} | item
        meeting = cls.call(days=-1, item_ids=[Command.create(values)])
        meeting.action_hold()
        return meeting

    def reason_given(self, action, reason="另行安排"):
        """Confirm the dialog that asks for the reason of a move."""
        question = self.env["edu.transition.reason"].with_context(**action["context"])
        asked = question.with_user(action.get("uid") or self.officer)
        asked.create({"reason": reason}).action_confirm()
