"""Reading costs in proportion to the length of a text, whatever it repeats."""

import sys
import time
import unittest
from contextlib import suppress

from .. import DecompositionError, decompose_text

HEAD = "序号 重点任务 责任单位 完成时限\n"
REPEATED = {
    "numbers alone": "一、\n（一）\n1.\n",
    "heads of tables": HEAD,
    "heads one a line": HEAD.replace(" ", "\n"),
    "first heads": "序号\n任务\n",
    "short lines": "甲乙丙丁\n",
    "titles": "青禾市实施方案\n一、健全\n",
    "boxes": "专栏1\n1.健全\n",
}
ROWS = {
    "laid out": "{}    健全督导机制    市教育局    年底\n",
    "in order": "{} 健全督导机制 市教育局\n市财政局 年底\n",
    "one cell a line": "{}\n健全督导机制\n\n市教育局\n\n年底\n",
}
MARKS = "0一（）〕】，。：-% 每年月“”《》"
TIMES, ROW_COUNT, LONG = 300, 150, 60_000
SECONDS = 5


def steps(text):
    """How many calls reading a text takes."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        with suppress(DecompositionError):
            decompose_text(text)
    finally:
        sys.setprofile(None)
    return count


class TestEffort(unittest.TestCase):
    def assert_linear(self, short, long):
        self.assertLess(steps(long), 2.5 * steps(short) + 2000)

    def test_repeated_lines(self):
        for name, lines in REPEATED.items():
            with self.subTest(name):
                self.assert_linear(lines * TIMES, lines * 2 * TIMES)
                self.assertLess(steps(lines * TIMES) / len(lines * TIMES), 250)

    def test_long_tables(self):
        for name, row in ROWS.items():
            head = HEAD.replace(" ", "    " if name == "laid out" else " ")
            head = HEAD.replace(" ", "\n\n") if name == "one cell a line" else head
            table = [row.format(at) for at in range(1, 4 * ROW_COUNT)]
            with self.subTest(name):
                short = head + "".join(table[: 2 * ROW_COUNT])
                self.assert_linear(short, head + "".join(table))

    def test_runs_of_one_character(self):
        for mark in MARKS:
            with self.subTest(mark):
                started = time.process_time()
                with suppress(DecompositionError):
                    decompose_text("一、健全机制。\n" + mark * LONG)
                self.assertLess(time.process_time() - started, SECONDS)
