from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.unit_matcher import UnitMatcher
from .common import LONG_AGO, EduCommon

DAY = date(2026, 9, 1)
LOGGER = "odoo.addons.edu_base.models.edu_dated_act_mixin"
NOON = "2026-09-01 04:00:00"


@tagged("post_install", "-at_install")
class TestUnitChange(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.make_unit("临溪县第一小学", cls.county_a, kind="school")
        cls.second = cls.make_unit("临溪县第二小学", cls.county_a, kind="school")
        cls.third = cls.make_unit("望岳区第三小学", cls.county_b, kind="school")
        cls.keeper = cls.make_user(
            "keeper_a", "unit_administrator", serves=cls.county_a
        )
        cls.city_keeper = cls.make_user(
            "keeper_city", "unit_administrator", serves=cls.city
        )
        cls.changes = cls.env["edu.unit.change"].with_user(cls.keeper)

    def change(self, kind, units, user=None, **values):
        return self.changes.with_user(user or self.keeper).create(
            {
                "kind": kind,
                "unit_ids": [Command.set(units.ids)],
                "date_effective": DAY,
                **values,
            }
        )

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("edu_base.ir_cron_unit_changes").method_direct_trigger()
        self.env.invalidate_all()

    def merge(self, **values):
        schools = self.first | self.second
        return self.change("merge", schools, heir_id=self.second.id, **values)

    @freeze_time(NOON)
    def test_a_merger_takes_effect_on_its_day(self):
        change = self.merge(document_number="临政发〔2026〕18号")
        change.action_decide()
        self.assertEqual(change.state, "done")
        self.assertFalse(self.first.active)
        self.assertEqual(self.first.date_to, date(2026, 8, 31))
        self.assertTrue(self.second.active)
        self.assertEqual(self.first.successor_ids, self.second)
        self.assertFalse(self.second.successor_ids)
        self.assertEqual(self.first.name, "临溪县第一小学")
        steps = change.transition_ids.sorted("id")
        self.assertEqual(steps.mapped("move"), ["decide", "apply"])
        self.assertEqual(steps.user_id, self.keeper)

    @freeze_time(NOON)
    def test_posts_pass_to_the_successor(self):
        people = [self.make_user(f"liaison{n}", "liaison") for n in range(4)]
        both, ended, coming, plain = people
        self.make_liaison(both, self.first)
        self.make_liaison(both, self.second)
        past = self.make_liaison(ended, self.first, LONG_AGO, date(2026, 8, 31))
        self.make_liaison(coming, self.first, date(2026, 10, 1))
        post = self.make_liaison(plain, self.first, LONG_AGO, date(2027, 1, 31))
        change = self.merge()
        self.assertIn("3", change.preview)
        change.action_decide()
        self.assertEqual(change.result, "Liaison posts: 3")
        self.assertEqual(past.date_to, date(2026, 8, 31))
        self.assertEqual(post.date_to, date(2026, 8, 31))
        held = self.second.liaison_ids
        self.assertEqual(held.user_id, both | coming | plain)
        self.assertEqual(len(held), 3)
        passed = held.filtered(lambda post: post.user_id == plain)
        self.assertEqual(passed.date_from, DAY)
        self.assertEqual(passed.date_to, date(2027, 1, 31))
        later = held.filtered(lambda post: post.user_id == coming)
        self.assertEqual(later.date_from, date(2026, 10, 1))
        self.assertFalse(self.first.liaison_ids.filtered(lambda p: p.user_id == coming))

    @freeze_time(NOON)
    def test_memberships_people_and_names_pass_on(self):
        group = self.env["edu.unit.group"].create(
            {"name": "成员单位", "owner_unit_id": self.county_a.id}
        )
        group.member_ids.create(
            [
                {"group_id": group.id, "unit_id": unit.id, "date_from": LONG_AGO}
                for unit in (self.education_a, self.finance_unit_a)
            ]
        )
        teacher = self.make_user("clerk", "liaison", works_at=self.education_a)
        self.env["edu.unit.alias"].create(
            {
                "name": "县教体局",
                "unit_id": self.education_a.id,
                "owner_unit_id": self.county_a.id,
            }
        )
        heir = self.make_unit("临溪县教育和财政局", self.county_a)
        units = self.education_a | self.finance_unit_a
        self.change("merge", units, heir_id=heir.id).action_decide()
        self.assertEqual(group._units_on(DAY)[group], heir)
        self.assertEqual(group._units_on(date(2026, 8, 31))[group], units)
        self.assertEqual(teacher.unit_id, heir)
        self.assertEqual(heir.date_from, DAY)
        matcher = UnitMatcher(self.county_a, DAY)
        for name in ("临溪县教育局", "县教体局", "临溪县财政局"):
            match = matcher.match(name)
            self.assertEqual(match.units, heir, name)
            self.assertTrue(match.sure)

    @freeze_time(NOON)
    def test_governments_merge_with_all_below(self):
        officer = self.make_user("officer_b", "officer", serves=self.county_b)
        change = self.change(
            "merge",
            self.county_a | self.county_b,
            self.city_keeper,
            heir_id=self.county_a.id,
        )
        change.action_decide()
        self.assertFalse(self.county_b.active)
        self.assertEqual(self.education_b.parent_id, self.county_a)
        self.assertEqual(self.third.parent_id, self.county_a)
        self.assertEqual(officer.scope_unit_ids, self.county_a)
        # What the government that ended owned stays readable to who serves the heir.
        files = self.env["edu.unit"].with_context(active_test=False)
        self.assertIn(
            self.county_b, files.search([("id", "child_of", self.county_a.id)])
        )

    @freeze_time(NOON)
    def test_a_split_and_a_closing(self):
        new = self.make_unit("临溪县新溪小学", self.county_a, kind="school")
        person = self.make_user("liaison1", "liaison")
        self.make_liaison(person, self.first)
        self.change(
            "split",
            self.first,
            successor_ids=[Command.set((self.second | new).ids)],
            heir_id=new.id,
        ).action_decide()
        self.assertEqual(self.first.successor_ids, self.second | new)
        self.assertEqual(new.liaison_ids.user_id, person)
        closing = self.change("close", new)
        with self.assertRaises(UserError):
            closing.action_decide()
        closing.heir_id = self.second
        closing.action_decide()
        self.assertFalse(new.active)
        empty = self.make_unit("临溪县空校", self.county_a, kind="school")
        self.change("close", empty).action_decide()
        self.assertFalse(empty.active)

    @freeze_time(NOON)
    def test_a_unit_that_splits_may_go_on(self):
        new = self.make_unit("临溪县新溪小学", self.county_a, kind="school")
        person = self.make_user("liaison1", "liaison")
        self.make_liaison(person, self.first)
        self.change(
            "split",
            self.first,
            successor_ids=[Command.set((self.first | new).ids)],
            heir_id=self.first.id,
        ).action_decide()
        self.assertTrue(self.first.active)
        self.assertEqual(self.first.liaison_ids.user_id, person)

    @freeze_time(NOON)
    def test_a_move_takes_the_scope_along(self):
        officer_a = self.make_user("officer_a", "officer", serves=self.county_a)
        person = self.make_user("liaison1", "liaison")
        post = self.make_liaison(person, self.first)
        self.assertTrue(post.with_user(officer_a).has_access("read"))
        change = self.change(
            "move", self.first, self.city_keeper, parent_id=self.county_b.id
        )
        change.action_decide()
        self.assertEqual(self.first.parent_id, self.county_b)
        self.assertTrue(self.first.active)
        self.assertFalse(post.with_user(officer_a).has_access("read"))

    @freeze_time(NOON)
    def test_a_new_name_leaves_the_old_one_known(self):
        self.change(
            "rename", self.education_a, new_name="临溪县教育和体育局"
        ).action_decide()
        self.assertEqual(self.education_a.name, "临溪县教育和体育局")
        self.assertEqual(self.education_a.partner_id.name, "临溪县教育和体育局")
        match = UnitMatcher(self.county_a, DAY).match("临溪县教育局")
        self.assertEqual(match.units, self.education_a)

    def test_what_is_to_come_waits_for_its_day(self):
        with freeze_time("2026-08-31 15:59:00"):
            change = self.merge()
            change.action_decide()
            self.assertEqual(change.state, "decided")
            self.run_job()
            self.assertTrue(self.first.active)
        with freeze_time("2026-08-31 16:00:00"):  # in China the day has begun
            for _run in range(2):
                self.run_job()
            self.assertEqual(change.state, "done")
            self.assertFalse(self.first.active)
            steps = change.transition_ids.sorted("id")
            self.assertEqual(steps.mapped("move"), ["decide", "apply"])

    @mute_logger("odoo.addons.edu_base.models.edu_unit_change")
    def test_one_that_cannot_be_made_does_not_hold_up_the_next(self):
        with freeze_time("2026-08-01 04:00:00"):
            spoilt = self.merge(date_effective=date(2026, 8, 15))
            other = self.change("rename", self.education_a, new_name="临溪县教体局")
            (spoilt | other).action_decide()
            self.change(
                "close", self.first, heir_id=self.second.id, date_effective=LONG_AGO
            ).action_decide()
        with freeze_time(NOON):
            with self.assertLogs(LOGGER, "WARNING") as log:
                self.run_job()
        self.assertIn(str(spoilt), log.output[0])
        self.assertEqual(spoilt.state, "decided")
        self.assertEqual(other.state, "done")

    def test_only_the_level_above_decides(self):
        with freeze_time(NOON):
            for values in (
                {"kind": "merge", "unit_ids": (self.first | self.third).ids},
                {"kind": "move", "parent_id": self.county_b.id},
                {"kind": "merge", "heir_id": self.third.id},
                {"kind": "rename", "unit_ids": self.county_a.ids, "new_name": "临溪区"},
                {"kind": "rename", "unit_ids": self.third.ids, "new_name": "三小"},
            ):
                values = {
                    "unit_ids": self.first.ids,
                    "heir_id": self.second.id,
                    "date_effective": DAY,
                } | values
                change = self.changes.create(values)
                with self.subTest(values=values), self.assertRaises(UserError):
                    change.action_decide()
            with self.assertRaises(AccessError):
                self.merge(owner_unit_id=self.city.id)

    def test_no_other_role_makes_a_change(self):
        for role in (
            "officer",
            "chief",
            "leader",
            "liaison",
            "administrator",
            "system",
        ):
            user = self.make_user(f"{role}_x", role, serves=self.county_a)
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.changes.with_user(user).create(
                    {"unit_ids": self.first.ids, "new_name": "新", "kind": "rename"}
                )
        change = self.merge()
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        self.assertFalse(change.with_user(officer).allowed_moves)
        with self.assertRaises(UserError):
            change.with_user(officer).action_decide()
        keeper_b = self.make_user(
            "keeper_b", "unit_administrator", serves=self.county_b
        )
        with self.assertRaises(UserError):
            change.with_user(keeper_b).action_decide()

    def test_acts_that_make_no_sense_are_refused(self):
        below = self.make_unit("临溪县柳镇人民政府", self.county_a, kind="government")
        wrong = (
            ("merge", self.first, {"heir_id": self.first.id}),
            ("merge", self.first, {}),
            ("merge", self.first | below, {"heir_id": below.id}),
            ("split", self.first, {"heir_id": self.second.id}),
            (
                "split",
                self.first,
                {"successor_ids": (self.first | self.second).ids},
            ),
            ("move", self.first, {"parent_id": self.education_a.id}),
            ("move", self.first, {}),
            ("move", below, {"parent_id": below.id}),
            ("rename", self.first, {}),
            ("rename", self.first, {"new_name": "  "}),
            ("rename", self.first | self.second, {"new_name": "新校"}),
        )
        for kind, units, values in wrong:
            change = self.change(kind, units, **values)
            with self.subTest(kind=kind, values=values), self.assertRaises(UserError):
                change.action_decide()

    @freeze_time(NOON)
    def test_what_is_decided_is_not_rewritten(self):
        change = self.merge(date_effective=date(2027, 1, 1))
        change.action_decide()
        for values in ({"heir_id": self.first.id}, {"date_effective": DAY}):
            with self.assertRaises(UserError):
                change.write(values)
        change._make_move("withdraw", "文件未下发")
        change.date_effective = DAY
        change.action_decide()
        with self.assertRaises(UserError):
            change._make_move("withdraw", "改主意")
        with self.assertRaises(UserError):
            change.unlink()

    def test_units_end_and_move_by_acts_alone(self):
        unit = self.education_a.with_user(self.keeper)
        with self.assertRaises(UserError):
            unit.active = False
        with self.assertRaises(UserError):
            unit.date_to = DAY
        with self.assertRaises(UserError):
            self.education_a.sudo().action_archive()
        moved = self.education_a.with_user(self.city_keeper)
        moved.parent_id = self.county_b  # nothing hangs on it yet
        self.make_user("clerk", "liaison", works_at=self.education_a)
        with self.assertRaises(UserError):
            moved.parent_id = self.county_a

    @freeze_time(NOON)
    def test_the_statements_do_not_grow_with_what_passes_on(self):
        def statements(number):
            gone = self.make_unit(f"临溪县旧校{number}", self.county_a, kind="school")
            heir = self.make_unit(f"临溪县新校{number}", self.county_a, kind="school")
            people = [
                self.make_user(f"l{number}_{n}", "liaison", works_at=gone)
                for n in range(number)
            ]
            for person in people:
                self.make_liaison(person, gone)
            change = self.change("close", gone, heir_id=heir.id)
            return self.statements(change.action_decide)

        statements(1)
        self.assertLessEqual(statements(12), statements(2) + 2)
