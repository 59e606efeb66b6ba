"""Make the web assets of a test database, in Odoo's shell (which gives ``env``).

Left out is what no test opens: core's own tests, its dark colours, its public chat.
"""

from unittest.mock import patch

UNSEEN = ("unit_tests", "tests_assets", "qunit", "dark", "mail.assets_")

engine = env["ir.qweb"]  # noqa: F821
seen = [
    {name for name in bundles if not any(part in name for part in UNSEEN)}
    for bundles in engine._get_bundles_to_pregenarate()
]
with patch.object(type(engine), "_get_bundles_to_pregenarate", return_value=seen):
    engine._pregenerate_assets_bundles()
env.cr.commit()  # noqa: F821
