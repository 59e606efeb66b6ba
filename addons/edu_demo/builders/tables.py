"""The city's tables in `data/`, and the way from their rows to named records."""

import csv
import json
from pathlib import Path

MODULE = "edu_demo"
_ASIDE = "__edu_demo__"
_DATA = Path(__file__).parents[1] / "data"


def rows(name):
    """Return the rows of a table as dicts of text, keyed by its first line."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def logins():
    """Return the persons one may log in as, as dicts; see `data/logins.json`."""
    return json.loads((_DATA / "logins.json").read_text(encoding="utf-8"))


def text(name):
    """Return a document of the city, with its places for years and months."""
    return (_DATA / f"{name}.txt").read_text(encoding="utf-8")


def listed(cell):
    """Return the parts of a cell that holds several, separated by semicolons."""
    return [part for part in cell.split(";") if part]


def record(env, name):
    """Return the record of the city that bears a name of the tables."""
    return env.ref(f"{MODULE}.{name}")


def named(env, model):
    """Return all records of a model that bear a name of this addon."""
    return env[model].browse(_names(env, model).mapped("res_id")).exists()


def set_aside(records):
    """Keep records, and their names, from going with the addon."""
    names = _names(records.env, records._name)
    names.filtered(lambda name: name.res_id in records.ids).write({"module": _ASIDE})


def take_up(env):
    """Give the records that were set aside back to the addon."""
    names = env["ir.model.data"].search([("module", "=", _ASIDE)])
    names.write({"module": MODULE})
    names.flush_recordset()  # names are looked up by SQL


def name_records(env, records_by_name):
    """Give names to records that were made by other means than `load`."""
    env["ir.model.data"]._update_xmlids(
        [
            {"xml_id": f"{MODULE}.{name}", "record": made, "noupdate": True}
            for name, made in records_by_name.items()
        ]
    )


def make(model, values_by_name):
    """Create records in one batch, with the rights of the model's user, and name them.

    Returns them in the order of `values_by_name`.
    """
    made = model.create(list(values_by_name.values()))
    name_records(model.sudo().env, dict(zip(values_by_name, made, strict=True)))
    return made


def load(model, values_by_name):
    """Create or renew the records of `model` in one batch, each under its name.

    The names are external identifiers of this addon, so that the records go with it.
    """
    return model._load_records(
        [
            {"xml_id": f"{MODULE}.{name}", "noupdate": True, "values": values}
            for name, values in values_by_name.items()
        ]
    )


def _names(env, model):
    return env["ir.model.data"].search([("module", "=", MODULE), ("model", "=", model)])
