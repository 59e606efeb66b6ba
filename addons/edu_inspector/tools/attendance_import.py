"""Import of attendance: who came to which training session, for how many hours."""

import re
from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.master_import.columns import (
    BadCell,
    CodeColumn,
    Column,
    DateColumn,
    half_width,
    plain,
)
from odoo.addons.edu_base.tools.master_import.kind import Kind

from .attendance_lookup import InspectorLookup, SessionLookup

_lt = LazyTranslate(__name__)


@dataclass(frozen=True, eq=False)
class HoursColumn(Column):
    """Class hours, in tenths."""

    def reader(self, env):
        def read(cell):
            text = half_width(cell)
            if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]0*)?", text):
                raise BadCell(
                    env._(
                        "“%s” is no number of hours. Write it as 16 or 7.5.",
                        plain(cell),
                    )
                )
            return float(text)

        return read

    def shown(self, kind, value):
        return value


@dataclass(frozen=True, eq=False)
class DayColumn(DateColumn):
    """The day of a moment."""

    def shown(self, kind, value):
        return day_of(value)


class Attendance(Kind):
    """A row is known by its session and inspector; no hours are all hours, 0 none.

    `training`, if set, is the session of the rows that name none.
    """

    name = "attendance"
    model = "edu.training.attendance"
    roles = ("edu_base.group_officer",)
    training = None
    columns = (
        CodeColumn(
            "inspector_number",
            "Inspector Certificate",
            "督学证号",
            _lt("If empty, the inspector is found by name and government"),
            also=("证号", "督学证编号"),
            source="inspector_id.certificate_number",
        ),
        Column("inspector_id", "Name", "姓名", source="inspector_id.name"),
        Column(
            "government",
            "Government",
            "所属政府",
            _lt("Only where inspectors of several governments bear the same name"),
            also=("县区", "所属县区"),
            source="inspector_owner_id.name",
            width=24,
        ),
        Column(
            "training_id",
            "Session",
            "培训名称",
            _lt("Its title; may be empty where the import was begun from a session"),
            also=("培训班名称", "培训班", "班次"),
            source="training_id.name",
            width=28,
        ),
        DayColumn(
            "day",
            "Day",
            "培训日期",
            _lt("Any day of the session; tells sessions of the same title apart"),
            also=("日期",),
            source="start",
        ),
        HoursColumn(
            "hours",
            "Hours",
            "学时",
            _lt("If empty, the whole session; 0 for who was absent"),
            also=("培训学时",),
            width=10,
        ),
        Column(
            "certificate_number",
            "Certificate of Training",
            "培训证书号",
            also=("证书编号", "结业证书号"),
            width=20,
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("Training Attendance")

    @classmethod
    def hint(cls, env):
        return env._(
            "Who came to which session, as training centres hand it in: the yearly "
            "hours come from it."
        )

    def title(self, row):
        return plain(row.cells["inspector_id"] or row.cells["inspector_number"])

    @classmethod
    def domain(cls, env):
        own = Domain("owner_unit_id", "child_of", env.user.scope_unit_ids.ids)
        return own & Domain("is_present", "=", True)

    def link(self, rows):
        inspectors = InspectorLookup(self.env)
        sessions = SessionLookup(self.env, self.training)
        for row in rows:
            self._link_inspector(row, inspectors)
            self._link_session(row, sessions)

    def find(self, rows):
        right = [row for row in rows if not row.errors]
        lines = self.env[self.model].search_fetch(
            [
                ("training_id", "in", {row.values["training_id"] for row in right}),
                ("inspector_id", "in", {row.values["inspector_id"] for row in right}),
            ],
            ["training_id", "inspector_id", "is_present", "hours"],
        )
        by_key = {(line.training_id.id, line.inspector_id.id): line for line in lines}
        for row in right:
            row.record = by_key.get(self._key(row))
            if not row.record or self._changes(row):
                self._check_held(row)

    def identities(self, row):
        return [] if row.errors else [self._key(row)]

    def _key(self, row):
        return row.values["training_id"], row.values["inspector_id"]

    def _link_inspector(self, row, inspectors):
        names = ("inspector_number", "inspector_id", "government")
        number, name, government = (row.values.pop(key, "") for key in names)
        try:
            row.values["inspector_id"] = inspectors.find(number, name, government).id
        except BadCell as error:
            column = "inspector_number" if number else "inspector_id"
            self.blame(row, column, error)

    def _link_session(self, row, sessions):
        title, day = row.values.pop("training_id", ""), row.values.pop("day", None)
        try:
            session = sessions.find(title, day)
        except BadCell as error:
            self.blame(row, "training_id", error)
            return
        row.values["training_id"] = session.id
        hours = row.values.setdefault("hours", session.hours)
        row.values["is_present"] = hours > 0
        if hours > session.hours:
            self.blame(
                row, "hours", self.env._("The session has %s hours.", session.hours)
            )

    def _check_held(self, row):
        state = self.env["edu.training"].browse(row.values["training_id"]).state
        if state == "closed":
            self.blame(
                row,
                "training_id",
                self.env._("The list is closed. A chief can reopen it."),
            )
        elif state != "held":
            self.blame(
                row, "training_id", self.env._("Mark the session as held first.")
            )
