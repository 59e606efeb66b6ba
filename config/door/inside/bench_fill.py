"""Fill a new bench database, in Odoo's shell (which gives ``env``).

EDU_VALUES: ``size`` (records).
"""

import json
import os

from bench.filling import fill

values = json.loads(os.environ["EDU_VALUES"])
fill(env, values["size"])  # noqa: F821
env.cr.commit()  # noqa: F821
