from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestPlates(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = acting(cls.env, "officer")

    def plates(self, *domain):
        return self.officer["edu.plate"].search(list(domain))

    def person(self, name):
        return record(self.env, f"inspector_{name}")

    def test_some_schools_of_two_counties_want_an_inspector(self):
        rows = self.officer["edu.plate.coverage"].search([])
        self.assertEqual(len(rows), 64)
        lacking = self.officer["edu.unit"].search([("lacks_inspector", "=", True)])
        self.assertEqual(len(lacking), 10)
        counties = record(self.env, "sangxi") | record(self.env, "yujin")
        self.assertEqual(lacking.parent_id, counties)

    def test_every_school_but_two_lies_in_a_zone(self):
        zones = named(self.env, "edu.zone")
        self.assertEqual(sum(zones.mapped("school_count")), 62)
        owners = [
            record(self.env, name) for name in ("city", "wuzhu", "sangxi", "yujin")
        ]
        self.assertEqual(zones.owner_unit_id, owners[0].concat(*owners[1:]))

    def test_changed_and_new_plates_are_to_be_printed(self):
        waiting = self.plates(("needs_print", "=", True))
        self.assertEqual(
            waiting.inspector_id, self.person("upright") | self.person("home")
        )
        changed = waiting.filtered("printed_on")
        self.assertEqual(changed.inspector_id, self.person("upright"))

    def test_one_plate_is_due_for_rotation(self):
        due = self.plates(("is_due_for_rotation", "=", True))
        self.assertEqual(due.inspector_id, self.person("diligent"))

    def test_recusal_lasts_as_long_as_the_standard_of_the_city_says(self):
        recusal = record(self.env, "recusal")
        self.assertEqual(recusal.inspector_id, self.person("long"))
        self.assertEqual(recusal.date_to.year - recusal.date_from.year, 3)
        self.assertFalse(recusal.plate_id)

    def test_page_behind_a_plate_names_inspector_and_office(self):
        plate = record(self.env, "plate_wuzhu_p1")
        page = self.env["edu.plate"]._public_page(plate.code)
        self.assertEqual(page["inspector"], self.person("soon").name)
        self.assertEqual(page["office"], record(self.env, "city_supervision").name)
        self.assertTrue(page["phone"] and page["office_phone"])
