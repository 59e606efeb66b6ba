from odoo import api, fields, models

MIN_AUDIT_DAYS = 183  # six months, 网络安全法 art. 21
HOUR = 3600


class EduSecuritySettings(models.TransientModel):
    """What the administrator sets of passwords, sessions and the audit log."""

    _name = "edu.security.settings"
    _description = "Security Settings"

    password_length = fields.Integer(
        string="Shortest Password",
        required=True,
        default=lambda self: self._current("auth_password_policy.minlength", 10),
        help="Least number of characters of a password (密码最短长度)",
    )
    session_hours = fields.Integer(
        string="Session Ends After",
        required=True,
        default=lambda self: (
            self._current("sessions.max_inactivity_seconds", 8 * HOUR) // HOUR
        ),
        help="Hours without use after which one logs in again (会话超时, 小时)",
    )
    audit_days = fields.Integer(
        string="Audit Log Kept",
        required=True,
        default=lambda self: self._current("edu_base.audit_days", 2 * MIN_AUDIT_DAYS),
        help="Days that the log is kept, at least six months (审计日志保存天数)",
    )

    _password_enough = models.Constraint(
        "CHECK (password_length BETWEEN 8 AND 64)",
        "A password has at least 8 characters; nobody can be asked for more than 64.",
    )
    _session_enough = models.Constraint(
        "CHECK (session_hours BETWEEN 1 AND 168)",
        "A session ends after an hour at the earliest, after a week at the latest.",
    )
    _audit_enough = models.Constraint(
        f"CHECK (audit_days >= {MIN_AUDIT_DAYS})",
        "The log is kept for at least six months (183 days).",
    )

    @api.model
    def _current(self, name, default):
        value = self.env["ir.config_parameter"].sudo().get_param(name) or ""
        return int(value) if value.isdecimal() else default

    @api.model
    def _audit_days(self):
        """Return how long the log is kept; less than six months is never obeyed."""
        days = self._current("edu_base.audit_days", 2 * MIN_AUDIT_DAYS)
        return max(days, MIN_AUDIT_DAYS)

    def action_apply(self):
        self.ensure_one()
        self.check_access("write")
        set_param = self.env["ir.config_parameter"].sudo().set_param
        set_param("auth_password_policy.minlength", self.password_length)
        set_param("sessions.max_inactivity_seconds", self.session_hours * HOUR)
        set_param("edu_base.audit_days", self.audit_days)
