from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ..builders import people, units
from ..builders.people import acting
from ..builders.tables import MODULE, named, record
from ..hooks import post_init_hook, uninstall_hook

NUMBERED = {"edu.claim"}  # named by the number of their row, another each time


@tagged("post_install", "-at_install")
class TestRebuild(TransactionCase):
    def named(self):
        return self.env["ir.model.data"].search([("module", "=", MODULE)])

    def snapshot(self):
        """Return {external identifier: display name} of everything of the city."""
        snapshot = {}
        for model, rows in self.named().grouped("model").items():
            records = self.env[model].browse(rows.mapped("res_id"))
            if model in NUMBERED:
                records = records.browse()
            names = {record.id: record.display_name for record in records}
            snapshot |= {row.name: names.get(row.res_id) for row in rows}
        return snapshot

    def test_removed_and_built_again_it_is_the_same_city(self):
        """Only persons with a history stay meanwhile, and they are archived."""
        before = self.snapshot()
        persons = named(self.env, "res.users")
        contacts = named(self.env, "edu.unit").partner_id
        known = self.env["edu.transition"].search([]).user_id & persons
        uninstall_hook(self.env)
        self.env["ir.model.data"]._module_data_uninstall([MODULE])
        self.assertEqual(persons.exists(), known)
        self.assertFalse(any(known.mapped("active")))
        self.assertFalse(contacts.exists())
        self.assertFalse(self.named())
        post_init_hook(self.env)
        self.assertEqual(self.snapshot(), before)

    def test_built_on_any_day_there_is_as_much_to_do(self):
        """In the first hour of a year, in vacation and in the last minute of a year."""
        late = ["2", "4", "6", "11", "15"]
        for moment in ("2027-12-31 16:30", "2028-07-20 12:00", "2029-12-31 15:59"):
            with self.subTest(moment), freeze_time(moment):
                uninstall_hook(self.env)
                post_init_hook(self.env)
                tasks = record(self.env, "plan_city").task_ids
                self.assertEqual(tasks.filtered("is_overdue").mapped("number"), late)
                page = acting(self.env, "inspector")["edu.visit"].get_record_page()
                self.assertEqual(sum(one["is_today"] for one in page["visits"]), 2)
                officer = acting(self.env, "officer")
                self.assertTrue(officer["edu.visit.due"].search_count([], limit=1))

    def test_units_and_people_built_twice_are_not_doubled(self):
        before = self.snapshot()
        units.build(self.env)
        people.build(self.env)
        self.assertEqual(self.snapshot(), before)

    def test_units_that_others_hang_on_stay(self):
        city = record(self.env, "city")
        ours = self.env["edu.unit"].create({"name": "城南新区", "parent_id": city.id})
        with mute_logger("odoo.sql_db"):
            uninstall_hook(self.env)
        self.assertEqual(ours.parent_id, city)
