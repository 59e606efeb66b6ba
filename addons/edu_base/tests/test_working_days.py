from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import festivals
from ..tools.working_days import WorkCalendar

WORKING_WEEKENDS_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
OFF_2026 = [
    ("01-01", "01-03"),
    ("02-15", "02-23"),
    ("04-04", "04-06"),
    ("05-01", "05-05"),
    ("06-19", "06-21"),
    ("09-25", "09-27"),
    ("10-01", "10-07"),
]
# Start, working days, deadline.
EXAMPLES = [
    ("2026-03-02", 1, "2026-03-03"),  # Monday: the day after is day 1
    ("2026-03-06", 1, "2026-03-09"),  # Friday: over the weekend
    ("2026-03-07", 1, "2026-03-09"),  # Saturday
    ("2026-02-13", 1, "2026-02-14"),  # the Saturday before 春节 is worked
    ("2026-02-13", 2, "2026-02-24"),  # and nine days off follow
    ("2026-02-27", 1, "2026-02-28"),  # the Saturday after it is worked
    ("2026-04-30", 4, "2026-05-09"),  # 劳动节, and the Saturday moved for it
    ("2026-09-18", 10, "2026-10-09"),  # a worked Sunday, 中秋 and 国庆节
    ("2025-12-31", 1, "2026-01-04"),  # over the turn of the year: a worked Sunday
    ("2025-12-22", 15, "2026-01-13"),
    ("2026-12-28", 5, "2027-01-05"),  # into a year that has no notice yet
    ("2027-02-04", 1, "2027-02-09"),  # 春节 2027 by law: 5 to 8 February
]
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))
SPANS = st.integers(0, 90)


def calendar(*years):
    days = {}
    for year in years:
        days |= festivals.announced(year) or festivals.by_law(year)
    return WorkCalendar(
        {day: kind for day, (kind, _name) in days.items()},
        frozenset(year for year in years if festivals.announced(year)),
    )


CALENDAR = calendar(2025, 2026, 2027)


@tagged("post_install", "-at_install")
class TestWorkingDays(BaseCase):
    def test_examples(self):
        for start, number, expected in EXAMPLES:
            with self.subTest(start=start, number=number):
                start_day, end = date.fromisoformat(start), date.fromisoformat(expected)
                self.assertEqual(CALENDAR.deadline(start_day, number), end)
                self.assertEqual(CALENDAR.working_days_between(start_day, end), number)

    def test_natural_days_fall_where_they_fall(self):
        start = date(2026, 2, 13)
        self.assertEqual(
            CALENDAR.deadline(start, 4, "natural"), date(2026, 2, 17), "春节"
        )
        self.assertEqual(CALENDAR.deadline(start, 0, "natural"), start)

    def test_a_term_of_no_days_ends_on_a_working_day(self):
        for start, end in (("2026-03-02", "2026-03-02"), ("2026-02-15", "2026-02-24")):
            self.assertEqual(
                CALENDAR.deadline(date.fromisoformat(start), 0), date.fromisoformat(end)
            )
        sunday = date(2026, 3, 1)
        self.assertEqual(CALENDAR.add_working_days(sunday, 0), sunday)

    def test_what_cannot_be_counted_is_refused(self):
        day = date(2026, 3, 2)
        for attempt in (
            lambda: CALENDAR.add_working_days(day, -1),
            lambda: CALENDAR.deadline(day, -1, "natural"),
            lambda: CALENDAR.deadline(day, 1, "weeks"),
            lambda: CALENDAR.working_days_between(day, date(2026, 3, 1)),
        ):
            with self.assertRaises(ValueError):
                attempt()

    def test_what_reaches_into_an_unannounced_year_is_provisional(self):
        last = date(2026, 12, 31)
        self.assertFalse(CALENDAR.is_provisional(date(2025, 12, 31), last))
        self.assertTrue(CALENDAR.is_provisional(last, date(2027, 1, 1)))

    @given(DAYS, SPANS)
    def test_counting_back_gives_the_number(self, start, number):
        end = CALENDAR.add_working_days(start, number)
        self.assertEqual(CALENDAR.working_days_between(start, end), number)
        self.assertTrue(CALENDAR.is_working(CALENDAR.deadline(start, number)))

    @given(DAYS, SPANS, SPANS)
    def test_more_days_end_later_and_a_later_start_never_earlier(self, start, n, more):
        end = CALENDAR.deadline(start, n)
        self.assertLessEqual(end, CALENDAR.deadline(start, n + more))
        self.assertLessEqual(end, CALENDAR.deadline(start + timedelta(days=more), n))

    @given(DAYS, SPANS, st.integers(0, 120))
    def test_another_day_off_never_makes_a_deadline_earlier(self, start, n, offset):
        day_off = start + timedelta(days=offset)
        stricter = WorkCalendar({**CALENDAR.days, day_off: "off"})
        self.assertLessEqual(CALENDAR.deadline(start, n), stricter.deadline(start, n))


@tagged("post_install", "-at_install")
class TestFestivals(BaseCase):
    def test_the_notice_of_2026(self):
        days = festivals.announced(2026)
        work = sorted(day for day, (kind, _name) in days.items() if kind == "work")
        self.assertEqual([f"{day:%m-%d}" for day in work], WORKING_WEEKENDS_2026)
        off = {
            date.fromisoformat(f"2026-{first}") + timedelta(days=number)
            for first, last in OFF_2026
            for number in range(int(last[3:]) - int(first[3:]) + 1)
        }
        self.assertEqual(days.keys() - set(work), off)
        self.assertEqual(days[date(2026, 2, 14)], ("work", "春节"))
        working = calendar(2026).working_days_between
        self.assertEqual(working(date(2025, 12, 31), date(2026, 12, 31)), 248)

    def test_a_year_without_a_notice_has_the_thirteen_days_of_the_law(self):
        """B35: 元旦 1, 春节 4, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆节 3."""
        self.assertEqual(festivals.announced(2027), {})
        days = [f"{day:%m-%d}" for day in sorted(festivals.by_law(2027))]
        self.assertEqual(
            days,
            "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 "
            "10-01 10-02 10-03".split(),
        )

    def test_clear_and_bright_falls_on_the_day_of_past_notices(self):
        for year in range(2010, 2027):
            with self.subTest(year):
                (day,) = (d for d in festivals.by_law(year) if d.month == 4)
                self.assertEqual(festivals.announced(year)[day][1], "清明")

    def test_where_the_moon_is_not_known_its_days_are_missing(self):
        self.assertTrue(festivals.knows_moon(2035))
        self.assertFalse(festivals.knows_moon(2036))
        names = {name for _kind, name in festivals.by_law(2036).values()}
        self.assertEqual(names, {"元旦", "清明", "劳动节", "国庆节"})
