from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.edu_base.tools.exclusions import one_at_a_time


class EduRecusal(models.Model):
    """That an inspector keeps away from a unit for a time (回避, B04, B16).

    An inspector declares the own ones; officers enter all others.
    """

    _name = "edu.recusal"
    _inherit = ["edu.period.mixin", "edu.inspector.file.mixin"]
    _description = "Recusal"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"
    _sensitive_name = True

    _fixed_fields = frozenset({"inspector_id", "unit_id"})

    inspector_id = fields.Many2one(default=lambda self: self._default_inspector_id())
    unit_id = fields.Many2one(
        "edu.unit",
        string="Keeps Away From",
        required=True,
        index=True,
        ondelete="restrict",
        help="The school or other unit (回避单位)",
    )
    ground = fields.Selection(
        [
            ("relative", "Near Relative of the Head"),
            ("workplace", "Former Workplace"),
            ("other", "Other Ground"),
        ],
        required=True,
        default="relative",
        help="近亲属、原工作单位、其他",
    )
    date_to = fields.Date(
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
        help="Last day; empty while it lasts. After a former workplace, the years "
        "that the plate standard names (止)",
    )
    note = fields.Text(
        groups="edu_base.group_officer,edu_base.group_inspector",
        help="For the supervision office alone (说明)",
    )
    plate_id = fields.Many2one(
        "edu.plate",
        string="Plate to Replace",
        compute="_compute_plate_id",
        search="_search_plate_id",
        help="The inspector is responsible for this school all the same (应调整的挂牌)",
    )

    _once = models.Constraint(
        one_at_a_time("inspector_id", "unit_id"),
        "This recusal has been entered already.",
    )

    @api.depends("ground", "date_from", "inspector_id")
    def _compute_date_to(self):
        governments = self.inspector_id.owner_unit_id
        standards = self.env["edu.plate.standard"]._of(governments)
        for recusal in self:
            government = recusal.inspector_id.owner_unit_id
            years = government and standards[government].recusal_years
            if recusal.ground == "workplace" and years and recusal.date_from:
                recusal.date_to = recusal.date_from + relativedelta(
                    years=years, days=-1
                )

    @api.depends("inspector_id", "unit_id", "date_from", "date_to")
    def _compute_plate_id(self):
        plates = self.env["edu.plate"].search(
            [
                ("inspector_id", "in", self.inspector_id.ids),
                ("unit_id", "in", self.unit_id.ids),
                ("is_current", "=", True),
            ]
        )
        held = {(plate.inspector_id, plate.unit_id): plate for plate in plates}
        for recusal in self:
            pair = (recusal.inspector_id, recusal.unit_id)
            recusal.plate_id = recusal.is_current and held.get(pair)

    def _search_plate_id(self, operator, value):
        """Find by whether there is such a plate; nobody looks for one by its name."""
        if operator != "in" or set(value) != {False}:
            return NotImplemented
        current = self.search([("is_current", "=", True)])
        return [("id", "not in", current.filtered("plate_id").ids)]

    @api.model
    def _conflicts(self, inspectors, units, day, lasting=False):
        """Return {(inspector id, unit id)} of those kept apart on `day`, in one query.

        Whoever assigns an inspector to a unit asks this, whatever the user may read.
        `lasting`: from `day` on for good, so that what begins later counts as well.
        """
        holds = self._lasting(day) if lasting else self._serving_on(day)
        recusals = self._between(inspectors, units).filtered_domain(holds)
        return {(recusal.inspector_id.id, recusal.unit_id.id) for recusal in recusals}

    @api.model
    def _between(self, inspectors, units):
        """Return what ever keeps any of the inspectors from any of the units."""
        return self.sudo().search_fetch(
            [("inspector_id", "in", inspectors.ids), ("unit_id", "in", units.ids)],
            ["inspector_id", "unit_id", "date_from", "date_to"],
        )
