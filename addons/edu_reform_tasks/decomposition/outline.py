"""The tree of numbered headings of a document.

Which numbering nests in which is read from the document itself: a system that
starts again inside another one stands below it; where nothing tells, the usual
order (章, 条, 一、, （一）, 1., （1）, ①) holds.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from .characters import bracket_ends, fold
from .lines import ANNEX, DATE_LINE
from .numbering import Mark, marks_of_line, rank_of
from .sections import is_frame, is_generic, is_support
from .units import find_clauses

BOX = re.compile(
    r"^\s*(?:(?:专栏|专题)\s*[0-9一二三四五六七八九十]{0,3}(?![、.。])|(?:备?注|说明|"
    r"填表说明)\s*[:1])"
)
STOP = re.compile(r"^\s*(?:\(?此件|抄送|抄报|主题词|附\s*[件表]|印发范围)")
PLAN_TITLE = re.compile(
    r"^[^。;:!?]{4,80}(?:方案|意见|办法|计划|规划|纲要|要点|清单|细则|规定|措施|任务|"
    r"分工|安排|"
    r"任务书|责任书|台账|制度|规程|指南|标准|机制|行动|分工表|分解表|任务表|明细表|"
    r"一览表)"
    r"\s*(?:[(][^()]*[)])*\s*$"
)
NUMBERED_END = re.compile(r"[0-9]")
SENTENCE_END = "。!?"
LONGEST_HEADING = 45
LONGEST_OWN_LINE = 70
LONGEST_COLON_HEADING = 22
MOST_COMMAS = 3


@dataclass
class Node:
    """A numbered item: ``text[start:end]`` with all below it.

    ``head`` is where its text begins behind the number, ``body`` where the heading
    ends; ``title`` is a span; ``box`` is where the first box behind ``head`` begins.
    ``part`` is the title of the annex it stands in.
    """

    system: str
    value: int
    start: int
    head: int
    printed: tuple[int, int]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    end: int = 0
    box: int = 0
    title: tuple[int, int] = (0, 0)
    body: int = 0
    has_heading: bool = False
    own_line: bool = False
    part: "Part | None" = None

    @property
    def said_end(self):
        """Where the node's own words stop: at a box, at the latest at its end."""
        return min(self.box, self.end)

    @property
    def own_end(self):
        """Where the node's own text stops: at its first child."""
        return self.children[0].start if self.children else self.end


@dataclass
class Part:
    """A plan inside a document: the annex's number and title, as printed."""

    label: str = ""
    title: str = ""


class Outline:
    """The tree over a text: ``roots`` are its outermost nodes."""

    def __init__(self, text, lines, stops=()):
        """``lines``: (start, end) spans; ``stops``: offsets nothing reaches across."""
        self.text = text
        self.folded = fold(text)
        self.brackets = bracket_ends(self.folded)
        self.clauses = find_clauses(text)
        self._clause_ends = {clause.end for clause in self.clauses}
        self._clause_starts = [clause.start for clause in self.clauses]
        self.lines = lines
        self.stops = set(stops)
        self.roots = []
        self._open = []
        self._boxes = []
        self._part = None
        self._last = {}
        self._order = Order(self.folded, lines)
        self._grow()
        if not self.roots:
            self._grow_unnumbered()
        self._note_boxes()
        for node in self.nodes():
            read_heading(self, node)

    def nodes(self):
        """All nodes in the order of the text."""
        waiting = list(reversed(self.roots))
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def clauses_in(self, begin, end):
        """The clauses of units that begin between two offsets."""
        first = bisect_left(self._clause_starts, begin)
        return self.clauses[first : bisect_left(self._clause_starts, end)]

    # --- growing ----------------------------------------------------------------

    def _grow(self):
        box = False
        for at, (start, end) in enumerate(self.lines):
            line = self.folded[start:end]
            if self._is_boundary(at, start, line):
                self._close(start)
                self._enter_part(at)
                box = False
                continue
            if BOX.search(line):
                box = True
                self._boxes.append(start)
            first = end - len(line.lstrip())
            for mark in marks_of_line(self.folded, start, end):
                if box and not self._resumes(mark):
                    continue
                if mark.start > first and not self._follows(mark, start):
                    continue
                box = False
                self._place(mark)
        self._close(len(self.text))

    def _note_boxes(self):
        """What a box (专栏) says is not said by the measure it happens to follow."""
        for node in self.nodes():
            at = bisect_left(self._boxes, node.head)
            node.box = next(iter(self._boxes[at : at + 1]), node.end)

    def _grow_unnumbered(self):
        """A plan without numbers: short lines alone head what stands below them."""
        for at, (start, end) in enumerate(self.lines):
            line = self.folded[start:end]
            if self._is_boundary(at, start, line):
                self._close(start)
            elif at and _is_plain_heading(line):
                begin = start + len(line) - len(line.lstrip(" "))
                self._place(Mark(self._level(at), 1, begin, begin, (begin, begin)))
        self._close(len(self.text))

    def _level(self, at):
        """A heading above a heading, or of a stock section, is an outer one."""
        line, below = self.folded[slice(*self.lines[at])], self.lines[at + 1 : at + 2]
        outer = below and _is_plain_heading(self.folded[slice(*below[0])])
        stock = is_frame(line) or is_support(line) or is_generic(line)
        return "heading" if outer or stock else "subheading"

    def _place(self, mark):
        node = Node(mark.system, mark.value, mark.start, mark.end, mark.printed)
        node.part = self._part
        while self._open and not self._order.above(self._open[-1].system, mark.system):
            self._open.pop().end = mark.start
        node.parent = self._open[-1] if self._open else None
        (node.parent.children if node.parent else self.roots).append(node)
        self._last[node.system] = node.value
        self._open.append(node)

    def _close(self, offset):
        while self._open:
            self._open.pop().end = offset

    def _resumes(self, mark):
        """After a box: the number the plan's own numbering goes on with."""
        same = [node for node in self._open if node.system == mark.system]
        if same:
            return mark.value == same[-1].value + 1
        return bool(self._open) and rank_of(mark.system) < rank_of(
            self._open[-1].system
        )

    def _follows(self, mark, line):
        """A number inside a line counts only as the next one of an open numbering.

        Behind a bracket it does only where the bracket is a clause of units.
        """
        end = mark.start
        while end > line and self.folded[end - 1] == " ":
            end -= 1
        if self.folded[end - 1] == ")" and end not in self._clause_ends:
            return False
        same = [node for node in self._open if node.system == mark.system]
        if same and mark.value == same[-1].value + 1:
            return True
        if mark.value == 1 and not same:
            return True
        return mark.value == self._last.get(mark.system, -1) + 1

    # --- boundaries ---------------------------------------------------------------

    def _is_boundary(self, at, start, line):
        if start in self.stops or STOP.search(line) or DATE_LINE.search(line):
            return True
        if self._is_signature(at, line):
            return True
        return self._is_title_of_plan(at, line)

    def _is_signature(self, at, line):
        """A short line without punctuation above a date or at the very end."""
        bare = line.strip()
        if (
            not 4 <= len(bare) <= 40
            or re.search(r"[。;:,!?]", bare)
            or self._marked(at)
        ):
            return False
        after = self.lines[at + 1 : at + 2]
        if not after:
            return bool(re.search(r"(?:局|委|府|室|组|会|厅|部|院|办)$", bare))
        return bool(DATE_LINE.search(self.folded[slice(*after[0])]))

    def _is_title_of_plan(self, at, line):
        """The title of the next plan: a numbering begins anew right below it."""
        if not PLAN_TITLE.search(line) or self._marked(at):
            return False
        for start, end in self.lines[at + 1 : at + 12]:
            for mark in marks_of_line(self.folded, start, end):
                top = self._open[0].system if self._open else mark.system
                fresh = rank_of(mark.system) <= rank_of(top)
                return mark.value == 1 and fresh
        return False

    def _marked(self, at):
        start, end = self.lines[at]
        first = next(marks_of_line(self.folded, start, end), None)
        return first is not None and not self.folded[start : first.start].strip()

    def _enter_part(self, at):
        start, end = self.lines[at]
        line = self.text[start:end].strip()
        if ANNEX.search(fold(line)):
            self._part = Part(line.rstrip("：:"))
        elif PLAN_TITLE.search(fold(line)):
            if self._part and not self._part.title:
                self._part.title = line
            else:
                self._part = Part("", line)


def _is_plain_heading(line):
    return 4 <= len(line.strip()) <= 25 and not re.search(r"[。;:,!?\t]", line)


class Order:
    """Which numbering system stands above which in one document."""

    def __init__(self, folded, lines):
        self.systems = []
        restarts = Counter()
        seen, between = {}, {}
        for start, end in lines:
            mark = next(marks_of_line(folded, start, end), None)
            if mark is None or folded[start : mark.start].strip():
                continue
            if mark.system not in self.systems:
                self.systems.append(mark.system)
            self._count(mark, seen, between, restarts)
        self.restarts = restarts

    @staticmethod
    def _count(mark, seen, between, restarts):
        """Note under which systems a numbering begins again."""
        system = mark.system
        if system in seen and mark.value == 1 and between[system]:
            cause = min(between[system], key=rank_of)
            restarts[cause, system] += 1
        seen[system] = mark.value
        for other in between:
            if other != system and mark.value > 1:
                between[other].add(system)
        between[system] = set()

    def above(self, upper, lower):
        """Whether ``lower`` nests in ``upper``."""
        if upper == lower:
            return False
        for system in (upper, lower):
            if system not in self.systems:
                self.systems.append(system)
        down, up = self.restarts[upper, lower], self.restarts[lower, upper]
        if max(down, up) >= 2 and down != up:
            return down > up
        if rank_of(upper) == rank_of(lower):
            return self.systems.index(upper) < self.systems.index(lower)
        return rank_of(upper) < rank_of(lower)


# --- headings ---------------------------------------------------------------------


def read_heading(outline, node):
    """Fill ``title``, ``body``, ``has_heading`` and ``own_line`` of a node."""
    folded, own_end = outline.folded, node.own_end
    if node.system == "article" and folded[node.head : node.head + 1] in ("(", "<"):
        if _bracketed_heading(outline, node):
            return
    line_end = folded.find("\n", node.head, own_end)
    line_end = own_end if line_end < 0 else line_end
    stop = _first_stop(outline, node.head, line_end)
    node.own_line = stop >= line_end or not folded[stop + 1 : line_end].strip(" 。")
    title_end = _without_clauses(outline, node.head, min(stop, line_end))
    below = _has_text(outline, max(min(stop + 1, node.end), title_end), node.end)
    if node.own_line:
        node.has_heading = _is_short(folded[node.head : title_end], LONGEST_OWN_LINE)
    else:
        node.has_heading = _is_short(folded[node.head : title_end], LONGEST_HEADING)
    if not node.own_line or not below:
        cut = _early_cut(outline, node.head, title_end, line_end)
        if cut:
            title_end, below, node.has_heading = cut, True, True
    node.has_heading = node.has_heading and below
    node.title = _trim(folded, node.head, title_end)
    node.body = node.title[1]


def _bracketed_heading(outline, node):
    """第三条 〔职务成果赋权〕 …: the heading of an article in brackets."""
    end = outline.brackets.get(node.head, node.head)
    inner = outline.folded[node.head + 1 : end - 1]
    if not 2 <= len(inner) <= 20 or re.search("[,。:、]", inner):
        return False
    node.title, node.body = (node.head + 1, end - 1), end
    node.has_heading = True
    return True


def _is_short(title, longest):
    return 2 <= len(title.strip()) <= longest and title.count(",") < MOST_COMMAS


def _first_stop(outline, begin, end):
    """Offset of the first sentence end outside brackets and quotes, or ``end``."""
    folded, at, quoted = outline.folded, begin, 0
    while at < end:
        mark = folded[at]
        if mark == "(":
            at = min(outline.brackets[at], end)
            continue
        quoted = max(0, quoted + (mark in "《“") - (mark in "》”"))
        if mark in SENTENCE_END and not quoted:
            return at
        at += 1
    return _any_stop(folded, begin, end) if quoted else end


def _any_stop(folded, begin, end):
    found = [at for at in (folded.find(m, begin, end) for m in SENTENCE_END) if at >= 0]
    return min(found, default=end)


def _without_clauses(outline, begin, end):
    """The end of a heading before the clause of units it closes with."""
    clauses = outline.clauses_in(begin + 1, end)
    if clauses and not outline.folded[clauses[-1].end : end].strip(" 。"):
        return clauses[0].start
    return end


def _has_text(outline, begin, end):
    """Whether anything but clauses of units stands between two offsets."""
    for clause in outline.clauses_in(begin, end):
        if outline.folded[begin : clause.start].strip(" 。\n;"):
            return True
        begin = clause.end
    return bool(outline.folded[begin:end].strip(" 。\n;"))


def _early_cut(outline, begin, title_end, line_end):
    """A heading closed by ： or a gap instead of 。, or None."""
    line = outline.folded[begin:line_end]
    for pattern in (
        r"^[^:,。;]{4,22}:(?=.{8,})",
        r"^[^ :,。;]{4,22} +(?=[一-鿿“《][^ ]{15,}[。;])",
    ):
        match = re.search(pattern, line)
        if match and not re.search(
            r"(?:包括|如下|做到|即|其中|单位|部门|分别是|分别为)[: ]", match[0]
        ):
            return begin + len(match[0].rstrip(": "))
    return None


def _trim(folded, begin, end):
    while begin < end and folded[begin] in " 、.:":
        begin += 1
    while end > begin and folded[end - 1] in " 。:;,.":
        end -= 1
    return begin, end
