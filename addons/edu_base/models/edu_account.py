from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL

from ..tools.dates import today

# Making a user sends no mail, follows nothing and posts nowhere.
QUIET = {
    "active_test": False,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "no_reset_password": True,
    "tracking_disable": True,
}
NAMED = ("name", "login", "phone", "email", "unit_id", "active")


def is_plain(value):
    """Return whether a value of a many2many is ids instead of commands."""
    return not value or all(isinstance(number, int) for number in value)


class EduAccount(models.Model):
    """A user, as the administrator of the units keeps one.

    A view of `res.users` with the same ids. Users of the scope are made and changed
    by `create` and `write` of this model alone, which hand named values on. What an
    account reaches is asked before and after each change: nobody keeps an account
    that reaches beyond the own scope or the roles on offer, nor one's own, nor that
    of another administrator of the same government.
    """

    _name = "edu.account"
    _description = "Account"
    _auto = False
    _order = "login"
    _rec_names_search = ["name", "login"]
    _depends = {
        "res.users": [
            "active",
            "login",
            "must_change_password",
            "partner_id",
            "share",
            "unit_id",
        ],
        "res.partner": ["email", "name", "phone"],
        "res.users.log": ["create_uid"],
    }

    name = fields.Char(required=True, help="姓名")
    login = fields.Char(required=True, help="What the person logs in with (登录名)")
    phone = fields.Char(help="电话")
    email = fields.Char(help="电子邮箱")
    unit_id = fields.Many2one(
        "edu.unit",
        string="Works At",
        required=True,
        help="The unit where the person works (所在单位)",
    )
    scope_unit_ids = fields.Many2many(
        "edu.unit",
        "edu_user_scope_rel",
        "user_id",
        "unit_id",
        string="Serves",
        help="The governments the person serves; what they own is seen (管辖范围)",
    )
    role_ids = fields.Many2many(
        "res.groups",
        string="Roles",
        compute="_compute_role_ids",
        search="_search_role_ids",
        readonly=False,
        domain=lambda self: [("id", "in", self._offered_roles().ids)],
        help="What the person does here (角色)",
    )
    active = fields.Boolean(default=True)
    login_date = fields.Datetime(
        string="Last Login", readonly=True, help="最近登录时间"
    )
    must_change_password = fields.Boolean(
        string="First Password",
        readonly=True,
        help="Has not yet replaced the first password (首次密码未修改)",
    )
    is_manageable = fields.Boolean(
        compute="_compute_is_manageable",
        export_string_translation=False,
    )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT u.id, p.name, u.login, p.phone, p.email, u.unit_id, u.active,
                   u.must_change_password, u.create_uid, u.create_date, u.write_uid,
                   u.write_date,
                   (SELECT max(l.create_date) FROM res_users_log l
                    WHERE l.create_uid = u.id) AS login_date
              FROM res_users u
              JOIN res_partner p ON p.id = u.partner_id
             WHERE u.share IS NOT TRUE AND u.id <> %s
            """,
            api.SUPERUSER_ID,
        )

    # Computed, because core takes what shares the table of groups for its own.
    def _compute_role_ids(self):
        offered = self._offered_roles()
        groups = {user.id: user.group_ids for user in self._origin._users()}
        for account in self:
            account.role_ids = offered & groups.get(account._origin.id, offered[:0])

    def _search_role_ids(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        users = self._users()._search([("group_ids", operator, value)])
        return Domain("id", "in", users)

    @api.depends_context("uid")
    def _compute_is_manageable(self):
        kept = self._origin._manageable()
        for account in self:
            account.is_manageable = not account._origin or account._origin in kept

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        self.check_access("create")
        self._refuse_taken([vals.get("login") for vals in vals_list])
        accounts = self.browse(self._make_users(vals_list).ids)
        accounts._after_change()
        return accounts

    def write(self, vals):  # pylint: disable=method-required-super
        self._refuse_beyond()
        if "login" in vals:
            self._refuse_taken([vals["login"]] * len(self))
        self._users().write(self._user_values(vals))
        self._after_change()
        return True

    def action_print_slips(self):
        """Open the page that asks once more, and then prints new first passwords."""
        self._refuse_beyond()
        numbers = ",".join(map(str, self.ids))
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/accounts/slips?ids={numbers}",
            "target": "new",
        }

    @api.model
    def _create_accounts(self, vals_list):
        """Make accounts with role and scope; return (users, {user: first password}).

        `vals_list` holds values of this model; `role_ids` and `scope_unit_ids` may be
        plain lists of ids. A liaison who is given no post gets one at the own unit.
        """
        accounts = self.create(vals_list)
        return accounts._users().sudo(False), accounts._issue_first_passwords()

    def _issue_first_passwords(self):
        """Give everyone of self a new first password: {user: password}."""
        self._refuse_beyond()
        return self._users().filtered("active")._issue_first_passwords()

    def _make_users(self, vals_list):
        """Return a user for each values; core is told the roles when all are made.

        It would draw a picture for each person whose role it knows at once.
        """
        common = {"lang": self.env.user.lang, "tz": "Asia/Shanghai"}
        values = [common | self._user_values(vals) for vals in vals_list]
        roles = [tuple(vals.pop("group_ids", ())) for vals in values]
        users = self._users().create(
            [vals | {"group_ids": [Command.clear()]} for vals in values]
        )
        alike = dict(zip(users.ids, roles, strict=True))
        for links, same in users.grouped(lambda user: alike[user.id]).items():
            same.write({"group_ids": list(links)})
        return users

    def _user_values(self, vals):
        """Return what a user is given: named values, ids within the offer."""
        values = {name: vals[name] for name in NAMED if name in vals}
        if "login" in values:
            values["login"] = (values["login"] or "").strip()
        if "scope_unit_ids" in vals:
            values["scope_unit_ids"] = self._scope_links(vals["scope_unit_ids"])
        if "role_ids" in vals:
            values["group_ids"] = self._role_links(vals["role_ids"])
        return values

    def _role_links(self, value):
        """Return commands that link and unlink roles on offer, and no other group."""
        offered = set(self._offered_roles().ids)
        linked, unlinked = self._chosen(value, offered)
        if (linked | unlinked) - offered:
            raise AccessError(self.env._("This role is not yours to give."))
        return [Command.unlink(number) for number in sorted(unlinked)] + [
            Command.link(number) for number in sorted(linked)
        ]

    def _scope_links(self, value):
        current = set(self._users().scope_unit_ids.ids)
        linked, unlinked = self._chosen(value, current)
        return [Command.unlink(number) for number in sorted(unlinked)] + [
            Command.link(number) for number in sorted(linked)
        ]

    @api.model
    def _chosen(self, value, offered):
        """Return the ids to link and to unlink, of commands or of the ids wanted."""
        commands = [Command.set(value or [])] if is_plain(value) else value
        linked, unlinked = set(), set()
        for code, *rest in commands:
            if code in (Command.SET, Command.CLEAR):
                linked = set(rest[1]) if code == Command.SET else set()
                unlinked = offered - linked
            elif code in (Command.LINK, Command.UNLINK):
                into, out_of = (
                    (linked, unlinked) if code == Command.LINK else (unlinked, linked)
                )
                into.add(rest[0])
                out_of.discard(rest[0])
            else:
                raise AccessError(self.env._("Choose among what exists."))
        return linked, unlinked

    def _after_change(self):
        """Ask again what the accounts reach, now that they are changed."""
        self.invalidate_recordset()
        self._refuse_beyond()
        if any(not account.role_ids or not account.unit_id for account in self):
            raise UserError(self.env._("Every account has a unit and a role."))
        self._refuse_needless_scope()
        self._appoint_liaisons()

    def _refuse_needless_scope(self):
        """Liaisons and inspectors see what is assigned to them, and no scope."""
        assigned = self._seeing_by_assignment()
        for account in self.filtered("scope_unit_ids"):
            if not account.role_ids - assigned:
                raise UserError(
                    self.env._(
                        "%s sees what is assigned as liaison or inspector: leave "
                        "“Serves” empty.",
                        account.name,
                    )
                )

    @api.model
    def _seeing_by_assignment(self):
        """Return the roles that need no scope."""
        return self._groups("edu_base.group_liaison", "edu_base.group_inspector")

    def _refuse_taken(self, logins):
        """Refuse a login that is empty, or another's."""
        logins = [(login or "").strip() for login in logins]
        others = self._users().search(
            [("login", "in", logins), ("id", "not in", self.ids)]
        )
        taken = {*others.mapped("login"), *(n for n in logins if logins.count(n) > 1)}
        if "" in logins:
            raise UserError(self.env._("Every account needs a login."))
        if taken:
            raise UserError(self.env._("Already in use: %s", ", ".join(sorted(taken))))

    def _refuse_beyond(self):
        self.check_access("write")
        beyond = self - self._manageable()
        if beyond:
            names = ", ".join(beyond.sudo().mapped("name"))
            raise AccessError(
                self.env._(
                    "%s: not an account of yours to keep. It is your own, reaches "
                    "beyond your scope, or holds a role that only the level above "
                    "gives.",
                    names,
                )
            )

    def _manageable(self):
        """Return those of self that the user may make, change and give passwords."""
        if self.env.su:
            return self
        mine = self._users().search(
            self._manageable_domain() & Domain("id", "in", self.ids)
        )
        return self.browse(mine.ids)

    @api.model
    def _manageable_domain(self):
        """Return the domain of the users who reach nothing beyond the own scope."""
        scope = self.env.user.scope_unit_ids.ids
        inside = Domain("id", "child_of", scope)
        below = Domain("parent_id", "any", inside)
        keeper = self._groups("edu_base.group_unit_administrator")
        post = Domain("unit_id", "not any", inside)
        serving = self.env["edu.liaison"]._serving_on(today())
        return (
            Domain("id", "!=", self.env.uid)
            & (Domain("unit_id", "any", inside) | Domain("unit_id", "=", False))
            & Domain("scope_unit_ids", "not any", ~inside)
            & (Domain("unit_id", "!=", False) | Domain("scope_unit_ids", "!=", False))
            & Domain("liaison_ids", "not any", post & serving)
            & Domain("group_ids", "not any", [("id", "not in", self._harmless().ids)])
            & (
                Domain("group_ids", "not in", keeper.ids)
                | Domain("scope_unit_ids", "not any", ~below)
            )
        )

    @api.model
    def _offered_roles(self):
        """Return the roles that an administrator of units gives; rooms add theirs."""
        return self._groups(
            "edu_base.group_officer",
            "edu_base.group_chief",
            "edu_base.group_inspector",
            "edu_base.group_liaison",
            "edu_base.group_finance",
            "edu_base.group_leader",
            "edu_base.group_unit_administrator",
        )

    @api.model
    def _harmless(self):
        """Return the groups of an account that an administrator of units may keep."""
        common = ("base.group_user", "mail.group_mail_notification_type_inbox")
        return (self._groups(*common) | self._offered_roles()).all_implied_ids

    @api.model
    def _groups(self, *names):
        """Return groups by XML id; `env.ref` would ask each time whether they exist."""
        data = self.env["ir.model.data"]
        groups = self.env["res.groups"].sudo()
        return groups.browse([data._xmlid_to_res_id(name) for name in names])

    def _appoint_liaisons(self):
        """Make posts at their units for those with the role of liaison but no post."""
        role = self._groups("edu_base.group_liaison")
        users = self._users().filtered(
            lambda user: (
                user.active and role in user.group_ids and not user.liaison_unit_ids
            )
        )
        self.env["edu.liaison"].create(
            [{"user_id": user.id, "unit_id": user.unit_id.id} for user in users]
        )

    def _users(self):
        """Return the users behind the accounts, as nobody but this model holds them."""
        users = self.env["res.users"].sudo().with_context(**QUIET)
        return users.browse(self.ids)
