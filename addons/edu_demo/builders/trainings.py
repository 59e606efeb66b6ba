"""Sessions of last year and this: some people were absent, and lack hours now.

Of this year's, one was for the newly appointed, and of the last the list is still
open; those who lack hours are called to one to come.
"""

from datetime import UTC, date, datetime, time, timedelta

from odoo import fields
from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import CHINA, today

from .people import acting
from .tables import listed, make, named, record, rows


def build(env):
    officer = acting(env, "officer")
    for row in rows("trainings"):
        _hold(make(officer["edu.training"], {row["id"]: _values(row)}), row)
        if row["until"] != "called":
            _read_all(acting(env, "inspector"))


def remove(env):
    named(env, "edu.training").with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def _values(row):
    copied = ("name", "kind", "form", "place", "provider", "content")
    start = _start(row)
    return {
        **{name: row[name] for name in copied},
        "hours": float(row["hours"]),
        "start": start,
        "stop": start + timedelta(days=int(row["days"]) - 1, hours=8),
    }


def _start(row):
    """Return when a session begins: some days ahead, or so far through its year."""
    day = today()
    if row["ahead"]:
        return _morning(day + timedelta(days=int(row["ahead"])))
    first = date(day.year - int(row["back"]), 1, 1)
    last = date(first.year, 12, 31) if int(row["back"]) else day
    begun = fields.Datetime.now() - timedelta(minutes=1)  # on New Year's Day
    on = first + (last - first) * float(row["share"])
    return min(_morning(on), begun)


def _morning(day):
    start = datetime.combine(day, time(9), CHINA)
    return start.astimezone(UTC).replace(tzinfo=None)


def _hold(training, row):
    """Invite people, and take the session as far as the table says."""
    people = [record(training.env, name).id for name in listed(row["named"])]
    invitation = {"training_id": training.id, "who": row["who"]}
    if people:
        invitation["inspector_ids"] = [Command.set(people)]
    training.env["edu.training.invite"].create(invitation).action_invite()
    training.action_call()
    if row["until"] == "called":
        return
    training.action_hold()
    absent = [record(training.env, name).id for name in listed(row["absent"])]
    lines = training.attendance_ids
    lines.filtered(lambda line: line.inspector_id.id not in absent).is_present = True
    if row["until"] == "closed":
        training.action_close()


def _read_all(env):
    """Let what was told of sessions that are over not stand in the inbox as new."""
    env["mail.message"].mark_all_as_read()
