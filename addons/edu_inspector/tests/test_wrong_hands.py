"""Every public method, called by hand by people whose task it is not.

A browser calls any method without an underscore on any number, whether a button
shows it or not.
"""

from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .people_common import PeopleCommon

# What changes something or tells a secret: model → methods.
METHODS = {
    "edu.complaint": ("action_accept", "action_reject", "action_take_back")
    + ("action_answer", "action_close", "action_show_person"),
    "edu.inspector": ("action_remove_identity_number", "action_show_identity_number"),
    "edu.inspector.appointment": ("action_review", "action_report", "action_letters"),
    "edu.inspector.appraisal": ("action_refresh_figures", "action_review")
    + ("action_submit", "action_confirm"),
    "edu.inspector.discipline": ("action_decide",),
    "edu.inspector.output": ("action_confirm",),
    "edu.inspector.suspension": ("action_resume",),
    "edu.plate": ("action_print",),
    "edu.training": ("action_call", "action_hold", "action_close")
    + ("action_all_present",),
}
QUIET = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")


@tagged("post_install", "-at_install")
class TestWrongHands(PeopleCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users |= {
            "liaison_a": cls.make_user("liaison_a", "liaison"),
            "employee": cls.make_user("employee", "employee"),
        }
        cls.make_liaison(cls.users["liaison_a"], cls.education_a)
        cls.school = cls.make_unit("临溪县第四小学", cls.county_a, kind="school")
        cls.school.school_type = "211"
        cls.records = cls.make_records(cls.serve(cls.colleague))
        cls.make_more_records()
        cls.env.flush_all()

    @classmethod
    def make_records(cls, terms):
        """Return {model: records of the colleague}, made by who may."""
        officer = cls.env(user=cls.users["officer_a"].id)
        chief = cls.env(user=cls.users["chief_a"].id)
        colleague = {"inspector_id": cls.colleague.id}
        output = {"name": "乡镇督导研究", "year": 2026}
        return {
            "edu.complaint": officer["edu.complaint"].create(
                {"unit_id": cls.school.id, "text": "操场积水", "person_name": "甘棠雨"}
            ),
            "edu.inspector": cls.colleague,
            "edu.inspector.appointment": terms
            | officer["edu.inspector.appointment"].create(
                {**colleague, "date_from": date(2100, 1, 1)}
            ),
            "edu.inspector.discipline": chief["edu.inspector.discipline"].create(
                {**colleague, "ground": "other", "facts": "两次未交记录"}
            ),
            "edu.inspector.output": officer["edu.inspector.output"].create(
                {**colleague, **output}
            ),
            "edu.inspector.suspension": chief["edu.inspector.suspension"].create(
                {**colleague, "reason": "外派挂职", "date_from": date(2026, 1, 5)}
            ),
            "edu.training": officer["edu.training"].create(
                {
                    "name": "春季集中培训",
                    "start": "2026-03-02 01:00:00",
                    "stop": "2026-03-02 09:00:00",
                    "hours": 8,
                }
            ),
        }

    @classmethod
    def make_more_records(cls):
        officer = cls.env(user=cls.users["officer_a"].id)
        chief = cls.env(user=cls.users["chief_a"].id)
        colleague = {"inspector_id": cls.colleague.id}
        cls.colleague.with_env(officer).identity_number = "360426199101010071"
        officer["edu.training.attendance"].create(
            {"training_id": cls.records["edu.training"].id, **colleague}
        )
        opening = chief["edu.inspector.appraisal.opening"].create({"year": 2026})
        opening.action_open()
        cls.records["edu.inspector.appraisal"] = cls.colleague.appraisal_ids
        cls.records["edu.plate"] = cls.env["edu.plate"].create(
            {
                "unit_id": cls.school.id,
                "inspector_id": cls.colleague.id,
                "date_from": date(2025, 9, 1),
            }
        )

    def state_of(self, name):
        """Return everything that is stored of the records, to see a change."""
        records = self.records[name].sudo()
        records.invalidate_recordset()
        stored = [n for n, field in records._fields.items() if field.store]
        return records.read(sorted(set(stored) - {"write_date", "write_uid"}))

    def wizards(self, terms, bare):
        """Return {wizard: (its values, the method that does it)}."""
        line = {"unit_id": bare.id, "inspector_id": self.stranger.id}
        return {
            "edu.inspector.exit": (
                {"appointment_ids": terms.ids, "day": today(), "reason": "到龄"},
                "action_confirm",
            ),
            "edu.inspector.renewal": (
                {"appointment_ids": terms.ids},
                "action_renew",
            ),
            "edu.inspector.step": (
                {"appointment_ids": terms.ids, "move": "appoint", "act_number": "1"},
                "action_confirm",
            ),
            "edu.plate.assign": (
                {
                    "unit_ids": bare.ids,
                    "inspector_ids": self.stranger.ids,
                    "line_ids": [Command.create(line)],
                },
                "action_assign",
            ),
            "edu.training.invite": (
                {
                    "training_id": self.records["edu.training"].id,
                    "who": "chosen",
                    "inspector_ids": self.stranger.ids,
                },
                "action_invite",
            ),
        }

    @mute_logger(*QUIET)
    def test_no_method_obeys_a_stranger(self):
        """Staff of another county, leaders, inspectors, liaisons and employees."""
        strangers = self.users.keys() - {"officer_a", "chief_a"}
        for name, methods in METHODS.items():
            before = self.state_of(name)
            for login in sorted(strangers):
                model = self.env[name].with_user(self.users[login])
                for method in methods:
                    with self.subTest(f"{name}.{method}", user=login):
                        self.env.invalidate_all()
                        with self.assertRaises(UserError), self.env.cr.savepoint():
                            call_kw(model, method, [self.records[name].ids], {})
                        self.assertEqual(self.state_of(name), before)

    @mute_logger(*QUIET)
    def test_wizards_do_no_more_than_their_user(self):
        """Officers of another county, with numbers of records that they never saw."""
        terms = self.records["edu.inspector.appointment"][:1]
        bare = self.make_unit("临溪县第五小学", self.county_a, kind="school")
        bare.school_type = "211"
        tries = self.wizards(terms, bare)
        for name, (values, method) in tries.items():
            for login in ("officer_b", "chief_b", "leader_a", "inspector_a"):
                model = self.env[name].with_user(self.users[login])
                with (
                    self.subTest(wizard=name, user=login),
                    self.assertRaises(UserError),
                    self.env.cr.savepoint(),
                ):
                    self.env.invalidate_all()
                    getattr(model.create(values), method)()
        self.assertEqual(terms.state, "appointed")
        self.assertFalse(bare.plate_ids)
        self.assertFalse(self.stranger.attendance_ids)
