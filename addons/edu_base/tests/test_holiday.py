from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.models.edu_holiday_year import EduHolidayYear

from .common import EduCommon

NUMBER = "国办发明电〔2033〕9号"


@tagged("post_install", "-at_install")
class TestHoliday(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.make_user("calendar_keeper", "administrator")
        cls.years = cls.env["edu.holiday.year"].with_user(cls.administrator)
        cls.days = cls.env["edu.holiday"].with_user(cls.administrator)

    def make_year(self, year=2034):
        row = self.years.create({"year": year})
        row.action_fill()
        return row

    def confirmed(self, year=2034):
        row = self.make_year(year)
        row.notice_number = NUMBER
        row.action_confirm()
        return row

    def test_a_year_the_library_does_not_know_is_provisional(self):
        year = self.make_year()
        self.assertEqual((year.state, year.source), ("provisional", "law"))
        self.assertEqual(len(year.holiday_ids), 13)
        self.assertTrue(year.filled_on)
        self.assertFalse(any(year.holiday_ids.mapped("is_confirmed")))

    def test_a_year_the_library_knows_has_its_moved_days(self):
        year = self.make_year(2020)
        self.assertEqual(year.source, "notice")
        worked = year.holiday_ids.filtered(lambda day: day.kind == "work")
        self.assertIn(date(2020, 1, 19), worked.mapped("date"))

    def test_filling_again_replaces_the_days(self):
        year = self.make_year()
        year.holiday_ids[0].unlink()
        self.days.create({"date": "2034-02-06", "name": "多余"})
        year.action_fill()
        self.assertEqual(len(year.holiday_ids), 13)
        self.assertNotIn("多余", year.holiday_ids.mapped("name"))

    def test_after_the_known_moons_the_page_says_what_is_missing(self):
        self.assertFalse(self.make_year(2035).lacks_moon)
        self.assertTrue(self.make_year(2036).lacks_moon)

    def test_confirming_asks_for_the_notice(self):
        year = self.make_year()
        with self.assertRaises(UserError):
            year.action_confirm()
        year.notice_number = NUMBER
        year.action_confirm()
        self.assertEqual(year.state, "confirmed")
        self.assertTrue(all(year.holiday_ids.mapped("is_confirmed")))
        self.assertEqual(set(year.holiday_ids.mapped("notice_number")), {NUMBER})

    def test_confirming_tells_the_rooms_which_years(self):
        told = []
        self.patch(
            EduHolidayYear,
            "_on_calendar_confirmed",
            lambda self: told.extend(self.mapped("year")),
        )
        self.confirmed()
        self.assertEqual(told, [2034])

    def test_a_confirmed_year_is_fixed(self):
        year = self.confirmed()
        day = year.holiday_ids[0]
        attempts = {
            "add a day": lambda: self.days.create(
                {"date": "2034-02-06", "name": "多余"}
            ),
            "change a day": lambda: day.write({"name": "多余"}),
            "move a day out": lambda: day.write({"date": "2033-02-06"}),
            "delete a day": lambda: day.unlink(),
            "change the number": lambda: year.write({"notice_number": "x"}),
            "delete the year": lambda: year.unlink(),
            "fill again": lambda: year.action_fill(),
            "add a day as superuser": lambda: day.sudo().create(
                {"date": "2034-02-06", "name": "多余"}
            ),
        }
        for what, attempt in attempts.items():
            with self.subTest(what), self.assertRaises(UserError):
                attempt()

    def test_a_day_does_not_move_into_a_confirmed_year(self):
        self.confirmed()
        day = self.days.create({"date": "2033-02-07", "name": "多余"})
        with self.assertRaises(UserError):
            day.date = "2034-02-06"

    def test_a_reopened_year_counts_provisionally_again(self):
        year = self.confirmed()
        year.action_reopen()
        self.days.create({"date": "2034-02-06", "name": "延长"})
        self.assertFalse(any(year.holiday_ids.mapped("is_confirmed")))
        year.action_confirm()
        self.assertTrue(all(year.holiday_ids.mapped("is_confirmed")))

    def test_the_state_is_not_written_by_hand(self):
        year = self.make_year()
        with self.assertRaises(UserError):
            year.state = "confirmed"

    def test_others_read_and_change_nothing(self):
        year = self.make_year()
        for role in ("officer", "chief", "inspector", "unit_administrator", "system"):
            user = self.make_user(f"{role}_calendar", role, serves=self.city)
            own = year.with_user(user)
            self.assertEqual(len(own.holiday_ids.mapped("name")), 13)
            for attempt in (
                own.action_fill,
                own.action_confirm,
                own.action_reopen,
                lambda own=own: own.holiday_ids[0].write({"name": "多余"}),
                lambda own=own: own.create({"year": 2033}),
            ):
                with self.subTest(role), self.assertRaises(AccessError):
                    attempt()

    @mute_logger("odoo.sql_db")
    def test_a_weekday_is_not_made_a_working_day_nor_a_day_listed_twice(self):
        self.make_year()
        for values in (
            {"date": "2034-03-01", "name": "调休", "kind": "work"},
            {"date": "2034-01-01", "name": "元旦"},
        ):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.days.create(values)

    def test_a_notice_is_imported_from_a_table(self):
        result = self.days.load(
            ["date", "name", "kind"],
            [["2033-01-01", "元旦", "Day Off"], ["2033-01-08", "元旦", "work"]],
        )
        self.assertFalse(result["messages"])
        found = self.days.browse(result["ids"])
        self.assertEqual(found.mapped("kind"), ["off", "work"])
        self.assertEqual(found.year_id.year, 2033)

    def test_the_form_shows_the_year_of_a_day(self):
        self.make_year()
        with Form(self.days) as form:
            form.name = "延长"
            form.date = "2034-02-06"
        self.assertEqual(form.record.year_id.year, 2034)

    def test_the_next_year_is_filled_from_october_on(self):
        self.years.search([("year", ">", 2020)]).action_reopen()
        self.years.search([("year", ">", 2020)]).unlink()
        with freeze_time("2026-09-30 15:59:59"):
            self.env["edu.holiday.year"]._fill_missing()
            found = self.years.search([("year", ">", 2020)])
            self.assertEqual(found.mapped("year"), [2026, 2025])
            self.assertEqual(set(found.mapped("state")), {"confirmed"})
        with freeze_time("2026-09-30 16:00:00"):
            for _time in range(2):
                self.env["edu.holiday.year"]._fill_missing()
        found = self.years.search([("year", ">", 2020)])
        self.assertEqual(found.mapped("year"), [2027, 2026, 2025])
        self.assertEqual(found[0].state, "provisional")


@tagged("post_install", "-at_install")
class TestCalendar(EduCommon):
    def calendar(self):
        return self.env["edu.holiday"]._calendar()

    def test_the_calendar_takes_one_query_once(self):
        self.env["edu.holiday"].create({"date": "2033-02-07", "name": "放假"})
        self.env.flush_all()
        self.env.registry.clear_cache()
        with self.assertQueryCount(1):
            self.calendar()
        with self.assertQueryCount(0):
            self.calendar()

    def test_every_role_counts_by_the_same_calendar(self):
        portal = self.make_user("portal_calendar", "portal")
        expected = self.calendar()
        self.assertIs(self.env(user=portal)["edu.holiday"]._calendar(), expected)

    def test_the_calendar_follows_every_change(self):
        monday, saturday = date(2033, 2, 7), date(2033, 2, 12)
        self.assertTrue(self.calendar().is_working(monday))
        day = self.env["edu.holiday"].create({"date": monday, "name": "放假"})
        self.assertFalse(self.calendar().is_working(monday))
        day.write({"date": saturday, "kind": "work"})
        self.assertTrue(self.calendar().is_working(monday))
        self.assertTrue(self.calendar().is_working(saturday))
        self.assertTrue(self.calendar().is_provisional(monday, saturday))
        day.year_id.notice_number = NUMBER
        day.year_id.action_confirm()
        self.assertFalse(self.calendar().is_provisional(monday, saturday))
        day.year_id.action_reopen()
        self.assertTrue(self.calendar().is_provisional(monday, saturday))
        day.unlink()
        self.assertFalse(self.calendar().is_working(saturday))
        self.env["edu.holiday"].create({"date": monday, "name": "放假"})
        self.env["edu.holiday.year"].search([("year", "=", 2033)]).unlink()
        self.assertTrue(self.calendar().is_working(monday))
