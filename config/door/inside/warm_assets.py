"""Make the web assets of a test database, in Odoo's shell (which gives ``env``)."""

env["ir.qweb"]._pregenerate_assets_bundles()  # noqa: F821
env.cr.commit()  # noqa: F821
