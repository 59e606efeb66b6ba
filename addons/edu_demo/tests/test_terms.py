from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import school_year_of, today

from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestTerms(TransactionCase):
    def test_every_school_knows_its_terms_of_three_school_years(self):
        schools = self.env["edu.unit"].search(
            [
                ("id", "child_of", record(self.env, "city").id),
                ("kind", "=", "school"),
            ]
        )
        year = school_year_of(today())
        owes = self.env["edu.term"]._owes_month
        for month, expected in (
            ((year - 1, 12), True),
            ((year, 12), True),
            ((year + 1, 8), False),
        ):
            self.assertEqual(set(owes(schools, *month).values()), {expected})
        self.assertEqual(set(owes(schools, year + 2, 8).values()), {False})
        self.assertEqual(set(owes(schools, year + 3, 8).values()), {True})

    def test_a_county_officer_reads_the_terms_of_the_city(self):
        officer = self.env["res.users"].search(
            [("scope_unit_ids", "in", record(self.env, "wuzhu").ids)], limit=1
        )
        terms = self.env["edu.term"].with_user(officer).search([])
        self.assertEqual(len(terms), 6)
        self.assertEqual(terms.owner_unit_id, record(self.env, "city"))
