from secrets import token_urlsafe

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.exclusions import one_at_a_time
from odoo.addons.edu_base.tools.names import listed

_lt = LazyTranslate(__name__)
CODE_BYTES = 16


class EduPlate(models.Model):
    """The inspector who is responsible for a school, for a time (挂牌督导, TS24).

    One at a time a school; who was responsible on a day is read from here. The file
    follows the school: it belongs to the government that the school belongs to.
    """

    _name = "edu.plate"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin", "edu.handover.mixin"]
    _description = "Plate"
    _order = "unit_id, date_from desc, id desc"
    _rec_name = "unit_id"
    _held_label = _lt("Plates")

    _fixed_fields = frozenset({"inspector_id", "unit_id"})
    _guarded_fields = frozenset({"printed_hash", "printed_on", "released_on"})

    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain=lambda self: list(self.env["edu.unit"]._schools_on(today())),
        help="学校",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_serving", "=", True)],
        help="责任督学",
    )
    owner_unit_id = fields.Many2one(
        related="unit_id.parent_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    standard_id = fields.Many2one(
        "edu.plate.standard",
        compute="_compute_standard_id",
        store=True,
        index="btree_not_null",
        ondelete="set null",
        help="What is printed, and after how many years inspectors rotate (挂牌规范)",
    )
    code = fields.Char(
        compute="_compute_code",
        store=True,
        precompute=True,
        required=True,
        copy=False,
        help="Behind the QR code of the plate; not to be guessed (公示码)",
    )
    printed_on = fields.Date(
        string="Printed", readonly=True, copy=False, help="打印日期"
    )
    printed_hash = fields.Char(
        readonly=True, copy=False, export_string_translation=False
    )
    needs_print = fields.Boolean(
        string="To Print",
        compute="_compute_needs_print",
        store=True,
        index=True,
        help="Never printed, or something on it has changed since (待打印)",
    )
    years_held = fields.Float(
        compute="_compute_years_held",
        digits=(4, 1),
        help="Since when the inspector is responsible for this school (任职年数)",
    )
    is_due_for_rotation = fields.Boolean(
        string="Due for Rotation",
        compute="_compute_is_due_for_rotation",
        search="_search_is_due_for_rotation",
        help="Held for the years that the plate standard names (到期交流)",
    )

    _one_inspector = models.Constraint(
        one_at_a_time("unit_id"),
        "A school has one responsible inspector at a time.",
    )
    _code_uniq = models.UniqueIndex("(code)")

    @api.depends("owner_unit_id.parent_path")
    def _compute_standard_id(self):
        standards = self.env["edu.plate.standard"]._of(self.owner_unit_id)
        for plate in self:
            standard = standards.get(plate.owner_unit_id)
            plate.standard_id = standard if standard and standard.id else False

    @api.depends("unit_id")
    def _compute_code(self):
        for plate in self:
            plate.code = plate.code or token_urlsafe(CODE_BYTES)

    @api.depends(
        "printed_hash",
        "unit_id.name",
        "unit_id.school_type",
        "inspector_id.name",
        "inspector_id.partner_id.phone",
        "inspector_id.partner_id.image_1920",
        "standard_id.school_matters",
        "standard_id.kindergarten_duties",
        "standard_id.office_id.name",
        "standard_id.office_id.partner_id.phone",
    )
    def _compute_needs_print(self):
        hashes = self._sheet_hashes()
        for plate in self:
            plate.needs_print = plate.printed_hash != hashes[plate]

    @api.depends("date_from", "date_to")
    def _compute_years_held(self):
        for plate in self:
            last = min(plate.date_to or today(), today())
            days = (last - plate.date_from).days if plate.date_from else 0
            plate.years_held = max(days, 0) / 365.25

    @api.depends("date_from", "date_to", "standard_id.rotation_years")
    def _compute_is_due_for_rotation(self):
        for plate in self:
            years = plate.sudo().standard_id.rotation_years
            limit = years and today() - relativedelta(years=years)
            plate.is_due_for_rotation = bool(
                limit and plate.is_current and plate.date_from <= limit
            )

    def _search_is_due_for_rotation(self, operator, value):
        if operator != "in":
            return NotImplemented
        standards = self.env["edu.plate.standard"].sudo()
        due = self._serving_on(today()) & Domain.OR(
            Domain("standard_id", "=", standard.id)
            & Domain("date_from", "<=", today() - relativedelta(years=years))
            for standard in standards.search([("rotation_years", ">", 0)])
            if (years := standard.rotation_years)
        )
        return either(due, value)

    @api.constrains("unit_id", "inspector_id", "date_from")
    def _check_assignment(self):
        self._refuse_other_units()
        self._refuse_foreign()
        self._refuse_not_serving()
        self._refuse_recused()

    def write(self, vals):
        longer = self.browse()
        if "date_to" in vals:
            last = fields.Date.to_date(vals["date_to"])
            longer = self.filtered(
                lambda plate: plate.date_to and (not last or last > plate.date_to)
            )
        result = super().write(vals)
        longer._refuse_recused()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_printed(self):
        """A plate that hangs at a gate leads somewhere: it ends, and stays on file."""
        if not self.env.su and any(self.mapped("printed_on")):
            raise UserError(
                self.env._("A plate that has been printed is ended, not deleted.")
            )

    def action_replace(self):
        """Open a proposal of other inspectors for the schools of these plates."""
        return self.unit_id.action_assign_inspectors()

    @api.model
    def _responsible_on(self, day):
        """Return the domain of the plates whose inspector serves on `day`."""
        serving = self.env["edu.inspector"]._serving_on(day)
        return self._serving_on(day) & Domain("inspector_id", "any!", serving)

    def _refuse_other_units(self):
        other = self.unit_id.browse()
        for day, plates in self.grouped("date_from").items():
            schools = plates.unit_id.filtered_domain(self.unit_id._schools_on(day))
            other |= plates.unit_id - schools
        if other:
            raise ValidationError(
                self.env._(
                    "Plates hang at schools and kindergartens, not at: %s. Teaching "
                    "points and attached classes share the plate of their school.",
                    listed(other),
                )
            )

    def _refuse_foreign(self):
        """Refuse inspectors of a government on another branch than the school's."""
        for plate in self:
            own = plate.sudo().inspector_id.owner_unit_id
            government = plate.owner_unit_id
            if own.id not in government._line() and government.id not in own._line():
                raise ValidationError(
                    self.env._(
                        "%(inspector)s is an inspector of %(government)s, to which "
                        "%(school)s does not belong.",
                        inspector=plate.inspector_id.sudo().name,
                        government=own.name,
                        school=plate.unit_id.name,
                    )
                )

    def _refuse_not_serving(self):
        """Refuse inspectors who do not serve on the first day of a plate; one query."""
        fit = Domain.OR(
            Domain("id", "in", plates.ids)
            & Domain("inspector_id", "any!", self.env["edu.inspector"]._serving_on(day))
            for day, plates in self.grouped("date_from").items()
        )
        absent = self - self.sudo().search(fit & Domain("id", "in", self.ids))
        if absent:
            raise ValidationError(
                self.env._(
                    "Not serving on %(day)s: %(inspectors)s. Choose somebody who is "
                    "appointed then and not suspended.",
                    day=fields.Date.to_string(absent[0].date_from),
                    inspectors=listed(absent.sudo().inspector_id),
                )
            )

    def _refuse_recused(self):
        """Refuse pairs that a recusal keeps apart on any day of the plate."""
        pairs = self.grouped(lambda plate: (plate.inspector_id.id, plate.unit_id.id))
        recusals = self.env["edu.recusal"]._between(
            self.inspector_id.sudo(), self.unit_id
        )
        for recusal in recusals:
            key = (recusal.inspector_id.id, recusal.unit_id.id)
            if any(plate._meets(recusal) for plate in pairs.get(key, ())):
                raise ValidationError(
                    self.env._(
                        "%(inspector)s keeps away from %(school)s (recusal). Choose "
                        "another inspector.",
                        inspector=recusal.inspector_id.name,
                        school=recusal.unit_id.name,
                    )
                )

    def _meets(self, recusal):
        """Return whether plate and recusal have a day in common."""
        first = max(self.date_from, recusal.date_from)
        ends = [day for day in (self.date_to, recusal.date_to) if day]
        return not ends or first <= min(ends)

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids) & self._lasting(day))

    @api.model
    def _hand_over_units(self, heirs, day):
        """End plates the day before; heirs keep their inspector, or get the former.

        Not one who does not serve then, or keeps away from the heir: such a heir is
        without a responsible inspector, and listed so.
        """
        units = self.env["edu.unit"]
        plates = self._held_by_units(units.concat(*heirs), day)
        successors = units.concat(*heirs.values())
        taken = self._held_by_units(successors, day).unit_id
        wanted = {
            heirs[plate.unit_id]: plate.inspector_id
            for plate in plates.sorted("date_from")
            if heirs[plate.unit_id] not in taken
        }
        plates._end_before(day)
        self._assign(wanted, day)

    @api.model
    def _replace(self, wanted, day):
        """Create plates from `day` on for {school: inspector}; those before them end.

        Who stays responsible keeps the plate. ValidationError for who may not be.
        """
        units = self.env["edu.unit"].concat(*wanted)
        held = self._held_by_units(units, day)
        kept = held.filtered(
            lambda plate: (
                plate.date_from <= day and plate.inspector_id == wanted[plate.unit_id]
            )
        )
        (held - kept)._end_before(day)
        return kept | self.create(
            [
                {"unit_id": unit.id, "inspector_id": inspector.id, "date_from": day}
                for unit, inspector in wanted.items()
                if unit not in kept.unit_id
            ]
        )

    @api.model
    def _assign(self, wanted, day):
        """Create plates from `day` on for {school: inspector}, as far as they may be.

        Left out are those who do not serve on the day, and pairs kept apart.
        """
        units = self.env["edu.unit"].concat(*wanted)
        inspectors = self.env["edu.inspector"].concat(*wanted.values())
        serving = inspectors.filtered_domain(inspectors._serving_on(day))
        schools = units.filtered_domain(units._schools_on(day))
        apart = self.env["edu.recusal"]._conflicts(inspectors, units, day, lasting=True)
        return self.create(
            [
                {"unit_id": unit.id, "inspector_id": inspector.id, "date_from": day}
                for unit, inspector in wanted.items()
                if unit in schools and inspector in serving
                if (inspector.id, unit.id) not in apart
            ]
        )

    def _look_for_standard(self):
        """Let the plates find their standard anew."""
        self.env.add_to_compute(self._fields["standard_id"], self)
