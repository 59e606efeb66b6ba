from odoo import api, fields, models


class EduPlateStandard(models.Model):
    """What a government prints on its plates, and its years for them (挂牌规范).

    How many schools an inspector and a zone have at most is a matter of the rules. It
    holds for the governments below as well, as long as they have none of their own.
    """

    _name = "edu.plate.standard"
    _inherit = ["edu.scoped.mixin"]
    _description = "Plate Standard"
    _order = "owner_unit_id, id"
    _rec_name = "owner_unit_id"

    office_id = fields.Many2one(
        "edu.unit",
        string="Supervision Office",
        index="btree_not_null",
        ondelete="restrict",
        domain=[("kind", "=", "office")],
        help="Whose phone stands on the plates (督导办)",
    )
    school_matters = fields.Text(
        string="Matters at Schools",
        required=True,
        default=lambda self: self._default_school_matters(),
        help="One a line, as printed on the plates of schools (督导事项, B15)",
    )
    kindergarten_duties = fields.Text(
        string="Duties at Kindergartens",
        required=True,
        default=lambda self: self._default_kindergarten_duties(),
        help="One a line, as printed on the plates of kindergartens (职责, B34)",
    )
    rotation_years = fields.Integer(
        string="Rotation after (Years)",
        help="After so many years inspectors change; no national figure (交流, B16)",
    )
    recusal_years = fields.Integer(
        string="Recusal after a Workplace (Years)",
        help="So long one keeps away from a former workplace (原工作单位回避年限)",
    )

    _owner_uniq = models.UniqueIndex(
        "(owner_unit_id)", "The government has a plate standard already."
    )
    _figures = models.Constraint(
        "CHECK (rotation_years >= 0 AND recusal_years >= 0)",
        "Years are none or more.",
    )

    def _default_school_matters(self):
        return "\n".join(
            (
                self.env._("Running of the school by law and statute"),
                self.env._("Enrolment, fees and choice of school"),
                self.env._("Curriculum and teaching in class"),
                self.env._("Pupils' learning, exercise and homework load"),
                self.env._("Ethics and growth of teachers"),
                self.env._("Safety around the school and on its roads"),
                self.env._("Canteen, food, drinking water and dormitories"),
                self.env._("Spirit of the school, of teaching and of learning"),
            )
        )

    def _default_kindergarten_duties(self):
        return "\n".join(
            (
                self.env._("Safety of the children"),
                self.env._("Lawful and regular running of the kindergarten"),
                self.env._("Ethics and conduct of the staff"),
                self.env._("Other tasks given by the supervision office"),
            )
        )

    @api.model_create_multi
    def create(self, vals_list):
        standards = super().create(vals_list)
        standards._plates_below()._look_for_standard()
        return standards

    def unlink(self):
        plates = self._plates_below()
        result = super().unlink()
        plates._look_for_standard()
        return result

    @api.model
    def _of(self, governments):
        """Return {government: standard}, as superuser, in one query.

        It is the own one or the nearest above; where there is none, an unsaved one
        with the figures of the national rules.
        """
        every = self.sudo()
        standards = every.search([("owner_unit_id", "parent_of", governments.ids)])
        by_owner = {standard.owner_unit_id.id: standard for standard in standards}
        usual = every.new(every.default_get(list(self._fields)))
        return {
            government: next(
                (by_owner[unit] for unit in government._line() if unit in by_owner),
                usual,
            )
            for government in governments
        }

    def _plates_below(self):
        """Return the plates for which one of self may be the standard."""
        owners = self.owner_unit_id.ids
        plates = self.env["edu.plate"].sudo()
        return plates.search([("owner_unit_id", "child_of", owners)])
