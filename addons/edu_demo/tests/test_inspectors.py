from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestInspectors(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = named(cls.env, "edu.inspector")

    def person(self, name):
        return record(self.env, f"inspector_{name}")

    def own_page(self, login):
        page = acting(self.env, login)["edu.inspector"].get_own_page()
        return {section["key"]: section["lines"] for section in page["sections"]}

    def test_city_and_counties_have_inspectors_of_all_kinds(self):
        owners = {"city": 8, "wuzhu": 7, "sangxi": 4, "yujin": 5}
        found = self.people.grouped("owner_unit_id")
        self.assertEqual(
            {record(self.env, owner): number for owner, number in owners.items()},
            {owner: len(people) for owner, people in found.items()},
        )
        for name in ("kind", "duty"):
            with self.subTest(name):
                known = dict(self.people._fields[name].selection)
                unused = known.keys() - set(self.people.mapped(name))
                self.assertLessEqual(unused, {"monitoring"})
        origins = {"cadre", "principal", "teacher", "expert"}
        self.assertEqual(set(self.people.mapped("origin")), origins)

    def test_every_stage_and_field_has_somebody(self):
        self.assertEqual(self.people.stage_ids, self.env["edu.stage"].search([]))
        fields = self.env["edu.inspector.field"].search([])
        self.assertEqual(self.people.field_ids, fields)

    def test_two_recommended_may_not_be_appointed(self):
        drafts = self.people.appointment_ids.filtered(lambda one: one.state == "draft")
        refused = self.person("young") | self.person("early")
        self.assertEqual(drafts.inspector_id, refused)
        self.assertTrue(all(refused.mapped("eligibility")))

    def test_of_three_who_retired_one_serves_too_long(self):
        retired = self.people.filtered("is_retired")
        self.assertEqual(len(retired), 3)
        self.assertEqual(retired.filtered("eligibility"), self.person("afar"))

    def test_who_logs_in_as_inspector_finds_term_schools_and_hours(self):
        sections = self.own_page("inspector")
        self.assertEqual(len(sections["term"]), 1)
        self.assertEqual(len(sections["schools"]), 4)
        self.assertTrue(sections["training"])
        me = self.person("long")
        self.assertEqual(me.name, me.user_id.name)
        self.assertIn(me.appointment_ids.letter_id.state, ("issued", "printed"))

    def test_enrolment_of_two_years_tells_the_big_schools(self):
        figures = named(self.env, "edu.enrolment")
        schools = self.env["edu.unit"].search(
            list(self.env["edu.unit"]._schools_on(today()))
        )
        own = schools & named(self.env, "edu.unit")
        self.assertEqual(figures.unit_id, own)
        self.assertEqual(len(set(figures.mapped("school_year"))), 2)
        year = max(figures.mapped("school_year"))
        pupils = self.env["edu.enrolment"]._pupils_by_school(own, year)
        self.assertEqual(len([one for one in pupils.values() if one >= 1800]), 6)
