from datetime import timedelta

from odoo import models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import day_of, today
from odoo.addons.report_chromium.tools.document import (
    WIDE,
    Column,
    Document,
    Table,
)

from .edu_training import HELD


class EduInspector(models.Model):
    """The printed file of what an inspector was trained in (督学培训档案, TS62)."""

    _inherit = "edu.inspector"

    def _training_file(self):
        """Return what the PDF shows: sessions attended, the latest year first."""
        self.ensure_one()
        numbered = self.env._("Certificate: %s", self.certificate_number or "–")
        return Document(
            self._training_file_title(),
            [Table(self._training_file_columns(), self._training_file_rows())],
            (f"{self.owner_unit_id.name}  {numbered}", format_date(self.env, today())),
            WIDE,
        )

    def _training_file_title(self):
        return self.env._("Training File of %s", self.name)

    def _training_file_columns(self):
        return [
            Column(self.env._("Year"), 14, centred=True),
            Column(self.env._("Days"), 42, centred=True),
            Column(self.env._("Session"), 80),
            Column(self.env._("Kind"), 30, centred=True),
            Column(self.env._("Form"), 26, centred=True),
            Column(self.env._("Hours"), 18, centred=True),
            Column(self.env._("Certificate of Training"), 40),
        ]

    def _training_file_rows(self):
        """Return the rows of every year, each year's below it with the sums."""
        rows = []
        for year, lines in self._attended().grouped("year").items():
            rows += [self._training_file_row(line) for line in lines]
            rows.append(self._training_file_sums(year, lines))
        return rows

    def _attended(self):
        return self.env["edu.training.attendance"].search(
            Domain("inspector_id", "=", self.id)
            & Domain("state", "in", HELD)
            & Domain("is_present", "=", True),
            order="year desc, training_id, id",
        )

    def _training_file_sums(self, year, lines):
        central = lines.filtered(lambda line: line.form == "central")
        sums = self.env._(
            "Sum of %(year)s: %(central)g centralised hours, %(all)g hours in all",
            year=year,
            central=sum(central.mapped("hours")),
            all=sum(lines.mapped("hours")),
        )
        total = f"{sum(lines.mapped('hours')):g}"
        return [str(year), "", sums, "", "", total, ""]

    def _training_file_row(self, line):
        training = line.training_id
        # One that ends at midnight belongs to the day before, as its hours do.
        ends = (training.start, training.stop - timedelta(seconds=1))
        days = [format_date(self.env, day_of(moment)) for moment in ends]
        return [
            str(line.year),
            " – ".join(dict.fromkeys(days)),
            training.name,
            self._chosen(line, "kind"),
            self._chosen(line, "form"),
            f"{line.hours:g}",
            line.certificate_number or "",
        ]
