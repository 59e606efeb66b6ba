"""Days on which the city's schools work: what is planned and made lies on them."""

from datetime import date, timedelta

from odoo.addons.edu_base.tools.dates import today

from .tables import named

NOTICE = timedelta(days=33)  # more than the month that a special visit is announced
ROOM = timedelta(days=14)  # for teams to find a day each, in one year
VACATION = 120  # days; longer than any, holidays beside it included


def school_days(env, first, last):
    """Return the working days in term from one day to another."""
    working, terms = env["edu.holiday"]._calendar().is_working, named(env, "edu.term")
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if working(day) and terms._cover(day)]


def day_ago(env, days):
    """Return the last school day that is so many days ago or more."""
    last = today() - timedelta(days=days)
    return school_days(env, last - timedelta(days=VACATION), last)[-1]


def day_ahead(env, days):
    """Return the first school day that is so many days ahead or more."""
    first = today() + timedelta(days=days)
    return school_days(env, first, first + timedelta(days=VACATION))[0]


def day_of_draw(env):
    """Return the first day of what is drawn now: in time for notice and list."""
    first = today() + NOTICE
    if (first + ROOM).year > first.year:
        first = date(first.year + 1, 1, 1)
    return day_ahead(env, (first - today()).days)
