from odoo.addons.edu_base.tests.common import LONG_AGO, EduCommon
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

NAME, PHONE = "甘棠雨", "13912345678"


class ComplaintCommon(EduCommon):
    """Two counties with a school each, and everybody who may hear of a complaint.

    The responsible inspector of the school in county A is an officer there, too.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls.make_people()
        cls.officer, cls.second = cls.people["officer"], cls.people["second"]
        cls.chief, cls.concerned = cls.people["chief"], cls.people["concerned"]
        cls.liaison = cls.people["liaison"]
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.make_liaison(cls.people["other liaison"], cls.finance_unit_a)
        cls.school = cls.make_unit("临溪县第二小学", cls.county_a, kind="school")
        cls.school_b = cls.make_unit("望岳区实验小学", cls.county_b, kind="school")
        cls.responsible = cls.make_inspector("许望舒", cls.concerned)
        cls.colleague = cls.make_inspector("穆清和", cls.people["inspector"])
        cls.plate = (
            cls.env["edu.plate"]
            .with_user(cls.officer)
            .create(
                {
                    "unit_id": cls.school.id,
                    "inspector_id": cls.responsible.id,
                    "date_from": LONG_AGO,
                }
            )
        )

    @classmethod
    def make_people(cls):
        """Return {part: user}: of the office, of the schools, and of neither."""
        own, beside = {"serves": cls.county_a}, {"serves": cls.county_b}
        made = {
            "officer": cls.make_user("officer_a", "officer", **own),
            "second": cls.make_user("second_a", "officer", **own),
            "chief": cls.make_user("chief_a", "chief", **own),
            "leader": cls.make_user("leader_a", "leader", **own),
            "concerned": cls.make_user("concerned_a", "inspector", "chief", **own),
            "officer of the city": cls.make_user(
                "officer_city", "officer", serves=cls.city
            ),
            "officer beside": cls.make_user("officer_b", "officer", **beside),
            "chief beside": cls.make_user("chief_b", "chief", **beside),
            "other inspector": cls.make_user("other_a", "inspector"),
            "other liaison": cls.make_user("liaison_other", "liaison"),
            "unit administrator": cls.make_user(
                "unit_admin_a", "unit_administrator", **own
            ),
            "public": cls.env.ref("base.public_user"),
        }
        for role in ("finance", "administrator", "system"):
            made[role] = cls.make_user(f"{role}_a", role, **own)
        for role in ("inspector", "liaison", "employee", "portal"):
            made[role] = cls.make_user(f"{role}_a", role)
        return made

    @classmethod
    def make_inspector(cls, name, user, government=None):
        """Return somebody appointed long ago, with an account."""
        inspector = cls.env["edu.inspector"].create(
            {
                "name": name,
                "owner_unit_id": (government or cls.county_a).id,
                "user_id": user.id,
            }
        )
        term = cls.env["edu.inspector.appointment"].create(
            {"inspector_id": inspector.id, "date_from": LONG_AGO}
        )
        opened(term, STATE_GUARD).write({"state": "appointed"})
        return inspector

    @classmethod
    def make_complaint(cls, state="received", user=None, **values):
        """Return a complaint of somebody known, as far along as `state`."""
        user = user or cls.officer
        complaint = (
            cls.env["edu.complaint"]
            .with_user(user)
            .create(
                {
                    "unit_id": cls.school.id,
                    "text": "周末仍组织学生到校补课。",
                    "person_name": NAME,
                    "person_phone": PHONE,
                    **values,
                }
            )
        )
        if state != "received":
            complaint.action_accept()
        if state in ("answered", "closed"):
            complaint.write({"answer": "补课已经停止。", "outcome": "substantiated"})
            complaint.action_answer()
        if state == "closed":
            complaint.with_user(cls.chief).action_close()
        return complaint

    @classmethod
    def refer(cls, complaint, unit=None):
        return (
            cls.env["edu.complaint.referral"]
            .with_user(cls.officer)
            .create(
                {
                    "complaint_id": complaint.id,
                    "unit_id": (unit or cls.education_a).id,
                    "note": "请核查该校周末安排。",
                }
            )
        )
