from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.edu_base.tools.dates import today

from ..tools.proposing import Candidate, School, propose
from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestPlateAssign(InspectorCommon):
    """Many schools get an inspector in one act, and change them in one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schools = cls.make_schools(cls.county_a, 8)
        cls.xie, cls.gu = cls.make_inspectors(cls.county_a, "谢文澜", "顾怀舟")

    def wizard(self, schools, people, user=None):
        coverage = self.env["edu.plate.coverage"].with_user(user or self.officer_a)
        action = coverage.browse(schools.ids).action_assign_inspectors()
        model = coverage.env["edu.plate.assign"].with_context(**action["context"])
        with Form(model) as form:
            for person in people:
                form.inspector_ids.add(person)
        return form.record

    def proposed(self, wizard):
        return {line.unit_id: line.inspector_id for line in wizard.line_ids}

    def test_a_proposal_shares_out_and_is_written_when_confirmed(self):
        """TS24, JJ20"""
        wizard = self.wizard(self.schools, self.xie + self.gu)
        people = list(self.proposed(wizard).values())
        self.assertEqual([people.count(self.xie), people.count(self.gu)], [4, 4])
        self.assertEqual(wizard.summary, "8 of 8 schools")
        self.assertFalse(self.schools.plate_ids)
        action = wizard.action_assign()
        plates = self.env["edu.plate"].search(action["domain"])
        self.assertEqual(plates.unit_id, self.schools)
        self.assertEqual(set(plates.mapped("date_from")), {today()})
        self.assertEqual(plates.create_uid, self.officer_a)

    def test_a_proposal_fills_up_and_leaves_the_rest(self):
        """B15: about five schools each; the officer may go beyond, and is warned."""
        wizard = self.wizard(self.schools, self.xie)
        empty = wizard.line_ids.filtered(lambda line: not line.inspector_id)
        self.assertEqual(len(empty), 3)
        self.assertFalse(any(wizard.line_ids.mapped("warning")))
        empty[0].inspector_id = self.xie
        self.assertIn("6 schools", empty[0].warning)
        wizard.action_assign()
        self.assertEqual(len(self.xie.plate_ids), 6)

    def test_a_proposal_keeps_to_the_rule_of_the_government(self):
        self.set_rule("staffing", self.county_a, 3)
        wizard = self.wizard(self.schools, self.xie)
        self.assertEqual(len(wizard.line_ids.filtered("inspector_id")), 3)

    def test_nobody_is_proposed_against_recusal_zone_or_stage(self):
        self.env["edu.recusal"].create(
            {
                "inspector_id": self.xie.id,
                "unit_id": self.schools[0].id,
                "date_from": "2099-01-01",
            }
        )
        east = self.env["edu.zone"].create(
            {
                "name": "城东责任区",
                "owner_unit_id": self.county_a.id,
                "inspector_ids": self.gu.ids,
            }
        )
        east._take(self.schools[0], today())
        [young] = self.make_schools(self.county_a, 1, "111", "幼儿园%d")
        self.xie.stage_ids = self.env.ref("edu_inspector.edu_stage_primary")
        wizard = self.wizard(self.schools[:2] + young, self.xie + self.gu)
        self.assertEqual(
            self.proposed(wizard),
            {
                self.schools[0]: self.gu,
                self.schools[1]: self.xie,
                young: self.env["edu.inspector"],
            },
        )

    def test_change_ends_the_plates_before_the_day(self):
        """B16"""
        plates = self.make_plate(self.schools[0], self.xie) + self.make_plate(
            self.schools[1], self.xie
        )
        action = plates.with_user(self.officer_a).action_replace()
        model = self.env["edu.plate.assign"].with_user(self.officer_a)
        with Form(model.with_context(**action["context"])) as form:
            form.date_from = date(2026, 9, 1)
            form.inspector_ids.add(self.xie)
            form.inspector_ids.add(self.gu)
        wizard = form.record
        self.assertEqual(wizard.line_ids.former_id, self.xie)
        self.assertEqual(wizard.line_ids.inspector_id, self.gu)
        wizard.action_assign()
        self.assertEqual(set(plates.mapped("date_to")), {date(2026, 8, 31)})
        self.assertEqual(self.gu.plate_ids.unit_id, self.schools[:2])
        self.assertEqual(set(self.gu.plate_ids.mapped("date_from")), {date(2026, 9, 1)})

    def test_who_stays_keeps_the_plate(self):
        plate = self.make_plate(self.schools[0], self.xie)
        wizard = self.wizard(self.schools[0], self.gu)
        wizard.line_ids.inspector_id = self.xie
        wizard.action_assign()
        self.assertEqual(self.schools[0].plate_ids, plate)
        self.assertFalse(plate.date_to)

    def test_what_is_chosen_by_hand_is_checked_again(self):
        self.env["edu.recusal"].create(
            {"inspector_id": self.xie.id, "unit_id": self.schools[0].id}
        )
        wizard = self.wizard(self.schools[0], self.gu)
        wizard.line_ids.inspector_id = self.xie
        with self.assertRaises(ValidationError):
            wizard.action_assign()

    def test_nothing_chosen_is_told(self):
        with self.assertRaisesRegex(UserError, "one school"):
            self.wizard(self.schools, self.env["edu.inspector"]).action_assign()

    def test_on_a_day_shows_who_was_responsible_then(self):
        """Who was inspector of this school in March?"""
        former = self.make_plate(self.schools[0], self.xie, date_to=date(2026, 3, 31))
        self.make_plate(self.schools[0], self.gu, date(2026, 4, 1))
        self.make_plate(self.schools[1], self.gu)
        wizard = self.env["edu.plate.on.day"].with_user(self.leader_a)
        wizard = wizard.create(
            {"day": date(2026, 3, 31), "unit_ids": self.schools[0].ids}
        )
        plates = self.env["edu.plate"].with_user(self.leader_a)
        self.assertEqual(plates.search(wizard.action_show()["domain"]), former)

    def test_schools_are_put_into_a_zone_together(self):
        """JJ20, B17"""
        zone = self.env["edu.zone"].create(
            {"name": "城东责任区", "owner_unit_id": self.county_a.id}
        )
        self.set_rule("zone_size", self.city, 7)
        coverage = self.env["edu.plate.coverage"].with_user(self.officer_a)
        action = coverage.browse(self.schools.ids).action_put_into_zone()
        model = coverage.env["edu.zone.assign"].with_context(**action["context"])
        wizard = model.create({"zone_id": zone.id})
        self.assertIn("8 schools", wizard.warning)
        shown = wizard.action_assign()
        members = self.env["edu.zone.school"].search(shown["domain"])
        self.assertEqual(members.unit_id, self.schools)


@tagged("post_install", "-at_install")
class TestProposing(InspectorCommon):
    """The order of a proposal depends on the question alone."""

    def test_schools_that_few_can_take_come_first(self):
        schools = [School(1), School(2, stages=frozenset({"special"}))]
        people = [
            Candidate(7, stages=frozenset({"special"})),
            Candidate(8, stages=frozenset({"primary"})),
        ]
        self.assertEqual(propose(schools, people, 1), {2: 7})
        schools = [School(1, stages=frozenset({"primary", "special"})), schools[1]]
        self.assertEqual(propose(schools, people, 1), {2: 7, 1: 8})

    def test_pairs_apart_and_full_inspectors_are_left_out(self):
        schools, people = [School(1), School(2)], [Candidate(7), Candidate(8, load=5)]
        self.assertEqual(propose(schools, people, 5, {(7, 1)}), {2: 7})
        self.assertEqual(propose(schools, [], 5), {})
