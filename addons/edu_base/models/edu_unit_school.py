from stdnum.cn import uscc

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..tools.school_types import (
    ATTACHED_TYPES,
    SCHOOL_TYPES,
    STAGES,
    is_school_code,
    types_with,
)


class EduUnitSchool(models.Model):
    """What the statistics know of a unit that is a school."""

    _inherit = "edu.unit"

    school_type = fields.Selection(
        [(kind.code, kind.label) for kind in SCHOOL_TYPES.values()],
        index="btree_not_null",
        help="As in education statistics; the stages follow from it (办学类型)",
    )
    stages = fields.Char(
        compute="_compute_stages",
        search="_search_stages",
        help="Stages that a school of this type serves (学段)",
    )
    ownership = fields.Selection(
        [
            ("education", "Education Department"),
            ("department", "Other Department"),
            ("enterprise", "Local Enterprise"),
            ("institution", "Public Institution"),
            ("army", "Armed Forces"),
            ("collective", "Collective"),
            ("private", "Private"),
            ("joint", "Chinese-Foreign Joint"),
        ],
        help="Who runs the school (举办者)",
    )
    place = fields.Selection(
        [("urban", "Urban Area"), ("town", "Town Area"), ("rural", "Rural Area")],
        help="城区、镇区、乡村",
    )
    managing_unit_id = fields.Many2one(
        "edu.unit",
        string="Managing Body",
        index="btree_not_null",
        ondelete="restrict",
        help="The department or school district that manages the school, and answers "
        "for it until it has a liaison of its own (主管部门)",
    )
    town_unit_id = fields.Many2one(
        "edu.unit",
        string="Town",
        index="btree_not_null",
        ondelete="restrict",
        help="Where the school lies (所在乡镇、街道)",
    )
    social_credit_code = fields.Char(
        help="18 characters, GB 32100 (统一社会信用代码)",
    )
    social_credit_code_is_odd = fields.Boolean(
        compute="_compute_social_credit_code_is_odd",
        export_string_translation=False,
        help="The check digit does not fit; some valid codes are odd as well",
    )
    enrolment_ids = fields.One2many("edu.enrolment", "unit_id")

    _school_code_uniq = models.UniqueIndex(
        "(code) WHERE kind = 'school' AND code <> ''",
        "Another school bears this code.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        if any(vals.get("managing_unit_id") for vals in vals_list):
            self.env["edu.liaison"]._forget_posts()
        return units

    def write(self, vals):
        result = super().write(vals)
        if {"managing_unit_id", "active"} & vals.keys():
            self.env["edu.liaison"]._forget_posts()
        return result

    @api.depends("school_type")
    @api.depends_context("lang")
    def _compute_stages(self):
        labels = dict(
            self.env["edu.enrolment"]._fields["stage"]._description_selection(self.env)
        )
        for unit in self:
            kind = SCHOOL_TYPES.get(unit.school_type)
            stages = kind.stages if kind else ()
            unit.stages = "、".join(labels[stage] for stage in stages)

    def _search_stages(self, operator, value):
        if operator != "in" or not set(value) <= dict(STAGES).keys():
            return NotImplemented
        return [("school_type", "in", types_with(set(value)))]

    @api.model
    def _schools_on(self, day):
        """Return the domain of the schools that exist on `day`, ended ones included.

        Teaching points and classes attached to a school are part of that school.
        """
        return (
            Domain("kind", "=", "school")
            & Domain("active", "in", (True, False))
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", day))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
            & Domain("school_type", "not in", ATTACHED_TYPES)
        )

    @api.depends("social_credit_code")
    def _compute_social_credit_code_is_odd(self):
        for unit in self:
            code = unit.social_credit_code
            unit.social_credit_code_is_odd = bool(code) and not uscc.is_valid(code)

    @api.constrains("code", "kind")
    def _check_code(self):
        for unit in self:
            if unit.kind == "school" and unit.code and not is_school_code(unit.code):
                raise ValidationError(
                    self.env._(
                        "“%s” is no school code. It has ten digits, the first two for "
                        "the category, the next two for the province.",
                        unit.code,
                    )
                )
