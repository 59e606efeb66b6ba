from collections import Counter

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook

from .edu_visit import DONE

MONTHS = range(1, 13)


class EduVisitStatistic(models.Model):
    """The monthly statistics that an office hands upward (督导情况月统计表, TS02)."""

    _inherit = "edu.visit.statistic"

    @api.model
    def _months_title(self, year):
        return self.env._("Visits by Month in %s", year)

    @api.model
    def _months_xlsx(self, year):
        """Return the XLSX file of a year: governments by domain and kind, and schools.

        Visits that were made, with the rights of the user; rows with none are left out.
        """
        return workbook(
            [
                self._months_sheet(
                    self.env._("Governments"), year, ["owner_unit_id", "domain", "kind"]
                ),
                self._months_sheet(self.env._("Schools"), year, ["unit_id", "kind"]),
            ]
        )

    @api.model
    def _months_sheet(self, name, year, keys):
        counts = self._months_counts(year, keys)
        rows = sorted({key[:-1] for key in counts}, key=self._months_order)
        told = [
            (*self._months_names(row, keys), *self._months_cells(counts, row))
            for row in rows
        ]
        sums = [sum(row[place] for row in told) for place in range(-13, 0)]
        total = (self.env._("Total"), *[None] * (len(keys) - 1), *sums)
        columns = [
            (
                self._fields[key]._description_string(self.env),
                24 if "_id" in key else 14,
            )
            for key in keys
        ]
        columns += [(self.env._("Month %s", month), 7) for month in MONTHS]
        columns.append((self.env._("Year in All"), 9))
        return Sheet(name, self._months_title(year), columns, [*told, total])

    @api.model
    def _months_counts(self, year, keys):
        """Return a Counter of visits by the keys and, last, the number of the month."""
        made = Domain("year", "=", year) & Domain("state", "in", DONE)
        if "unit_id" in keys:
            made &= Domain("unit_id.kind", "=", "school")
        groups = self._read_group(made, [*keys, "date:month"], ["__count"])
        return Counter({(*key, day.month): number for *key, day, number in groups})

    @api.model
    def _months_order(self, row):
        unit, *values = row
        return (unit.parent_path, unit.sequence, unit.pinyin_key or "", unit.id, values)

    @api.model
    def _months_names(self, row, keys):
        unit, *values = row
        return unit.name, *(
            dict(self._fields[key]._description_selection(self.env))[value]
            for key, value in zip(keys[1:], values, strict=True)
        )

    @api.model
    def _months_cells(self, counts, row):
        cells = [counts[(*row, month)] for month in MONTHS]
        return *cells, sum(cells)
