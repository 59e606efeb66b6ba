from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

from ..tools.eligibility import DUTY_OF

# Where the contact of an inspector keeps the photo.
PHOTO = "image_1920"
# Whose task it is to know more of a person than the plate at a school says.
KEEPERS = "edu_base.group_officer,edu_base.group_leader"


KINDS = [
    ("full_time", "Full-Time"),
    ("part_time", "Part-Time"),
    ("special", "Specially Invited"),
    ("visitor", "School Visitor"),
]


class EduInspector(models.Model):
    """A person who inspects, or may come to (督学).

    Who serves is told by the appointments alone, day by day; who left stays on file.
    """

    _name = "edu.inspector"
    _inherit = [
        "edu.pinyin.mixin",
        "edu.scoped.mixin",
        "edu.audited.mixin",
        "edu.contact.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Inspector"
    _order = "pinyin_key, id"

    _contact_fields = {"phone": "phone", "email": "email", "photo": PHOTO}

    name = fields.Char(
        string="Full Name", help="On the plate, in letters and lists (姓名)"
    )
    phone = fields.Char(
        related="partner_id.phone",
        string="Work Phone",
        readonly=False,
        help="For schools to call; stands on the plate (工作电话)",
    )
    email = fields.Char(
        related="partner_id.email",
        string="Work Mail",
        readonly=False,
        help="For notices and letters (工作邮箱)",
    )
    photo = fields.Image(
        related="partner_id.image_1920",
        readonly=False,
        help="For the plate and the own page (照片)",
    )
    photo_small = fields.Image(
        related="partner_id.image_128",
        string="Small Photo",
        help="For lists (缩略照片)",
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
        KINDS,
        required=True,
        default="part_time",
        index=True,
        help="专职、兼职、特约、视导员",
    )
    level = fields.Selection(
        related="owner_unit_id.level",
        store=True,
        help="Of the government that appoints (督学级别)",
    )
    stage_ids = fields.Many2many("edu.stage", string="Stages", help="熟悉的学段")
    field_ids = fields.Many2many(
        "edu.inspector.field",
        string="Fields of Expertise",
        help="Whom to take along on a visit (专长领域)",
    )
    origin = fields.Selection(
        [
            ("cadre", "Cadre"),
            ("principal", "Principal"),
            ("teacher", "Teacher"),
            ("expert", "Expert"),
            ("other", "Other"),
        ],
        index=True,
        help="What the person is or was by profession (来源)",
    )
    duty = fields.Selection(
        [
            ("government", "Supervision of Governments"),
            ("school", "Supervision of Schools"),
            ("monitoring", "Evaluation and Monitoring"),
        ],
        string="Inspects",
        compute="_compute_duty",
        store=True,
        readonly=False,
        precompute=True,
        help="督政、督学、评估监测",
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Works At",
        index="btree_not_null",
        ondelete="restrict",
        help="The unit where the person works, if it is one of ours (所在单位)",
    )
    workplace = fields.Char(
        compute="_compute_workplace",
        store=True,
        readonly=False,
        precompute=True,
        help="As lists and letters name it (工作单位)",
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

    @api.depends("origin")
    def _compute_duty(self):
        for inspector in self:
            inspector.duty = DUTY_OF.get(inspector.origin, inspector.duty)

    @api.depends("unit_id")
    def _compute_workplace(self):
        for inspector in self:
            inspector.workplace = inspector.unit_id.name or inspector.workplace

    @api.depends("appointment_ids.state", "appointment_ids.date_to", "suspension_ids")
    def _compute_is_serving(self):
        serving = self.filtered_domain(self._serving_on(today()))
        for inspector in self:
            inspector.is_serving = inspector in serving

    def _search_is_serving(self, operator, value):
        return self._found(self._serving_on(today()), operator, value)

    @api.model
    def _found(self, domain, operator, value):
        """Return the domain of a search for a yes or no that `domain` answers."""
        if operator != "in":
            return NotImplemented
        return either(domain, value)

    @api.model
    def _serving_on(self, day):
        """Return the domain of those appointed on `day`, and not suspended then."""
        appointment = self.env["edu.inspector.appointment"]
        suspended = self.env["edu.inspector.suspension"]._serving_on(day)
        return Domain(
            "appointment_ids", "any", appointment._in_office_on(day)
        ) & ~Domain("suspension_ids", "any", suspended)
