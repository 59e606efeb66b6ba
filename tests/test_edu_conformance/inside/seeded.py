"""Run every check beside an addon with seeded holes."""

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry

from .. import checks, declared, factories, house


def run(env, addon, folder):
    """Install the addon; return {check: findings} about it alone.

    `folder` holds what the addon declares and its factories, as this addon does.
    """
    declared.PLACES.append(declared.Path(folder))
    factories.__path__.append(folder)
    house.examined.add(addon)
    modules = env["ir.module.module"]
    modules.update_list()
    modules.search([("name", "=", addon)]).button_immediate_install()
    with Registry(env.cr.dbname).cursor() as cr:
        own = api.Environment(cr, SUPERUSER_ID, {})
        return {name: checks.run(own, name) for name in checks.found()}
