from odoo import SUPERUSER_ID, api, fields, models, tools
from odoo.exceptions import AccessDenied, UserError
from odoo.fields import Command, Domain
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ..tools.first_password import first_password, hashed

_lt = LazyTranslate(__name__)


class ResUsers(models.Model):
    _name = "res.users"
    _inherit = ["res.users", "edu.handover.mixin"]

    _held_label = _lt("People who work there or serve there")

    unit_id = fields.Many2one(
        "edu.unit",
        string="Works At",
        index="btree_not_null",
        ondelete="restrict",
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
    must_change_password = fields.Boolean(
        string="First Password",
        groups="base.group_erp_manager",
        copy=False,
        help="Reaches nothing before replacing the first password (首次登录须改密)",
    )
    liaison_ids = fields.One2many("edu.liaison", "user_id", string="Liaison Posts")
    liaison_unit_ids = fields.Many2many(
        "edu.unit",
        string="Liaison of",
        compute="_compute_liaison_unit_ids",
        compute_sudo=True,
        help="Units whose liaison the person is today (联络单位)",
    )
    committee_ids = fields.Many2many(
        "edu.committee",
        compute="_compute_committee_ids",
        compute_sudo=True,
        help="Where the person or a unit of theirs sits today (所在机构)",
    )

    @api.depends("liaison_ids.unit_id", "liaison_ids.date_from", "liaison_ids.date_to")
    def _compute_liaison_unit_ids(self):
        posts = self.env["edu.liaison"]._current_by_user(self)
        for user in self:
            user.liaison_unit_ids = posts.get(user, self.env["edu.unit"])

    @api.depends("unit_id", "liaison_unit_ids")
    def _compute_committee_ids(self):
        seats = self.env["edu.committee.member"]._committees_by_user(self)
        for user in self:
            user.committee_ids = seats[user]

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + ["unit_id", "scope_unit_ids"]

    def _init_store_data(self, store):
        """Offer no search for pictures and no translation by others."""
        result = super()._init_store_data(store)
        store.add_global_values(
            hasGifPickerFeature=False, hasMessageTranslationFeature=False
        )
        return result

    def _get_invalidation_fields(self):
        return super()._get_invalidation_fields() | {
            "must_change_password",
            "scope_unit_ids",
            "unit_id",
        }

    @api.model
    def _chiefs_of(self, governments):
        """Return {government: the chief who serves it itself}, in one query."""
        serving = Domain("scope_unit_ids", "in", governments.ids)
        chief = self.env.ref("edu_base.group_chief")
        rows = self._read_group(
            serving & Domain("all_group_ids", "in", chief.ids),
            ["scope_unit_ids"],
            ["id:min"],
        )
        people = self.browse([number for _unit, number in rows])
        return {
            unit: person for (unit, _number), person in zip(rows, people, strict=True)
        }

    @api.model
    def _held_by_units(self, units, day):
        there = Domain("unit_id", "in", units.ids)
        serving = Domain("scope_unit_ids", "in", units.ids)
        return self.search(Domain("active", "=", True) & (there | serving))

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let people work at, and serve, what stands in the place of their units."""
        units = self.env["edu.unit"].concat(*heirs)
        for unit, people in self._held_by_units(units, day).grouped("unit_id").items():
            if unit in heirs:
                people.unit_id = heirs[unit]
        for unit, heir in heirs.items():
            people = self.search([("scope_unit_ids", "in", unit.ids)])
            people.scope_unit_ids = [Command.unlink(unit.id), Command.link(heir.id)]

    def _check_uid_passwd(self, uid, passwd):
        """Let nobody in by the external interface who owes an own password."""
        result = super()._check_uid_passwd(uid, passwd)
        if self._owes_password(uid):
            raise AccessDenied(self._password_demand())
        return result

    @api.model
    @tools.ormcache("uid")
    def _owes_password(self, uid):
        """Return whether the user has yet to replace the first password."""
        user = self.with_user(SUPERUSER_ID).browse(uid).exists()
        return bool(user.must_change_password)

    @api.model
    def _password_demand(self):
        return self.env._(
            "Choose an own password first: log in with the browser and replace the "
            "first password."
        )

    def _issue_first_passwords(self):
        """Give each of self a new first password, and return {user: password}.

        Open sessions end. Only hashes are kept: a lost slip is replaced by a new one.
        """
        passwords = {user: first_password() for user in self}
        if passwords:
            rows = SQL(", ").join(
                SQL("(%s, %s)", user.id, hashed(password))
                for user, password in passwords.items()
            )
            self.env.execute_query(
                SQL(
                    "UPDATE res_users SET password = fresh.hash "
                    "FROM (VALUES %s) AS fresh (id, hash) "
                    "WHERE res_users.id = fresh.id RETURNING res_users.id",
                    rows,
                )
            )
        self.sudo().write({"must_change_password": True})
        return passwords

    def _replace_first_password(self, old, new, again):
        """Choose the own password; UserError says what is wrong with the entries."""
        self.ensure_one()
        if new != again:
            raise UserError(self.env._("The two new passwords are not the same."))
        if old == new.strip():
            raise UserError(self.env._("Choose another password than the first."))
        try:
            with self._assert_can_auth(user=self.login):
                self.change_password(old, new)
        except AccessDenied as refusal:
            if refusal.args != AccessDenied().args:
                raise
            raise UserError(self.env._("That is not the first password.")) from None
        self.sudo().must_change_password = False
