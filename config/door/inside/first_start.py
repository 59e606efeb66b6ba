"""Finish a new database, in Odoo's shell: language, time zone, password, assets.

``env`` is the shell's; the values come as JSON in EDU_VALUES.
"""

import json
import os

values = json.loads(os.environ["EDU_VALUES"])
users = env["res.users"].with_context(active_test=False).search([])  # noqa: F821
users.write({"lang": values["language"], "tz": "Asia/Shanghai"})
env["ir.default"].set("res.partner", "lang", values["language"])  # noqa: F821
env.ref("base.user_admin").password = values["password"]  # noqa: F821
env["ir.qweb"]._pregenerate_assets_bundles()  # noqa: F821
env.cr.commit()  # noqa: F821
