"""The city's tables in `data/`, and the way from their rows to named records."""

import csv
import json
from pathlib import Path

MODULE = "edu_demo"
_DATA = Path(__file__).parents[1] / "data"


def rows(name):
    """Return the rows of a table as dicts of text, keyed by its first line."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def logins():
    """Return the persons one may log in as, as dicts; see `data/logins.json`."""
    return json.loads((_DATA / "logins.json").read_text(encoding="utf-8"))


def listed(cell):
    """Return the parts of a cell that holds several, separated by semicolons."""
    return [part for part in cell.split(";") if part]


def record(env, name):
    """Return the record of the city that bears a name of the tables."""
    return env.ref(f"{MODULE}.{name}")


def load(model, values_by_name):
    """Create or renew the records of `model` in one batch, each under its name.

    The names are external identifiers of this addon, so that uninstalling it
    deletes the records, in the reverse of the order in which they were named.
    """
    return model._load_records(
        [
            {"xml_id": f"{MODULE}.{name}", "noupdate": True, "values": values}
            for name, values in values_by_name.items()
        ]
    )
