"""Spreadsheets as people hand them in, with invented names, and their import."""

import base64
import io

import xlsxwriter

from .common import EduCommon


def xlsx(*rows, sheet="Sheet1"):
    """Return an XLSX file with a sheet of `rows`, written as they are."""
    target = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return target.getvalue()


class MasterImportCase(EduCommon):
    """An administrator of units and an officer of county A, and their files."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.officer = cls.make_user(
            "officer_a",
            "officer",
            serves=cls.county_a,
            works_at=cls.office_a,
        )

    def hand_in(self, kind, data, user=None, filename="表.xlsx", **values):
        """Return the import of a file, not yet checked."""
        return (
            self.env["edu.master.import"]
            .with_user(user or self.keeper)
            .create(
                {
                    "kind": kind,
                    "file": base64.b64encode(data),
                    "filename": filename,
                    **values,
                }
            )
        )

    def check(self, kind, *rows, user=None, **values):
        """Return the checked import of an XLSX file with `rows`."""
        wizard = self.hand_in(kind, xlsx(*rows), user, **values)
        wizard.action_check()
        return wizard

    def bring_in(self, kind, *rows, user=None, **values):
        """Return the import of an XLSX file with `rows`, done."""
        wizard = self.check(kind, *rows, user=user, **values)
        wizard.action_import()
        return wizard

    def counts(self, wizard):
        """Return how many rows are new, changed, unchanged and wrong."""
        return (
            wizard.new_count,
            wizard.update_count,
            wizard.kept_count,
            wizard.wrong_count,
        )

    def assert_faults(self, kind, titles, faults, user=None):
        """Check rows together; `faults` are rows and what is said of each, or None."""
        wizard = self.check(kind, titles, *(row for row, _said in faults), user=user)
        found = self.errors(wizard)
        for number, (row, said) in enumerate(faults, start=2):
            with self.subTest(row=row):
                if said:
                    self.assertIn(said, found.get(number, "right"))
                else:
                    self.assertNotIn(number, found)
        return wizard

    def said(self, wizard, state):
        """Return what is said of the rows of a state."""
        rows = wizard.row_ids.filtered(lambda row: row.state == state)
        return "\n".join(rows.sorted("number").mapped("message"))

    def errors(self, wizard):
        """Return {row number: message} of the wrong rows."""
        wrong = wizard.row_ids.filtered(lambda row: row.state == "wrong")
        return {row.number: row.message for row in wrong}
