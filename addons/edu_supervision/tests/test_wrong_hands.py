"""Every public method and stored value, tried by people whose task it is not.

A browser calls any method without an underscore on any number, and writes any field,
whether a page shows it or not.
"""

from datetime import timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .draw_common import DrawCommon

# What changes something: model → methods, and what they are called with.
METHODS = {
    "edu.checklist": {"action_new_version": (), "action_release": ()}
    | {"action_retire": ()},
    "edu.committee": {"action_take_over_standard": ()},
    "edu.draw": {"action_draw": (), "action_make_visits": (), "action_release": ()},
    "edu.finding": {"action_hand_over": (), "action_restore": ()},
    "edu.list": {"action_consult": (), "action_next_year": (), "action_publish": ()}
    | {"action_submit": (), "action_approve": (), "action_supplement": ()},
    "edu.list.item": {"action_merge": ()},
    "edu.visit": {"action_confirm": (), "action_close": (), "action_release": ()}
    | {"action_merge": (), "action_prepare_notice": ()}
    | {"action_propose_team": (), "action_hand_over_hazards": ()}
    | {"action_write_report": (), "submit_record": ({}, "0123456789abcdef")},
    "edu.visit.report": {"action_submit": (), "action_approve": ()}
    | {"action_list_problems": (), "action_prepare_letter": ()},
}
# What asks for a reason first: model → moves.
REASONED = {
    "edu.draw": ("void",),
    "edu.list": ("return", "withdraw"),
    "edu.visit": ("cancel", "reopen"),
    "edu.visit.report": ("return",),
    "edu.finding": ("drop",),
}
# Besides those that are made: where another step would be the next.
STATES = {
    "edu.finding": ("dropped",),
    "edu.list": ("submitted", "approved"),
    "edu.visit": ("confirmed", "recorded"),
    "edu.visit.report": ("submitted", "approved"),
}
# What copies need in order not to be in the way of each other.
OTHERWISE = {
    "edu.list": lambda place: {"year": 2030 + place},
    "edu.visit": lambda place: dict.fromkeys(
        ("date", "date_to"), SCHOOL_DAY + timedelta(days=place)
    ),
}
QUIET = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
# Follow from other fields, and decide what is seen, refused or counted.
DERIVED = {
    "edu.draw": {"is_hidden": True},
    "edu.finding": {"unit_id": 1, "owner_unit_id": 1},
    "edu.list.item": {"list_state": "approved", "year": 2031, "department_id": 1},
    "edu.visit": {"is_hidden": True, "is_announced": True, "is_yearly": True}
    | {"month": "2031-01-01", "year": 2031, "school_year": 2031, "lead_id": 1},
    "edu.visit.member": {"user_id": 1, "is_live": False, "slot_from": 1},
    "edu.visit.report": {"is_hidden": True},
}


@tagged("post_install", "-at_install")
class TestWrongHands(DrawCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user("liaison_a", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.strangers = {
            "officer of another county": cls.officer_b,
            "chief of another county": cls.chief_b,
            "leader": cls.leader_a,
            "other inspector": cls.inspectors[4].user_id
            or cls.make_user("other_inspector", "inspector"),
            "liaison": cls.liaison,
            "employee": cls.make_user("employee", "employee"),
            "guest": cls.make_user("guest", "portal"),
        }
        cls.visit = cls.make_visit()
        hazard = {"name": "通道堵塞", "severity": "hazard"}
        cls.env["edu.finding"].create({"visit_id": cls.visit.id, **hazard})
        own = cls.env(user=cls.officer_a.id)
        cls.records = {
            "edu.checklist": cls.checklist | cls.make_checklist(state="draft"),
            "edu.committee": own["edu.committee"].create(
                {"name": "临溪县教育督导委员会", "kind": "committee"}
            ),
            "edu.draw": cls.make_draw(),
            "edu.finding": cls.visit.finding_ids,
            "edu.list": cls.item.list_id | cls.make_item(state="draft").list_id,
            "edu.list.item": cls.make_item(state="draft"),
            "edu.visit": cls.visit,
            "edu.visit.member": cls.visit.member_ids,
            "edu.visit.report": own["edu.visit.report"].create(
                {"name": "督导报告", "visit_ids": [(6, 0, cls.visit.ids)]}
            ),
        }
        for name, states in STATES.items():
            cls.records[name] |= cls.in_states(cls.records[name][:1], states)
        cls.env.flush_all()

    @classmethod
    def in_states(cls, record, states):
        """Return copies of a record, one in each of the states."""
        copies = record.browse()
        for place, state in enumerate(states, 1):
            copy = record.copy(OTHERWISE.get(record._name, lambda _: {})(place))
            opened(copy, STATE_GUARD).state = state
            copies |= copy
        return copies

    def state_of(self, name):
        """Return everything that is stored of all records of a model."""
        self.env.invalidate_all()
        records = self.env[name].search([])
        stored = [n for n, field in records._fields.items() if field.store]
        return records.read(sorted(set(stored) - {"write_date", "write_uid"}))

    def assertRefused(self, model, method, *given):
        """Let a browser call a method on the records of the model; nothing changes."""
        before, context = self.state_of(model._name), {"merge_into": self.visit.id}
        for record in self.records[model._name]:
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call_kw(model, method, [record.ids, *given], {"context": context})
        self.assertEqual(self.state_of(model._name), before)

    @mute_logger(*QUIET)
    def test_no_method_obeys_a_stranger(self):
        for role, user in self.strangers.items():
            for name, methods in METHODS.items():
                model = self.env[name].with_user(user)
                for method, given in methods.items():
                    with self.subTest(f"{name}.{method}", user=role):
                        self.assertRefused(model, method, *given)

    @mute_logger(*QUIET)
    def test_no_reason_moves_what_is_not_ones_own(self):
        for role, user in self.strangers.items():
            for name, moves in REASONED.items():
                for move in moves:
                    with self.subTest(f"{name}.{move}", user=role):
                        self.assertRefused(
                            self.env[name].with_user(user), "write", {"state": move}
                        )
                        reasons = self.env["edu.transition.reason"].with_user(user)
                        asked = reasons.with_context(
                            default_res_model=name,
                            default_res_ids=self.records[name].ids,
                            default_move=move,
                        )
                        with self.assertRaises(UserError), self.env.cr.savepoint():
                            asked.create({"reason": "试试"}).action_confirm()

    @mute_logger(*QUIET)
    def test_what_follows_from_other_fields_is_written_by_nobody(self):
        """Nor by whose record it is: neither rule nor approval is evaded."""
        for name, values in DERIVED.items():
            records = self.records[name].with_user(self.officer_a)
            self.assertTrue(records.has_access("write"))
            for field, value in values.items():
                with self.subTest(f"{name}.{field}"), self.assertRaises(UserError):
                    records.write({field: value})

    @mute_logger(*QUIET)
    def test_nobody_begins_a_visit_at_the_school_of_another(self):
        before = self.env["edu.visit"].search([])
        for role, user in self.strangers.items():
            with self.subTest(role), self.assertRaises(UserError):
                visits = self.env["edu.visit"].with_user(user)
                visits.start_routine_visit(self.schools[0].id)
        self.assertEqual(self.env["edu.visit"].search([]), before)

    def test_a_county_visits_its_own_units_alone(self):
        """Else it would use up what another's schools may be visited (TS34)."""
        elsewhere = self.make_schools(self.county_b, 1, name="望岳%d小学")
        goer = self.inspectors[1]
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            self.make_visit(elsewhere, goer, planner=self.officer_a)
        self.make_visit(
            elsewhere,
            goer,
            planner=self.make_user("city", "officer", serves=self.city),
            owner_unit_id=self.city.id,
        )
        with self.assertRaises(ValidationError):
            self.visit.with_user(self.officer_a).unit_id = elsewhere

    @mute_logger(*QUIET)
    def test_what_was_heard_stays_with_its_visit(self):
        """A team does not carry it over to a visit of others, nor to a closed one."""
        goer = self.visit.member_ids.user_id
        heard = {"kind": "pupils", "date": SCHOOL_DAY, "people": 4}
        hearings = self.env["edu.visit.hearing"].with_user(goer)
        hearing = hearings.create({"visit_id": self.visit.id, **heard})
        other = self.make_visit(self.schools[1], self.inspectors[1])
        with self.assertRaises(UserError):
            hearing.visit_id = other
        opened(self.visit, STATE_GUARD).state = "closed"
        for change in (lambda: hearing.write({"people": 9}), hearing.unlink):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                change()

    def test_who_went_along_stays_on_the_record(self):
        officer = self.visit.with_user(self.officer_a)
        opened(self.visit, STATE_GUARD).state = "recorded"
        member = officer.member_ids
        other = {"visit_id": self.visit.id, "inspector_id": self.inspectors[2].id}
        for change in (
            lambda: member.write({"inspector_id": self.inspectors[1].id}),
            lambda: member.create(other),
            member.unlink,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                change()

    @mute_logger(*QUIET)
    def test_no_report_finds_out_a_hidden_visit(self):
        """Naming a number tells the author nothing of the visit behind it (TS32)."""
        hidden = self.make_visit(
            self.schools[1],
            self.inspectors[1],
            planner=self.chief_a,
            open_mode="covert",
        )
        report = self.records["edu.visit.report"][:1].with_user(self.officer_a)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            report.write({"visit_ids": [(4, hidden.id)]})
        self.env.invalidate_all()
        self.assertFalse(report.is_hidden)
        mine = self.env["edu.visit.report"].with_user(self.chief_a)
        mine = mine.create({"name": "督导报告", "visit_ids": [(4, self.visit.id)]})
        mine.message_subscribe(self.officer_a.partner_id.ids)
        mine.write({"visit_ids": [(4, hidden.id)]})
        mine.message_subscribe(self.liaison.partner_id.ids)
        self.assertTrue(mine.is_hidden)
        self.assertFalse(mine.sudo().message_follower_ids)

    def test_a_finding_names_no_answer_of_another_visit(self):
        """Nor is it another unit's, whatever number a browser sends."""
        other = self.make_visit(self.schools[1], self.inspectors[1])
        answer = self.env["edu.visit.answer"].create(
            {"visit_id": other.id, "name": "留样"}
        )
        findings = self.env["edu.finding"].with_user(self.officer_a)
        mine = {"visit_id": self.visit.id, "name": "台账不全"}
        for forged in ({"answer_id": answer.id}, {"unit_id": other.unit_id.id}):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                findings.create(mine | forged)

    def test_a_draw_that_is_a_draft_is_not_checked(self):
        draw = self.records["edu.draw"].with_user(self.officer_a)
        for call in (draw.action_check_again, draw._record):
            with self.assertRaises(UserError):
                call()
