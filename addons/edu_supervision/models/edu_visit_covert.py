from odoo import fields, models


class EduVisit(models.Model):
    """Who knows of a covert visit: its circle, and nobody else until the release."""

    _inherit = "edu.visit"

    confidant_ids = fields.Many2many(
        "res.users",
        "edu_visit_confidant_rel",
        "visit_id",
        "user_id",
        string="Confidants",
        copy=False,
        domain=[("share", "=", False)],
        help="Who else knows of a covert visit before it is released, such as the "
        "chief who confirms it (知情人)",
    )

    def write(self, vals):
        result = super().write(vals)
        if {"confidant_ids", "open_mode"} & vals.keys():
            self._close_circle()
        return result

    def _visits_told_of(self):
        return self

    def _circle(self):
        """Return the users who may know of the visit while it is hidden."""
        visit = self.sudo()
        return visit.organiser_id | visit.confidant_ids | visit.member_ids.user_id

    def _close_circle(self):
        """Take from those who have left the circle what they followed and had to do."""
        hidden = self.sudo().filtered("is_hidden")
        hidden._forget_outsiders()
        hidden.finding_ids._forget_outsiders()
        reports = hidden.env["edu.visit.report"]
        about = reports.search([("visit_ids", "in", hidden.ids)])
        about.message_follower_ids.unlink()

    def _neutral_name(self):
        """Of a hidden visit not even the number or the day is told."""
        if self.sudo().is_hidden:
            return f"#{self.id}"
        return super()._neutral_name()
