"""The published list, filed with the government above at the beginning of the year."""

from datetime import date
from io import BytesIO

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .list_common import ListCommon

FILED = date(2026, 1, 20)


@tagged("post_install", "-at_install")
@freeze_time(f"{FILED} 04:00:00")
class TestListFiling(ListCommon):
    def ask(self, year=2026):
        """Let the city ask its counties for all that is filed in a year."""
        wizards = self.env["edu.filing.open"].with_user(self.officer_city)
        wizards.create({"year": year}).action_open()
        self.env.invalidate_all()

    def board(self, county=None):
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env["edu.filing.board"].with_user(self.officer_city)
        return rows.search([("unit_id", "=", (county or self.county_a).id)])

    def test_a_published_list_is_filed(self):
        """B32: as a table, with its day; on the board of the city, with a receipt."""
        row = self.published()
        self.ask()
        self.assertEqual(row.filing_state, "pending")
        self.assertEqual(self.board().yearly_list, "pending")
        action = row.action_file()
        filing = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((row.filed_on, row.filing_state), (today(), "submitted"))
        sheet = load_workbook(BytesIO(filing.attachment_ids.raw)).active
        cells = {cell for line in sheet.iter_rows(values_only=True) for cell in line}
        self.assertIn(row.item_ids.name, cells)
        self.assertEqual(filing.submitted_by_id, self.officer_a)
        self.assertIn(row.name, str(filing._receipt_rows()))
        filing.with_user(self.officer_city).action_accept()
        self.assertEqual(self.board().yearly_list, "accepted")
        self.assertEqual(self.board(self.county_b).yearly_list, "pending")

    def test_only_what_is_published_is_filed(self):
        """B32: nor twice, nor before it is asked for, nor by another county."""
        row = self.approved()
        self.ask()
        with self.assertRaises(UserError):
            row.with_user(self.officer_a).action_file()
        row.with_user(self.officer_a).action_publish()
        with self.assertRaises(AccessError):
            row.with_user(self.officer_b).action_file()
        row.action_file()
        with self.assertRaises(UserError):
            row.action_file()
        with self.assertRaises(UserError):
            self.published(year=2027, items=[self.in_2027()]).action_file()

    def in_2027(self):
        return {"date_from": date(2027, 4, 1), "date_to": date(2027, 4, 30)}

    def test_what_is_returned_is_filed_again(self):
        """B32: the city returns a list with its reason."""
        row = self.published()
        self.ask()
        row.action_file()
        filing = row.filing_id.with_user(self.officer_city)
        self.move_with_reason(filing, self.officer_city, "return", "缺学前部分")
        row.invalidate_recordset()
        self.assertEqual(row.filing_state, "returned")
        self.assertFalse(self.board().yearly_list == "submitted")
        row.action_file()
        self.assertEqual(row.filing_state, "submitted")

    def test_only_the_list_of_the_office_is_filed(self):
        """B32: lists of other departments and supplements are not asked for."""
        self.ask()
        row = self.published()
        department = self.published(unit_id=self.education_a.id)
        supplement = self.make_list(yearly_id=row.id)
        self.env.invalidate_all()
        self.assertTrue(row.filing_id)
        self.assertFalse(department.filing_id)
        self.assertFalse(supplement.filing_id)

    def test_who_reads_the_list_sees_its_day(self):
        """B32: a liaison of the county reads the day, and not the filing itself."""
        row = self.published()
        self.ask()
        row.action_file()
        self.assertEqual(row.with_user(self.liaison).filed_on, FILED)

    def test_filings_of_many_lists_are_found_at_once(self):
        lists = self.published()
        self.ask()
        for year in (2027, 2028, 2029):
            lists |= self.make_list(year=year, items=[])
        costs = []
        for some in (lists[:1], lists):
            costs.append(self.statements(some.mapped, "filed_on"))
        self.assertLessEqual(costs[1], costs[0])
