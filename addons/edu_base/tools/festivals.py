"""The days off and the moved working days of a year: as announced, or as by law.

For the years whose notice it holds, the library `chinese_calendar` knows every day.
For others the law names the festivals (全国年节及纪念日放假办法, in force since
2025); days that a later notice joins to them are not known.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar

_DAY = timedelta(days=1)
# Month and day of 春节, 端午 and 中秋, by the calendar of GB/T 33661.
_MOON = {
    2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)),
    2029: ((2, 13), (6, 16), (9, 22)),
    2030: ((2, 3), (6, 5), (9, 12)),
    2031: ((1, 23), (6, 24), (10, 1)),
    2032: ((2, 11), (6, 12), (9, 19)),
    2033: ((1, 31), (6, 1), (9, 8)),
    2034: ((2, 19), (6, 20), (9, 27)),
    2035: ((2, 8), (6, 10), (9, 16)),
}

Days = dict[date, tuple[str, str]]


def announced(year: int) -> Days:
    """Return {day: (kind, name)} of an announced year, kind "off" or "work".

    Empty for a year whose notice the library does not hold.
    """
    try:
        return dict(_announced(year))
    except NotImplementedError:
        return {}


def by_law(year: int) -> Days:
    """Return {day: ("off", name)} of the festivals that the law names.

    Those of the moon are missing in a year of which `knows_moon` says so.
    """
    return {day: ("off", name) for day, name in _by_law(year)}


def knows_moon(year: int) -> bool:
    """Return whether the days of 春节, 端午 and 中秋 are known."""
    return year in _MOON


def _announced(year: int) -> Iterator[tuple[date, tuple[str, str]]]:
    for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        day = date(year, 1, 1) + number * _DAY
        is_off, festival = chinese_calendar.get_holiday_detail(day)
        if festival:
            name = chinese_calendar.Holiday(festival).chinese
            yield day, ("off" if is_off else "work", name)


def _by_law(year: int) -> Iterator[tuple[date, str]]:
    yield date(year, 1, 1), "元旦"
    yield date(year, 4, _qingming(year)), "清明"
    yield from ((date(year, 5, day), "劳动节") for day in (1, 2))
    if knows_moon(year):
        spring, dragon_boat, mid_autumn = (date(year, *day) for day in _MOON[year])
        yield from ((spring + number * _DAY, "春节") for number in range(-1, 3))
        yield dragon_boat, "端午"
        yield mid_autumn, "中秋"
    yield from ((date(year, 10, day), "国庆节") for day in (1, 2, 3))


def _qingming(year: int) -> int:
    """Return the day of April on which the sun reaches 15°, for 2000 to 2099."""
    number = year % 100
    return int(number * 0.2422 + 4.81) - number // 4
