"""What the house declares, as tables; a check compares the database with them."""

import csv
from pathlib import Path

PLACES = [Path(__file__).parent]


def rows(table):
    """Return the rows of a table as dicts, from every place that holds it."""
    files = [place / f"{table}.csv" for place in PLACES]
    return [
        row
        for file in files
        if file.exists()
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    ]


def verbs(table):
    """Return {key of the row: set of verbs}; the key is every column before `verbs`."""
    found = {}
    for row in rows(table):
        columns = list(row)
        key = tuple(row[name] for name in columns[: columns.index("verbs")])
        found[key] = set(row["verbs"].split())
    return found
