from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today


class EduInspector(models.Model):
    """A person who inspects, or may come to (督学).

    Who serves is told by the appointments alone, day by day.
    """

    _name = "edu.inspector"
    _inherit = [
        "edu.pinyin.mixin",
        "edu.scoped.mixin",
        "edu.audited.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Inspector"
    _order = "pinyin_key, id"

    active = fields.Boolean(default=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner",
        string="Contact",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        ondelete="restrict",
        help="Whose phone and mail the inspector has (联系信息)",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Account",
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
        domain=[("share", "=", False)],
        help="With an account, the own page and the own diary (账号)",
    )
    certificate_number = fields.Char(
        index="btree_not_null", copy=False, help="督学证号"
    )
    kind = fields.Selection(
        [
            ("full_time", "Full-Time"),
            ("part_time", "Part-Time"),
            ("special", "Specially Invited"),
            ("visitor", "School Visitor"),
        ],
        required=True,
        default="part_time",
        index=True,
        help="专职、兼职、特约、视导员",
    )
    stage_ids = fields.Many2many("edu.stage", string="Stages", help="熟悉的学段")
    birth_date = fields.Date(groups="edu_base.group_officer", help="出生日期")
    retired_on = fields.Date(
        groups="edu_base.group_officer", help="First day of retirement (退休日期)"
    )
    appointment_ids = fields.One2many(
        "edu.inspector.appointment", "inspector_id", string="Appointments"
    )
    suspension_ids = fields.One2many(
        "edu.inspector.suspension", "inspector_id", string="Suspensions"
    )
    plate_ids = fields.One2many("edu.plate", "inspector_id", string="Schools")
    attendance_ids = fields.One2many(
        "edu.training.attendance", "inspector_id", string="Training"
    )
    is_serving = fields.Boolean(
        string="Serving",
        compute="_compute_is_serving",
        search="_search_is_serving",
        help="Appointed today, and not suspended (在任)",
    )

    _user_uniq = models.UniqueIndex(
        "(user_id) WHERE user_id IS NOT NULL", "This account belongs to an inspector."
    )
    _certificate_uniq = models.UniqueIndex(
        "(certificate_number) WHERE certificate_number <> ''",
        "Another inspector bears this certificate number.",
    )

    @api.depends("appointment_ids.state", "appointment_ids.date_to", "suspension_ids")
    def _compute_is_serving(self):
        serving = self.filtered_domain(self._serving_on(today()))
        for inspector in self:
            inspector.is_serving = inspector in serving

    def _search_is_serving(self, operator, value):
        if operator != "in":
            return NotImplemented
        serving = self._serving_on(today())
        return (serving if True in value else Domain.FALSE) | (
            ~serving if False in value else Domain.FALSE
        )

    @api.model
    def _serving_on(self, day):
        """Return the domain of those appointed on `day`, and not suspended then."""
        appointment = self.env["edu.inspector.appointment"]
        suspended = self.env["edu.inspector.suspension"]._serving_on(day)
        return Domain(
            "appointment_ids", "any", appointment._in_office_on(day)
        ) & ~Domain("suspension_ids", "any", suspended)

    @api.model_create_multi
    def create(self, vals_list):
        contacts = (
            self.env["res.partner"]
            .sudo()
            .create([{"name": vals.get("name")} for vals in vals_list])
        )
        return super().create(
            [
                vals | {"partner_id": contact.id}
                for vals, contact in zip(vals_list, contacts, strict=True)
            ]
        )

    def write(self, vals):
        result = super().write(vals)
        if "name" in vals:
            self.partner_id.sudo().write({"name": vals["name"]})
        return result

    def unlink(self):
        contacts = self.partner_id.sudo()
        result = super().unlink()
        contacts.unlink()
        return result
