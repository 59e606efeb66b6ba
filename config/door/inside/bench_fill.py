"""Fill a bench database, in Odoo's shell (which gives ``env``).

EDU_VALUES: ``room``, ``size`` (records), ``base`` (those that are there already).
"""

import json
import os

from bench import filling

values = json.loads(os.environ["EDU_VALUES"])
if values["base"]:
    filling.grow(env, **values)  # noqa: F821
else:
    filling.begin(env, values["size"], values["room"])  # noqa: F821
env.cr.commit()  # noqa: F821
