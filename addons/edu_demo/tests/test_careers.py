from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestCareers(TransactionCase):
    def appraisals(self, login, year):
        return acting(self.env, login)["edu.inspector.appraisal"].search(
            [("year", "=", year)]
        )

    def test_each_pool_has_inspectors_or_people_from_outside(self):
        experts = named(self.env, "edu.expert")
        pools = dict(experts._fields["category"].selection)
        self.assertEqual(set(experts.mapped("category")), pools.keys())
        self.assertEqual(len(experts.filtered("inspector_id")), 6)

    def test_last_year_is_confirmed_but_for_the_chief(self):
        last = self.appraisals("chief", today().year - 1)
        own = last.filtered(lambda one: one.inspector_id.user_id.login == "chief")
        self.assertEqual(own.state, "open")
        self.assertEqual(set((last - own).mapped("state")), {"confirmed"})
        self.assertTrue(all((last - own).mapped("grade")))

    def test_this_year_waits_for_what_people_write(self):
        this = self.appraisals("chief", today().year)
        self.assertEqual(set(this.mapped("state")), {"open"})
        self.assertGreaterEqual(len(this), 6)

    def test_inspector_reads_the_own_grade_alone(self):
        mine = self.appraisals("inspector", today().year - 1)
        self.assertEqual(mine.inspector_id, record(self.env, "inspector_long"))
        self.assertEqual(mine.grade, "excellent")

    def test_one_output_is_confirmed_by_another_than_its_author(self):
        paper = record(self.env, "output_paper")
        self.assertEqual(paper.state, "confirmed")
        self.assertEqual(paper.transition_ids.user_id.login, "officer")
        self.assertEqual(record(self.env, "output_report").state, "draft")

    def test_case_is_closed_and_the_chiefs_alone(self):
        self.assertEqual(record(self.env, "discipline").state, "closed")
        with self.assertRaises(AccessError):
            acting(self.env, "officer")["edu.inspector.discipline"].search([])
