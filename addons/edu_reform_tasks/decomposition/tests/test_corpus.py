"""Every invented document of the corpus gives what its label says.

How labels are read and compared stands in corpus/DECISIONS.md.
"""

import json
import pathlib
import re
import unicodedata
import unittest

from .. import DecompositionError, decompose

CORPUS = pathlib.Path(__file__).parent / "corpus"
ROLES = ("lead_units", "responsible_units", "cooperating_units")


def squash(text):
    """Width folded, white space and punctuation dropped."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(text or "")))


def quantity(target):
    return (
        target["value"],
        target.get("value_max"),
        squash(target.get("unit")),
        target.get("comparator") or "=",
        target.get("year"),
    )


def limits_of(task):
    """Limits that would each be right, as {(text, date, recurs, months)}."""
    listed = [*(task.get("deadlines") or []), task.get("deadline")]
    return {
        squash(limit if isinstance(limit, str) else limit["text"])
        for limit in listed
        if limit
    }


class Comparison:
    """The differences between a label and what was found: ``lines`` of text."""

    def __init__(self, label, found):
        self.lines = []
        self.head(label, found)
        optional = {squash(task["title"]) for task in label.get("optional_tasks") or []}
        wanted = label["tasks"]
        got = [
            task
            for task in found["tasks"]
            if squash(task["title"]) not in optional
            or squash(task["title"]) in {squash(one["title"]) for one in wanted}
        ]
        titles = [squash(task["title"]) for task in wanted]
        if titles != [squash(task["title"]) for task in got]:
            self.differ(
                "tasks", [t["title"] for t in wanted], [t["title"] for t in got]
            )
            return
        for want, have in zip(wanted, got, strict=True):
            self.task(want, have)

    def differ(self, what, want, have):
        self.lines.append(f"{what}:\n    label {want}\n    found {have}")

    def head(self, label, found):
        titles = [label.get("title"), *(label.get("title_also") or [])]
        if squash(found["title"]) not in {squash(title) for title in titles}:
            self.differ("title", titles, found["title"])
        for name in ("document_number", "issuer", "issued_on"):
            if name in label and squash(label[name]) != squash(found[name]):
                self.differ(name, label[name], found[name])

    def task(self, want, have):
        where = f"{want.get('number')} {want['title'][:12]}"
        for name in ("number", "path", *ROLES):
            if name not in want:
                continue
            pair = [
                [squash(one) for one in (side[name] or [])]
                if name != "number"
                else squash(side[name])
                for side in (want, have)
            ]
            if pair[0] != pair[1]:
                self.differ(f"{where} {name}", want[name], have[name])
        if "title_printed" in want:
            printed = have.get("title_clean") or have["title"]
            if squash(want["title_printed"]) != squash(printed):
                self.differ(f"{where} title_printed", want["title_printed"], printed)
        self.deadline(where, want, have)
        self.targets(where, want, have)

    def deadline(self, where, want, have):
        if "deadline" not in want:
            return
        limit = have["deadline"]
        for optional in want.get("optional_deadlines") or []:
            if limit and squash(limit["text"]) == squash(optional["text"]):
                if limit["date"] != optional["date"]:
                    self.differ(f"{where} optional date", optional, limit)
                return
        right = limits_of(want)
        if bool(right) != bool(limit) or (limit and squash(limit["text"]) not in right):
            self.differ(f"{where} deadline", want["deadline"], limit)
        elif limit and squash(limit["text"]) == squash(want["deadline"]["text"]):
            if want["deadline"] != {
                **want["deadline"],
                **limit,
                "text": want["deadline"]["text"],
            }:
                self.differ(f"{where} deadline", want["deadline"], limit)

    def targets(self, where, want, have):
        if "targets" not in want:
            return
        free = [squash(text) for text in want.get("optional_targets") or []]
        got = [
            target
            for target in have["targets"]
            if not any(
                squash(target["text"]) in text or text in squash(target["text"])
                for text in free
            )
            or quantity(target) in [quantity(one) for one in want["targets"]]
        ]
        if sorted(map(str, map(quantity, want["targets"]))) != sorted(
            map(str, map(quantity, got))
        ):
            self.differ(
                f"{where} targets",
                [quantity(target) for target in want["targets"]],
                [(*quantity(target), target["text"]) for target in got],
            )


class TestCorpus(unittest.TestCase):
    def test_every_document(self):
        labels = sorted(CORPUS.glob("*.json"))
        self.assertGreaterEqual(len(labels), 60)
        for label in labels:
            with self.subTest(label.stem):
                self.compare(label)

    def compare(self, path):
        label = json.loads(path.read_text(encoding="utf-8"))
        [document] = [
            other
            for other in CORPUS.glob(f"{path.stem.removesuffix('.gb18030')}.*")
            if other.suffix != ".json"
        ]
        if "error" in label:
            with self.assertRaises(DecompositionError) as refused:
                decompose(document.read_bytes(), document.name)
            self.assertEqual(refused.exception.code, label["error"])
            return
        found = decompose(document.read_bytes(), document.name).to_json()
        differences = Comparison(label, found).lines
        self.assertFalse(differences, "\n" + "\n".join(differences))


if __name__ == "__main__":
    unittest.main()
