"""House rules: each takes the text of a file (or its syntax tree) and yields findings.

A finding is ``(line, sentence)``. What the linters know already is not repeated here.
"""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

Finding = tuple[int, str]

TODAY = "the day comes from edu_base/tools/dates.py:today() alone"
CLOCKS = {"today", "context_today", "utcnow"}
CLOCK_OWNERS = {"date", "Date", "datetime"}
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM)\b")
SQL_CLOCK = re.compile(r"\b(CURRENT_DATE|CURRENT_TIMESTAMP|LOCALTIMESTAMP)\b", re.I)
SQL_NOW = re.compile(r"\b(now|clock_timestamp|statement_timestamp)\s*\(\s*\)", re.I)
RELATIVE = re.compile(r"^\s*(today|now|=(week|month|year|quarter)_start)\b")
OPERATORS = {"=", "!=", "<", "<=", ">", ">=", "in", "not in", "any", "child_of"}
EVERYTHING = re.compile(r"""\(\s*(1|'1'|"1")\s*,\s*(['"])=\2\s*,\s*\1\s*\)""")
LONGEST = 40  # lines of a method

HOST = re.compile(r"https?://([\w.-]+)")
# Names, nothing to fetch from: XML namespaces, licences, invented hosts, loopback.
NAMES_ONLY = re.compile(
    r"^(127\.0\.0\.1|localhost|0\.0\.0\.0|www\.w3\.org|(www\.)?gnu\.org"
    r"|schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.org"
    r"|([\w-]+\.)*example(\.(com|org|net|cn))?|([\w-]+\.)*(invalid|test))$"
)
# Where packages come from is the machine's business; spelt so as to name none.
REGISTRY = re.compile(
    r"\b[\w.]*(?:py(?:pi|thonhosted)|npm(?:js)|golang|debian|ubuntu)"
    r"\.(?:org|com|net)\b"
)
MACHINE = re.compile(
    r"(?<![\w.~-])/(work|opt/dev|root|home/\w+|Users/\w+)(?=[/\s'\"`]|$)"
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def one_today(tree: ast.Module) -> Iterator[Finding]:
    """No other clock than today(), in Python or in SQL written in Python."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and clock(node):
            yield node.lineno, TODAY
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if SQL_CLOCK.search(node.value) or (
                SQL.search(node.value) and SQL_NOW.search(node.value)
            ):
                yield node.lineno, TODAY


def clock(node: ast.Attribute) -> bool:
    """``date.today``, ``fields.Date.context_today``, ``datetime.now`` and the like.

    ``fields.Datetime.now`` is an instant in UTC, not a day, and stays allowed.
    """
    owner = node.value
    named = getattr(owner, "attr", None) or getattr(owner, "id", None)
    if named == "datetime" and node.attr == "now":
        return True
    return node.attr in CLOCKS and named in CLOCK_OWNERS | {"Datetime"}


def no_relative_day(tree: ast.Module) -> Iterator[Finding]:
    """No ``today`` as text in a domain: it is evaluated in the user's time zone."""
    for node in ast.walk(tree):
        leaf = ()
        if isinstance(node, ast.Tuple | ast.List):
            leaf = node.elts
        elif isinstance(node, ast.Call):
            leaf = node.args
        values = [getattr(part, "value", None) for part in leaf]
        if len(values) == 3 and values[1] in OPERATORS and isinstance(values[2], str):
            if RELATIVE.match(values[2]):
                yield node.lineno, TODAY


def no_open_rule(source: str) -> Iterator[Finding]:
    """No record rule that lets everything through."""
    for found in EVERYTHING.finditer(source):
        yield source.count("\n", 0, found.start()) + 1, "a rule that admits everything"


def no_empty_rule(source: str) -> Iterator[Finding]:
    """A record rule without a domain lets everything through as well."""
    for record in ET.fromstring(source.encode()).iter("record"):
        if record.get("model") == "ir.rule":
            domains = [
                f for f in record.iter("field") if f.get("name") == "domain_force"
            ]
            told = (domains[0].text or domains[0].get("eval") or "") if domains else ""
            if told.strip() in ("", "[]"):
                yield 1, f"the rule {record.get('id')} has no domain"


def no_frozen_rule(source: str) -> Iterator[Finding]:
    """An upgrade brings a record rule up to date: who sees what follows the addon."""
    for data in ET.fromstring(source.encode()).iter():
        if data.get("noupdate") in ("1", "true", "True"):
            for record in data.iterfind(".//record[@model='ir.rule']"):
                yield 1, f"no upgrade would change the rule {record.get('id')}"


def no_commit(tree: ast.Module) -> Iterator[Finding]:
    """A model leaves the transaction to whoever called it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = getattr(node.func.value, "attr", getattr(node.func.value, "id", ""))
            if node.func.attr in ("commit", "rollback") and owner in ("cr", "_cr"):
                yield node.lineno, f"cr.{node.func.attr}() in an addon"


def no_long_method(tree: ast.Module) -> Iterator[Finding]:
    """A method that a reader can hold in the head."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST:
                yield (
                    node.lineno,
                    f"{node.name} has {length} lines, {LONGEST} is the most",
                )


def lines(pattern: re.Pattern, sentence: str, source: str) -> Iterator[Finding]:
    for number, line in enumerate(source.splitlines(), 1):
        if found := pattern.search(line):
            yield number, f"{sentence}: {found[0]}"


def no_host(source: str) -> Iterator[Finding]:
    """No address of the network outside: nothing here calls out."""
    for number, line in enumerate(source.splitlines(), 1):
        for host in HOST.findall(line):
            if not NAMES_ONLY.match(host):
                yield number, f"names the host {host}"
    yield from lines(REGISTRY, "names a registry", source)


def no_machine(source: str) -> Iterator[Finding]:
    """No path of somebody's machine."""
    yield from lines(MACHINE, "names a path of one machine", source)


def nothing_unfinished(source: str) -> Iterator[Finding]:
    yield from lines(UNFINISHED, "is marked as unfinished", source)
