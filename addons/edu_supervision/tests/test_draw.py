"""The draw in the hands of those who draw: MJ11, TS32."""

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.drawing import METHOD, draw, draw_teams
from .draw_common import FRIDAY, MONDAY, DrawCommon


@tagged("post_install", "-at_install")
class TestDraw(DrawCommon):
    def test_reproducible_from_its_log(self):
        """MJ11: schools and inspectors; the logged seed gives the same again."""
        drawn = self.make_draw()
        drawn.action_draw()
        log = drawn.log
        units = draw(log["seed"], self.schools.ids, 2)
        teams = draw_teams(log["seed"], units, self.inspectors.ids, 3)
        self.assertEqual(drawn.line_ids.unit_id.ids, units)
        self.assertEqual(
            [line.lead_id.id for line in drawn.line_ids],
            [teams[unit][0] for unit in units],
        )
        for line in drawn.line_ids:
            self.assertEqual(set(line.inspector_ids.ids), set(teams[line.unit_id.id]))
        self.assertEqual((log["method"], len(log["seed"])), (METHOD, 64))
        self.assertEqual(drawn.action_check_again()["params"]["type"], "success")

    def test_what_is_changed_behind_its_back_is_told(self):
        drawn = self.make_draw()
        drawn.action_draw()
        line = opened(drawn.line_ids[0].sudo(), STATE_GUARD)
        left = self.schools - drawn.line_ids.unit_id
        before, line.unit_id = line.unit_id, left[0]
        self.assertEqual(drawn.action_check_again()["params"]["type"], "danger")
        line.unit_id = before
        self.assertTrue(drawn._is_reproducible())
        log = drawn.log | {"witnesses": "无"}
        opened(drawn.sudo(), STATE_GUARD).log = log
        self.assertFalse(drawn._is_reproducible())

    def test_seeds_differ_and_hold_what_a_witness_typed(self):
        """TS32: nobody chooses the seed alone."""
        draws = self.make_draw(public_number=" 0731 "), self.make_draw()
        for one in draws:
            one.action_draw()
        seeds = [one.log["seed"] for one in draws]
        self.assertTrue(seeds[0].endswith("+0731"))
        self.assertEqual(len(seeds[0]), 64 + len("+0731"))
        self.assertNotIn(seeds[1], seeds[0])

    def test_nobody_draws_alone(self):
        for names in (False, "  ", self.officer_a.name):
            alone = self.make_draw(witnesses=names)
            with self.assertRaises(UserError):
                alone.action_draw()

    def test_drawn_once(self):
        drawn = self.make_draw()
        drawn.action_draw()
        for act in (
            drawn.action_draw,
            drawn.unlink,
            lambda: drawn.write({"unit_count": 5}),
            lambda: drawn.write({"log": {}}),
            lambda: drawn.line_ids[0].sudo().write({"unit_id": self.schools[0].id}),
            lambda: self.leave_out(drawn, unit_id=self.schools[0].id),
        ):
            with self.assertRaises(UserError):
                act()

    def test_a_void_draw_keeps_its_log_and_the_next_one_tells_of_it(self):
        first, second = self.make_draw(), self.make_draw()
        first.action_draw()
        with self.assertRaises(UserError):
            first._make_move("void", "抽取范围有误")
        first.with_user(self.chief_a)._make_move("void", "抽取范围有误")
        self.assertEqual((first.state, first.void_reason), ("void", "抽取范围有误"))
        self.assertTrue(first._is_reproducible())
        second.action_draw()
        self.assertEqual([row[2] for row in second.log["earlier"]], ["void"])
        self.assertEqual(first.log["earlier"], [])

    def test_void_only_without_visits(self):
        drawn = self.make_draw()
        drawn.action_draw()
        with freeze_time(MONDAY):
            drawn.action_make_visits()
        chief = drawn.with_user(self.chief_a)
        with self.assertRaises(UserError):
            chief._make_move("void", "重新组织")
        drawn.line_ids.visit_id._make_move("cancel", "重新组织")
        chief._make_move("void", "重新组织")

    def test_too_small_a_pool_is_refused_before_there_is_a_seed(self):
        for values in ({"unit_count": 7}, {"team_size": 7}):
            short = self.make_draw(**values)
            with self.assertRaises(UserError):
                short.action_draw()

    def test_exactly_the_pool(self):
        whole = self.make_draw(unit_count=0, team_size=6)
        whole.action_draw()
        self.assertEqual(whole.line_ids.unit_id, self.schools)
        for line in whole.line_ids:
            self.assertEqual(line.inspector_ids, self.inspectors)

    def test_the_team_that_the_rule_asks_for(self):
        """B09: three for a special visit, or what the government asks for."""
        draws = self.env["edu.draw"].with_user(self.officer_a)
        own = {"item_id": self.item.id}
        self.assertEqual(draws.create(own).team_size, 3)
        self.set_rule("team_size", self.county_a, 4)
        self.assertEqual(draws.create(own).team_size, 4)
        self.assertEqual(draws.create({"name": "开学抽查"}).team_size, 0)

    def test_without_inspectors(self):
        alone = self.make_draw(team_size=0)
        alone.action_draw()
        self.assertFalse(alone.line_ids.inspector_ids)
        self.assertEqual(alone.log["people"]["pool"], [])

    @mute_logger("odoo.sql_db")
    def test_left_out_by_hand_with_a_reason(self):
        for left in self.schools[:4]:
            drawn = self.make_draw(unit_count=5)
            self.leave_out(drawn, unit_id=left.id)
            drawn.action_draw()
            self.assertNotIn(left, drawn.line_ids.unit_id)
        row = drawn.log["units"]["excluded"][0]
        self.assertEqual(row, [left.id, left.name, "hand", "正在接受上级检查"])
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.leave_out(self.make_draw(), unit_id=left.id, reason=" ")

    def test_recusal_is_respected(self):
        """MJ11: nobody is drawn for a unit to keep away from."""
        person, school = self.inspectors[0], self.schools[0]
        self.recuse(person, school)
        drawn = self.make_draw(unit_count=0, team_size=5)
        drawn.action_draw()
        for line in drawn.line_ids:
            goes = person in line.inspector_ids
            self.assertFalse(goes and line.unit_id == school)
        rows = drawn.exclusion_ids.filtered(lambda row: row.ground == "recused")
        self.assertEqual((rows.inspector_id, rows.unit_id), (person, school))
        self.assertTrue(drawn._is_reproducible())

    def test_who_works_there_does_not_go(self):
        person, school = self.inspectors[1], self.schools[1]
        person.unit_id = school
        drawn = self.make_draw(unit_count=0, team_size=5)
        drawn.action_draw()
        line = drawn.line_ids.filtered(lambda line: line.unit_id == school)
        self.assertNotIn(person, line.inspector_ids)

    def test_who_does_not_serve_or_is_never_free_is_left_out(self):
        gone, busy, new = self.inspectors[:3]
        opened(new.appointment_ids, STATE_GUARD).term_number = 1
        self.env["edu.inspector.suspension"].create(
            {"inspector_id": gone.id, "date_from": MONDAY, "reason": "配合调查"}
        )
        self.make_visit(inspectors=busy, day=MONDAY, date_to=FRIDAY)
        drawn = self.make_draw()
        drawn.action_draw()
        grounds = {row[0]: row[2] for row in drawn.log["people"]["excluded"]}
        expected = {gone.id: "not_serving", busy.id: "busy", new.id: "induction"}
        self.assertEqual(grounds, expected)
        self.assertFalse(drawn.line_ids.inspector_ids & (gone | busy | new))

    def test_who_was_visited_lately_is_left_out(self):
        """To the day: in the months before, visits of the same kind alone."""
        lately, before, other = self.schools[:3]
        month_before = MONDAY.replace(month=2)
        day_before = month_before.replace(day=month_before.day - 1)
        self.make_visit(lately, day=month_before, kind="special")
        self.make_visit(before, day=day_before, kind="special")
        self.make_visit(other, day=month_before.replace(day=12), kind="routine")
        drawn = self.make_draw(skip_months=1, team_size=0)
        drawn.action_draw()
        left_out = [row[0] for row in drawn.log["units"]["excluded"]]
        self.assertEqual(left_out, lately.ids)

    def test_pool_by_description(self):
        town = self.make_government("青石镇人民政府", "town", self.county_a)
        self.schools[:2].town_unit_id = town
        self.schools[2].school_type = "311"
        primary = self.env["edu.stage"].search([("code", "=", "primary")])
        own = {"unit_ids": False, "item_id": False, "name": "开学检查"}
        for values, schools in (
            ({}, self.schools),
            ({"town_ids": town.ids}, self.schools[:2]),
            ({"stage_ids": primary.ids}, self.schools - self.schools[2]),
        ):
            described = self.make_draw(**own, **values)
            self.assertEqual(described._unit_pool(), schools, values)

    def test_who_may(self):
        drawn = self.make_draw()
        for user in (self.officer_b, self.inspectors[0].user_id):
            self.assertFalse(drawn.with_user(user).has_access("read"), user.login)
        self.assertTrue(drawn.with_user(self.leader_a).has_access("read"))
        with self.assertRaises(AccessError):
            drawn.with_user(self.leader_a).write({"witnesses": "x"})
        with self.assertRaises(UserError):
            drawn.with_user(self.leader_a).action_draw()

    def test_the_draw_of_covert_visits_is_hidden(self):
        """TS32: seen by who prepared it and who may know, until the visits are."""
        covert = self.make_draw(open_mode="covert", confidant_ids=self.chief_a.ids)
        colleague = self.make_user("colleague_a", "officer", serves=self.county_a)
        covert.action_draw()
        self.assertTrue(covert.with_user(self.chief_a).has_access("read"))
        for record in (covert, covert.line_ids):
            self.assertFalse(record.with_user(colleague).has_access("read"))
            self.assertFalse(record.with_user(colleague).search([]) & record)
        self.assertFalse(covert._may_release())
        with freeze_time(MONDAY):
            covert.action_make_visits()
        visits = covert.line_ids.visit_id
        self.assertEqual(set(visits.mapped("is_hidden")), {True})
        self.assertFalse(covert._may_release())
        opened(visits.sudo(), STATE_GUARD).released_on = "2026-04-01"
        covert.action_release()
        self.assertTrue(covert.with_user(colleague).has_access("read"))
