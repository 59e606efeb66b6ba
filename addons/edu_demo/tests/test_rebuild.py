from odoo.tests import TransactionCase, tagged

from ..builders.tables import MODULE
from ..hooks import post_init_hook, uninstall_hook


@tagged("post_install", "-at_install")
class TestRebuild(TransactionCase):
    def named(self):
        return self.env["ir.model.data"].search([("module", "=", MODULE)])

    def snapshot(self):
        """Return {external identifier: display name} of everything of the city."""
        snapshot = {}
        for model, rows in self.named().grouped("model").items():
            records = self.env[model].browse(rows.mapped("res_id"))
            names = {record.id: record.display_name for record in records}
            snapshot |= {row.name: names[row.res_id] for row in rows}
        return snapshot

    def test_removed_and_built_again_it_is_the_same_city(self):
        before = self.snapshot()
        uninstall_hook(self.env)
        self.env["ir.model.data"]._module_data_uninstall([MODULE])
        self.assertFalse(self.env["edu.unit"].search_count([]))
        post_init_hook(self.env)
        self.assertEqual(self.snapshot(), before)

    def test_building_twice_doubles_nothing(self):
        before = self.snapshot()
        units = self.env["edu.unit"].search_count([])
        post_init_hook(self.env)
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(self.env["edu.unit"].search_count([]), units)
