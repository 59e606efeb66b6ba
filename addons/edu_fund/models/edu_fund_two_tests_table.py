from odoo import api, models

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook

from .edu_fund_statistic import WHOLE_YEAR


class EduFundTwoTestsTable(models.AbstractModel):
    """The page of the two tests as a spreadsheet."""

    _inherit = "edu.fund.two.tests"

    @api.model
    def _table_title(self, year, period=WHOLE_YEAR):
        periods = self.env["edu.fund.statistic"]._fields["period"]
        labels = dict(periods._description_selection(self.env))
        return self.env._(
            "Two No-Decrease Tests %(year)s, %(period)s",
            year=year,
            period=labels[period],
        )

    @api.model
    def _table_xlsx(self, year, period=WHOLE_YEAR):
        """Return XLSX: a row a government, the years side by side, what is missing."""
        page = self.get_page(year, period)
        title = self._table_title(year, period)
        rows = [self._table_row(unit) for unit in page["units"]]
        return workbook([Sheet(title, title, self._table_columns(page["years"]), rows)])

    @api.model
    def _table_columns(self, years):
        total, pupil = (
            [
                (self.env._("%(what)s %(year)s", what=what, year=year), 20)
                for year in years
            ]
            for what in (
                self.env._("Education Expenditure (yuan)"),
                self.env._("Per Pupil (yuan)"),
            )
        )
        return [
            (self.env._("Government"), 28),
            *total,
            (self.env._("Short by"), 18),
            *pupil,
            (self.env._("Short per Pupil"), 16),
            (self.env._("Source Document"), 32),
        ]

    @api.model
    def _table_row(self, unit):
        cells, last = unit["cells"], unit["cells"][-1]
        return [
            unit["name"],
            *(cell["education"] for cell in cells),
            last["total_test"]["missing"] or None,
            *(cell["per_pupil"] for cell in cells),
            last["pupil_test"]["missing"] or None,
            last["source"],
        ]
