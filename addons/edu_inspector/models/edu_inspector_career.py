from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.service import months_served
from .edu_inspector_appointment import IN_OFFICE


class EduInspector(models.Model):
    """What an inspector has become, brought about and been judged."""

    _inherit = "edu.inspector"

    rank_ids = fields.One2many(
        "edu.inspector.rank", "inspector_id", string="Ranks and Titles"
    )
    output_ids = fields.One2many(
        "edu.inspector.output", "inspector_id", string="Research"
    )
    appraisal_ids = fields.One2many(
        "edu.inspector.appraisal", "inspector_id", string="Appraisals"
    )
    expert_ids = fields.One2many(
        "edu.expert", "inspector_id", string="Terms in Expert Pools"
    )

    @api.model
    def _served_in(self, year):
        """Return the domain of those in office on any day of the calendar year."""
        return Domain("appointment_ids", "any", self._terms_in(year))

    @api.model
    def _terms_in(self, year):
        """Return the domain of the terms that are served on any day of the year."""
        terms = self.env["edu.inspector.appointment"]
        return (
            Domain("state", "in", IN_OFFICE)
            & Domain("date_from", "<=", date(year, 12, 31))
            & terms._lasting(date(year, 1, 1))
        )

    def _appraisal_figures(self, year):
        """Return {id: {code of a figure: number}} for the appraisal of a year (TS65).

        Every room adds its own; `_appraisal_labels` says what a code means.
        """
        figures = {number: {"months": 0, "terms": 0} for number in self.ids}
        for inspector, firsts, lasts in self.env[
            "edu.inspector.appointment"
        ]._read_group(
            self._terms_in(year) & Domain("inspector_id", "in", self.ids),
            ["inspector_id"],
            ["date_from:array_agg", "date_to:array_agg"],
        ):
            terms = list(zip(firsts, lasts, strict=True))
            figures[inspector.id]["months"] = months_served(terms, year)
            figures[inspector.id]["terms"] = len(terms)
        return figures

    @api.model
    def _appraisal_labels(self):
        """Return {code of a figure: its label}, in the order to show them in."""
        return {
            "months": self.env._("Months in office"),
            "terms": self.env._("Terms served in the year"),
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_history(self):
        """Refuse in one sentence, whatever it is that the person is named in.

        The database would name the table, and some are not for everybody to know of.
        """
        if self.env["edu.inspector"].sudo()._named_elsewhere(self.ids):
            raise UserError(
                self.env._(
                    "Something is on record about this inspector, who can no longer be "
                    "deleted."
                )
            )

    @api.model
    def _named_elsewhere(self, ids):
        """Return whether a record that keeps its inspector points to one of `ids`."""
        return any(
            self.env[name]
            .with_context(active_test=False)
            .search_count([(field.name, "in", ids)], limit=1)
            for name, model in self.env.registry.items()
            if not model._abstract and not model._transient
            for field in model._fields.values()
            if field.type == "many2one"
            and field.comodel_name == "edu.inspector"
            and field.store
            and field.ondelete == "restrict"
        )
