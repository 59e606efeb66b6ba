"""Which clause of the policies a rule measures and a test proves."""

import ast
import csv
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("edu_base/data/edu.clause.csv")
CODE = re.compile(r"\b(?:JJ|TS|GY|SH|MJ|B)\d{2}\b")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
REFERENCE = re.compile(r"\bclause_([A-Z]+\d+)\b")


@dataclass(frozen=True)
class Cover:
    """A clause, the rules that measure it and the files of tests that name it."""

    code: str
    term: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def line(self) -> str:
        told = [*(f"rule {name}" for name in self.rules), *self.tests] or ["–"]
        return f"{self.code:5} {self.term}  [{', '.join(told)}]"


def covered(root: Path) -> list[Cover]:
    """Return every clause of the table, in its order, with what covers it."""
    rules, tests = defaultdict(list), defaultdict(list)
    for name, code in named_by_rules(root):
        rules[code].append(name)
    for file, code in named_by_tests(root):
        tests[code].append(file)
    with (root / "addons" / TABLE).open(encoding="utf-8", newline="") as table:
        return [
            Cover(
                row["code"],
                row["term"],
                tuple(rules[row["code"]]),
                tuple(sorted(set(tests[row["code"]]))),
            )
            for row in csv.DictReader(table)
        ]


def named_by_rules(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (code of a rule, code of a clause) of the data of all addons."""
    for file in sorted(root.glob("addons/*/data/*.xml")):
        for record in ET.parse(file).iter("record"):
            if record.get("model") == "edu.rule":
                fields = {field.get("name"): field for field in record.iter("field")}
                name = fields["code"].text
                clauses = fields.get("clause_ids")
                told = "" if clauses is None else clauses.get("eval", "")
                yield from ((name, code) for code in REFERENCE.findall(told))


def named_by_tests(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (name of a file of tests, code of a clause) of all docstrings."""
    for folder in ("addons", "tests"):
        for file in sorted((root / folder).rglob("test_*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                text = isinstance(node, DOCUMENTED) and ast.get_docstring(node)
                yield from ((file.stem, code) for code in CODE.findall(text or ""))


def report(covers: list[Cover], missing: bool) -> list[str]:
    """Return the lines to print: the clauses, then the sums."""
    bare = [cover for cover in covers if not cover.rules and not cover.tests]
    sums = (
        f"{len(covers)} clauses: {sum(bool(c.rules) for c in covers)} with a rule, "
        f"{sum(bool(c.tests) for c in covers)} with a test, {len(bare)} with neither"
    )
    return [*(cover.line for cover in (bare if missing else covers)), sums]
