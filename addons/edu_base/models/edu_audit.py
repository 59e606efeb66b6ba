from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError
from odoo.http import request
from odoo.tools import SQL

from ..tools.transitions import AUDIT_GUARD, is_open, opened

ADMINISTRATORS = "edu_base.group_administrator,base.group_system"


class EduAudit(models.Model):
    """Who did what when, and from where: appended, and never changed.

    Logins and their failures, logouts, changes of roles, exports and reads of
    sensitive fields (等保 2.0, 网络安全法 art. 21). Rows go only when their time is
    over. A unit administrator reads those about the own scope.
    """

    _name = "edu.audit"
    _description = "Audit Log"
    _order = "id desc"
    _rec_name = "kind"
    _log_access = False

    kind = fields.Selection(
        [
            ("login", "Logged In"),
            ("login_failed", "Failed Login"),
            ("logout", "Logged Out"),
            ("roles", "Roles Changed"),
            ("export", "Export"),
            ("read", "Sensitive Data Read"),
            ("changed", "Sensitive Data Changed"),
            ("erased", "Personal Data Erased"),
        ],
        required=True,
        readonly=True,
        index=True,
        help="What happened (事件)",
    )
    date = fields.Datetime(required=True, readonly=True, index=True, help="时间")
    user_id = fields.Many2one(
        "res.users",
        string="By",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Who did it (操作人)",
    )
    about_user_id = fields.Many2one(
        "res.users",
        string="About",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Whose account it concerns (涉及账号)",
    )
    unit_id = fields.Many2one(
        "edu.unit",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Where the person worked or served at that time (单位)",
    )
    login = fields.Char(
        readonly=True,
        groups=ADMINISTRATORS,
        help="The login name as it was typed or stood (登录名)",
    )
    address = fields.Char(string="IP Address", readonly=True, help="IP 地址")
    res_model = fields.Char(string="Data", readonly=True, help="数据表")
    res_id = fields.Many2oneReference(
        model_field="res_model",
        string="Record",
        readonly=True,
        aggregator=None,
        help="记录编号",
    )
    number = fields.Integer(
        string="Records", readonly=True, help="How many records (记录数)"
    )
    detail = fields.Text(
        readonly=True, help="Fields, file, or roles before and after (详情)"
    )

    @api.model_create_multi
    def create(self, vals_list):
        if not is_open(self.browse(), AUDIT_GUARD):
            raise AccessError(self.env._("The log is written by what it tells of."))
        return super().create(vals_list)

    def write(self, vals):  # pylint: disable=method-required-super
        raise AccessError(self.env._("The log is never changed."))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("The log is never deleted."))

    @api.model
    def _log(self, kind, rows):
        """Append a row of `kind` for each dict of values; one INSERT for all.

        What is not given is filled in: who, when, from where, and the unit of the
        person concerned.
        """
        common = {
            "kind": kind,
            "date": fields.Datetime.now(),
            "user_id": self.env.uid,
            "address": request.httprequest.remote_addr if request else False,
        }
        rows = [common | row for row in rows]
        places = self._places({self._concerned(row) for row in rows})
        opened(self.sudo(), AUDIT_GUARD).create(
            [places.get(self._concerned(row), {}) | row for row in rows]
        )

    @api.model
    def _log_apart(self, kind, values):
        """Append a row that stays, whatever becomes of the request."""
        with self.env.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["edu.audit"]._log(kind, [{"user_id": False} | values])

    @api.model
    def _log_export(self, records, name):
        """Append that the user took `records` out of the house, in the file `name`."""
        rows = [{"res_model": records._name, "number": len(records), "detail": name}]
        self._log("export", rows)

    @api.model
    def _concerned(self, row):
        """Return the id of the person whom a row concerns, or None."""
        return row.get("about_user_id") or row["user_id"]

    @api.model
    def _places(self, user_ids):
        """Return {id of a user: unit and login name}, as they stand now."""
        users = self.env["res.users"].sudo().browse(filter(None, user_ids))
        return {
            user.id: {
                "unit_id": (user.unit_id or user.scope_unit_ids[:1]).id,
                "login": user.login,
            }
            for user in users
        }

    @api.autovacuum
    def _gc_audit(self):
        """Delete the rows whose time is over; the only way by which a row goes."""
        days = self.env["edu.security.settings"]._audit_days()
        self.env.execute_query(
            SQL(
                "DELETE FROM edu_audit WHERE date < %s RETURNING id",
                fields.Datetime.now() - timedelta(days=days),
            )
        )
