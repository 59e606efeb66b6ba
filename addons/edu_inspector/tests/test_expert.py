from datetime import date, timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .people_common import PeopleCommon


@tagged("post_install", "-at_install")
class TestExpert(PeopleCommon):
    """Six pools, terms, and a log of who was in which of them when (TS61)."""

    def setUp(self):
        super().setUp()
        self.experts = self.acting("officer_a", self.env["edu.expert"])

    def put_in(self, category="senior", **values):
        if "inspector_id" not in values:
            values.setdefault("name", "温以恒")
        return self.experts.create({"category": category, **values})

    def refuse_double(self, **values):
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.put_in(**values)
            self.env.flush_all()

    def test_six_pools_are_shown_even_if_nobody_is_in_them(self):
        """TS61"""
        groups = self.experts.formatted_read_group([], ["category"], ["__count"])
        pools = self.env["edu.expert"]._fields["category"].get_values(self.env)
        self.assertEqual(len(pools), 6)
        self.assertLessEqual({group["category"] for group in groups}, set(pools))

    def test_an_inspector_brings_name_and_phone(self):
        self.inspector.partner_id.phone = "0371-5550 1234"
        expert = self.put_in(inspector_id=self.inspector.id)
        self.assertEqual(expert.name, "谢文澜")
        self.assertEqual(expert.phone, "0371-5550 1234")

    def test_an_outsider_needs_a_name(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.put_in(name=False)
            self.env.flush_all()

    def test_nobody_is_in_one_pool_twice_at_a_time(self):
        """TS61: the database holds it, for inspectors and for people from outside."""
        term = {"date_from": date(2026, 1, 1), "date_to": date(2026, 12, 31)}
        self.put_in(inspector_id=self.inspector.id, **term)
        self.refuse_double(inspector_id=self.inspector.id, date_from=date(2026, 12, 31))
        self.put_in(inspector_id=self.inspector.id, date_from=date(2027, 1, 1))
        self.put_in("higher", inspector_id=self.inspector.id, **term)
        self.put_in(phone="0371-5550 8765", **term)
        self.refuse_double(phone="0371-5550 8765", **term)
        self.put_in(phone="0371-5550 4321", **term)

    def test_serving_on_tells_who_is_in_on_a_day(self):
        expert = self.put_in(date_from=date(2026, 1, 1), date_to=date(2026, 6, 30))
        for day, found in (
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 6, 30), True),
            (date(2026, 7, 1), False),
        ):
            serving = self.experts.search(self.experts._serving_on(day))
            self.assertEqual(expert in serving, found, day)

    def test_leaving_keeps_the_row_with_day_person_and_reason(self):
        """TS61: the log of who goes in and out"""
        expert = self.put_in(date_from=date(2025, 1, 1))
        with self.assertRaises(UserError):
            expert._make_move("end", " ")
        expert._make_move("end", "调离本市")
        self.assertEqual(expert.date_to, today())
        self.assertEqual(expert.transition_ids.reason, "调离本市")
        self.assertEqual(expert.transition_ids.user_id, self.users["officer_a"])

    def test_a_row_is_never_deleted_and_a_past_one_never_changed(self):
        expert = self.put_in(date_from=date(2025, 1, 1))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
            expert.unlink()
        expert._make_move("end", "任期调整")
        for values in ({"date_to": False}, {"name": "别人"}, {"state": "in"}):
            with self.subTest(values), self.assertRaises(UserError):
                expert.write(values)
        with self.assertRaises(UserError):
            expert.sudo().write({"category": "higher"})

    def test_a_term_to_come_cannot_be_ended_but_changed(self):
        expert = self.put_in(date_from=today() + timedelta(days=3))
        with self.assertRaises(UserError):
            expert._make_move("end", "误录")
        expert.date_from = today()
        expert._make_move("end", "误录")

    @freeze_time("2026-06-30 15:59:00")
    def test_in_today_goes_by_the_day_in_china(self):
        last = self.put_in(date_from=date(2026, 1, 1), date_to=date(2026, 6, 30))
        self.assertTrue(last.is_current)
        with freeze_time("2026-06-30 16:00:00"):
            last.invalidate_recordset()
            self.assertFalse(last.is_current)

    def test_another_county_neither_sees_nor_adds(self):
        expert = self.put_in(inspector_id=self.inspector.id)
        for login in ("officer_b", "chief_b", "leader_b", "inspector_b"):
            found = self.acting(login, self.env["edu.expert"])
            self.assertNotIn(expert.id, found.search([]).ids, login)
        with self.assertRaises(ValidationError):
            self.acting("officer_b", self.env["edu.expert"]).create(
                {"category": "senior", "inspector_id": self.inspector.id}
            )

    def test_who_may_do_what(self):
        expert = self.put_in(inspector_id=self.inspector.id)
        other = self.put_in()
        own = self.acting("inspector_a", self.env["edu.expert"]).search([])
        self.assertEqual(own.ids, expert.ids)
        for login in ("leader_a", "inspector_a"):
            with self.assertRaises(AccessError):
                self.acting(login, expert).write({"unit_name": "县教研室"})
        self.assertTrue(self.acting("leader_a", other).has_access("read"))
        with self.assertRaises(UserError):
            self.acting("leader_a", other)._make_move("end", "不再担任")

    def test_a_list_costs_the_same_for_few_and_for_many(self):
        """The list and the board by pool: as many queries for 10 as for 100."""
        fields = {name: {} for name in ("name", "category", "phone", "is_current")}

        def look():
            found = self.acting("officer_a", self.env["edu.expert"])
            found.web_search_read([], fields, limit=5)
            found.formatted_read_group([], ["category"], ["__count"])

        counts = []
        for number in (10, 90):
            self.experts.create(
                [
                    {"category": "senior", "name": f"专家{number}之{n}"}
                    for n in range(number)
                ]
            )
            counts.append(self.statements_warm(look))
        self.assertEqual(*counts)
        self.assertLessEqual(counts[0], 12)
