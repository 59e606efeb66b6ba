"""Measure in a filled bench database, in Odoo's shell (which gives ``env``).

EDU_VALUES: ``room``, ``size`` (records), ``rounds``, ``bulk`` (rounds of bulk work)
and ``report`` (the file that gets a line of JSON per operation and user).
"""

import gc
import json
import os

from bench.measuring import measured

gc.freeze()  # Odoo's own objects are not searched for garbage again and again
values = json.loads(os.environ["EDU_VALUES"])
with open(values.pop("report"), "w") as report:
    for result in measured(env, **values):  # noqa: F821
        report.write(json.dumps(result) + "\n")
        report.flush()
env.cr.rollback()  # noqa: F821
