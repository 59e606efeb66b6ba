"""Import of liaisons: through whom a unit answers."""

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..dates import today
from .columns import CodeColumn, Column, DateColumn, UnitColumn
from .kind import Kind
from .people import PeopleLookup

_lt = LazyTranslate(__name__)


class Liaisons(Kind):
    """A post is known by its unit and person, and by its first day if it is over."""

    name = "liaisons"
    model = "edu.liaison"
    columns = (
        UnitColumn(
            "unit_id",
            "Unit",
            "单位",
            _lt("The unit that the person answers for: its name or code"),
            required=True,
            also=("单位名称", "单位全称"),
            width=28,
        ),
        CodeColumn(
            "login",
            "Login",
            "账号",
            _lt("If empty, the person is found by name"),
            also=("登录名", "用户名"),
            source="user_id.login",
        ),
        Column(
            "user_id",
            "Person",
            "联络员",
            also=("姓名",),
            source="user_id.name",
        ),
        Column("office", "Office", "处室", also=("科室", "处（科）室"), width=20),
        DateColumn(
            "date_from",
            "From",
            "起始日期",
            _lt("If empty, today"),
            also=("任职日期", "起"),
        ),
        DateColumn(
            "date_to",
            "To",
            "截止日期",
            _lt("The last day; empty while the person serves"),
            also=("止",),
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("Liaisons")

    @classmethod
    def hint(cls, env):
        return env._("Through whom each unit answers, and since when.")

    def title(self, row):
        return " ".join(
            str(row.cells[name]) for name in ("unit_id", "user_id") if row.cells[name]
        )

    @classmethod
    def domain(cls, env):
        return Domain("unit_id", "child_of", env.user.scope_unit_ids.ids)

    def link(self, rows):
        self.units.prepare(row.values.get("unit_id", "") for row in rows)
        people = PeopleLookup(self.env, rows)
        for row in rows:
            if "unit_id" in row.values:
                unit = self.unit(row, "unit_id")
                row.values["unit_id"] = unit and unit.id
            people.link(self, row)

    def find(self, rows):
        posts = self.env["edu.liaison"].search_fetch(
            [("unit_id", "in", {row.values.get("unit_id") for row in rows})],
            ["unit_id", "user_id", "office", "date_from", "date_to"],
        )
        by_key = {
            (post.unit_id.id, post.user_id.id, post.date_from): post for post in posts
        }
        serving = {
            (post.unit_id.id, post.user_id.id): post
            for post in posts
            if not post.date_to
        }
        for row in rows:
            if not row.errors:
                self._find_post(row, by_key, serving)

    def identities(self, row):
        return [] if row.errors else [self._key(row)]

    def _key(self, row):
        return tuple(row.values[name] for name in ("unit_id", "user_id", "date_from"))

    def _find_post(self, row, by_key, serving):
        values = row.values
        open_post = serving.get((values["unit_id"], values["user_id"]))
        if "date_from" not in values:
            values["date_from"] = open_post.date_from if open_post else today()
        row.record = by_key.get(self._key(row))
        if not row.record and "date_to" not in values:
            # Who serves already is not appointed again: the first day is corrected.
            row.record = open_post
        if values.get("date_to") and values["date_to"] < values["date_from"]:
            self.blame(row, "date_to", self.env._("lies before the first day."))
