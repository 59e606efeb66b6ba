import { registry } from "@web/core/registry";
import "@web/webclient/user_menu/user_menu_items";

// Two of them lead out of the house, and nothing is left for the line to divide.
const items = registry.category("user_menuitems");
for (const name of ["support", "odoo_account", "separator"]) {
    items.remove(name);
}
