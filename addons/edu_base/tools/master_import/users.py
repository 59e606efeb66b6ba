"""Import of users: accounts with role and scope in one act."""

from dataclasses import dataclass

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..unit_names import name_key
from .columns import BadCell, CodeColumn, Column, UnitColumn, parts, plain
from .kind import Kind

_lt = LazyTranslate(__name__)

KEEPER = "edu_base.group_unit_administrator"
ROLES = {
    "edu_base.group_officer": "督导办工作人员 工作人员",
    "edu_base.group_chief": "总督学",
    "edu_base.group_inspector": "督学",
    "edu_base.group_liaison": "联络员",
    "edu_base.group_finance": "财务 财务人员",
    "edu_base.group_leader": "领导",
    KEEPER: "单位管理员",
}


@dataclass(frozen=True, eq=False)
class RolesColumn(Column):
    """Roles on offer, parted by commas."""

    def reader(self, env):
        known = self._known(env)

        def read(cell):
            roles = {known.get(name_key(word)) for word in parts(plain(cell))}
            if None in roles:
                raise BadCell(
                    env._(
                        "“%(text)s” is none of: %(words)s.",
                        text=plain(cell),
                        words="、".join(self.words(env)),
                    )
                )
            return sorted(roles)

        return read

    def shown(self, kind, value):
        return "、".join(value.mapped("name")) or None

    def words(self, env):
        return env["edu.account"]._offered_roles().mapped("name")

    def _known(self, env):
        """Return {key of a name: id} of the roles that the user may give."""
        offered = env["edu.account"]._offered_roles()
        known = {}
        for code, _name in env["res.lang"].get_installed():
            named = offered.with_context(lang=code)
            known.update({name_key(role.name): role.id for role in named})
        for name, words in ROLES.items():
            role = env["edu.account"]._groups(name)
            if role in offered:
                known.update({name_key(word): role.id for word in words.split()})
        return known


class Users(Kind):
    """A user is known by the login."""

    name = "users"
    model = "edu.account"
    roles = (KEEPER,)
    columns = (
        CodeColumn(
            "login",
            "Login",
            "账号",
            _lt("What the person logs in with, such as the number of the phone"),
            required=True,
            also=("登录名", "用户名"),
        ),
        Column("name", "Name", "姓名", required=True),
        UnitColumn(
            "unit_id",
            "Works At",
            "所在单位",
            _lt("The unit where the person works: its name or code"),
            required=True,
            also=("单位", "工作单位"),
            width=28,
        ),
        RolesColumn(
            "role_ids",
            "Roles",
            "角色",
            _lt("One or several, parted by commas"),
            required=True,
            width=24,
        ),
        UnitColumn(
            "scope_unit_ids",
            "Serves",
            "管辖范围",
            _lt("Governments whose affairs the person sees; empty for liaisons"),
            width=28,
        ),
        Column("phone", "Phone", "电话", also=("手机", "联系电话")),
        Column("email", "Email", "电子邮箱", also=("邮箱",), width=22),
    )

    @classmethod
    def label(cls, env):
        return env._("Users")

    @classmethod
    def hint(cls, env):
        return env._(
            "Accounts with role and scope in one act; first passwords are "
            "printed afterwards."
        )

    def title(self, row):
        return row.values.get("name") or ""

    @classmethod
    def domain(cls, env):
        return Domain.TRUE

    def link(self, rows):
        self.units.prepare(
            text
            for row in rows
            for name in ("unit_id", "scope_unit_ids")
            for text in parts(row.values.get(name, ""))
        )
        for row in rows:
            if "unit_id" in row.values:
                unit = self.unit(row, "unit_id")
                row.values["unit_id"] = unit and unit.id
            if "scope_unit_ids" in row.values:
                row.values["scope_unit_ids"] = self._scope(row)

    def find(self, rows):
        logins = [row.values.get("login") for row in rows]
        quiet = self.env(context=dict(self.env.context, active_test=False))
        accounts = quiet["edu.account"].search([("login", "in", logins)])
        taken = quiet["res.users"].search_fetch([("login", "in", logins)], ["login"])
        by_login = {account.login: account for account in accounts}
        taken = set(taken.mapped("login"))
        kept = accounts._manageable()
        for row in rows:
            if not row.errors:
                row.record = by_login.get(row.values["login"])
                self._check_account(row, taken, kept)

    def identities(self, row):
        return [] if row.errors else [("login", row.values["login"])]

    def write_changes(self, rows):
        """Write equal changes together: each time, the model asks what they reach."""
        for changes, same in self._alike(rows).items():
            accounts = self.env["edu.account"].browse([row.record.id for row in same])
            accounts.write(dict(changes))

    def _alike(self, rows):
        """Return {changes: rows}."""
        groups = {}
        for row in rows:
            key = tuple(
                (name, tuple(value) if isinstance(value, list) else value)
                for name, value in sorted(row.changes.items())
            )
            groups.setdefault(key, []).append(row)
        return groups

    def _scope(self, row):
        names = parts(row.values["scope_unit_ids"])
        units = [
            self.unit(row, "scope_unit_ids", ("government",), text=name)
            for name in names
        ]
        return sorted(unit.id for unit in units if unit)

    def _check_account(self, row, taken, kept):
        account, values = row.record, row.values
        if account and account.active and not self._changes(row):
            return
        if not account and values["login"] in taken:
            self.blame(row, "login", self.env._("is in use."))
        elif account and not account.active:
            self.blame(row, "login", self.env._("is an account that is closed."))
        elif account and account not in kept:
            self.blame(row, "login", self.env._("is not an account of yours to keep."))
        self._check_reach(row)

    def _check_reach(self, row):
        """Refuse what only the level above gives; point out who will see nothing."""
        roles, scope = row.values["role_ids"], row.values.get("scope_unit_ids", ())
        ours = self.units.units
        if self.env["edu.account"]._groups(KEEPER).id in roles and any(
            unit.parent_id not in ours for unit in ours.browse(scope)
        ):
            self.blame(
                row, "role_ids", self.env._("Only the level above gives this role.")
            )
        assigned = self.env["edu.account"]._seeing_by_assignment()
        needs_scope = bool(set(roles) - set(assigned.ids))
        if scope and not needs_scope:
            self.blame(
                row,
                "scope_unit_ids",
                self.env._(
                    "Liaisons and inspectors see what is assigned: leave empty."
                ),
            )
        elif needs_scope and not scope and not row.record:
            row.notes.append(self.env._("Serves no government, and so sees nothing."))
