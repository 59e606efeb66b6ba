from odoo import models

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import Column, Document, Table

KINDS = "visit_count routine routine_months special comprehensive recheck".split()
DOMAINS = "school_domain monitoring_domain".split()
OUTCOMES = (
    "outcome_none outcome_advice outcome_order outcome_hazard outcome_special"
).split()
GRADES = "minor serious hazard".split()
NAMES = (*KINDS, *DOMAINS, *OUTCOMES, *GRADES)


class EduVisitYear(models.Model):
    """The roll-up on paper: a sheet a school, or all of a year in a table (TS26)."""

    _inherit = "edu.visit.year"

    def action_download(self):
        """Download the table of the year of the rows, with all that the user sees."""
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/visits/{max(self.mapped('year'))}/schools.xlsx",
            "target": "download",
        }

    def _table_title(self, year):
        return self.env._("Supervision of Schools in %s", year)

    def _table_xlsx(self, title):
        """Return the rows of self as the bytes of an XLSX file."""
        columns = [
            (self._label("owner_unit_id"), 24),
            (self._label("unit_id"), 30),
            *((self._label(name), 10) for name in NAMES),
        ]
        rows = [
            (row.owner_unit_id.name, row.unit_id.name, *(row[name] for name in NAMES))
            for row in self
        ]
        total = (self.env._("Total"), None, *(sum(self.mapped(n)) for n in NAMES))
        return workbook([Sheet(title, title, columns, [*rows, total])])

    def _sheet(self):
        """Return what the PDF for the appraisal office shows of one school."""
        columns = [
            Column(self.env._("Counted"), 44),
            Column(self.env._("Item"), 76),
            Column(self.env._("Number"), 36, centred=True),
        ]
        rows = [
            ("" if place else part, self._label(name), str(self[name]))
            for part, names in self._parts().items()
            for place, name in enumerate(names)
        ]
        return Document(
            self._sheet_title(),
            [Table(columns, rows)],
            (self.owner_unit_id.name, self.env._("Counted by calendar year")),
        )

    def _parts(self):
        """Return {what is counted, in words: names of the fields}."""
        return {
            self.env._("Visits by Kind"): KINDS,
            self.env._("Visits by Domain"): DOMAINS,
            self.env._("Visits by Outcome"): OUTCOMES,
            self.env._("Findings by Severity"): GRADES,
        }

    def _sheet_title(self):
        return self.env._(
            "%(school)s: Supervision in %(year)s",
            school=self.unit_id.name,
            year=self.year,
        )

    def _label(self, name):
        return self._fields[name]._description_string(self.env)
