from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.exclusions import one_at_a_time
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)


class EduExpert(models.Model):
    """A person's term in one of the six pools of experts (教育督导专家库, TS61).

    An inspector or somebody from outside. Rows are never deleted: they are the log of
    who was in a pool when. A further term is a further row.
    """

    _name = "edu.expert"
    _inherit = ["edu.pinyin.mixin", "edu.settled.mixin", "edu.period.mixin"]
    _description = "Expert"
    _order = "category, pinyin_key, date_from desc, id desc"

    _initial_state = "in"
    _fixed_fields = frozenset({"owner_unit_id", "inspector_id"})
    _writable = {"out": frozenset()}
    _moves = (
        Move(
            "end",
            ("in",),
            "out",
            OFFICER,
            check="_check_running",
            needs_reason=True,
            label=_lt("Take Out"),
        ),
    )

    category = fields.Selection(
        [
            ("preschool", "Preschool"),
            ("compulsory", "Compulsory"),
            ("senior", "Senior Secondary"),
            ("vocational", "Vocational"),
            ("higher", "Higher"),
            ("private", "Private"),
        ],
        string="Pool",
        required=True,
        index=True,
        group_expand=True,
        help="学前、义务、普通高中、中职、高等、民办",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        index="btree_not_null",
        ondelete="restrict",
        help="The inspector, if it is one; empty for somebody from outside (督学)",
    )
    name = fields.Char(
        string="Full Name",
        compute="_compute_person",
        store=True,
        readonly=False,
        precompute=True,
        help="姓名",
    )
    phone = fields.Char(
        compute="_compute_person",
        store=True,
        readonly=False,
        precompute=True,
        help="联系电话",
    )
    unit_name = fields.Char(string="Works At", help="工作单位")
    expertise = fields.Char(
        string="Expert In", help="Fields in which the person is an expert (专业领域)"
    )
    state = fields.Selection(
        [("in", "In the Pool"), ("out", "Taken Out")],
        required=True,
        default="in",
        copy=False,
        index=True,
        help="在库、出库",
    )

    # Two ranges of one point each overlap only if they are equal.
    _inspector_once = models.Constraint(
        one_at_a_time("owner_unit_id", "inspector_id", "hashtext(category)")
        + " WHERE (inspector_id IS NOT NULL)",
        "The inspector is in this pool at that time already.",
    )
    _outsider_once = models.Constraint(
        "EXCLUDE USING gist (int4range(owner_unit_id, owner_unit_id, '[]') WITH &&,"
        " int8range(hashtextextended(name || '|' || coalesce(phone, ''), 0),"
        " hashtextextended(name || '|' || coalesce(phone, ''), 0), '[]') WITH &&,"
        " int4range(hashtext(category), hashtext(category), '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)"
        " WHERE (inspector_id IS NULL)",
        "Somebody of this name and phone is in this pool at that time already.",
    )

    @api.depends("inspector_id.name", "inspector_id.partner_id.phone")
    def _compute_person(self):
        for expert in self:
            inspector = expert.inspector_id
            expert.name = inspector.name or expert.name
            expert.phone = inspector.partner_id.phone or expert.phone

    @api.constrains("inspector_id", "owner_unit_id")
    def _check_inspector_id(self):
        """An inspector of elsewhere is not made readable by a number."""
        for expert in self.filtered("inspector_id"):
            path = expert.inspector_id.owner_unit_id.parent_path
            if not path.startswith(expert.owner_unit_id.parent_path):
                raise ValidationError(
                    self.env._("Choose an inspector of the own government or below.")
                )

    def _check_running(self):
        if self - self.filtered("is_current"):
            raise UserError(
                self.env._(
                    "Only a term that runs today can be ended. Change the days of one "
                    "that is still to come."
                )
            )

    def _move_values(self, move):
        return {"date_to": today()}

    def action_end(self):
        return self._ask_reason("end")
