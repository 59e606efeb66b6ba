"""Which numbered items are tasks, and what each of them says.

A task is the smallest numbered measure with its own heading or its own units. Aims,
principles and steps are none; an article of a regulation is one unless it only
defines, and items without a heading belong to the measure above them.
"""

import re
from collections import Counter

from .deadlines import first_deadline
from .model import Task
from .sections import is_aim, is_frame, is_generic, is_support
from .targets import find_targets
from .units import Roles, is_label_line

DEFINING = re.compile(
    r"^(?:为了?|根据|依据)[^。]*(?:制定|制订)本|"
    r"^本[^。,]{2,12}(?:所称|适用|是指|中的?)|"
    r"[^。]*(?:适用本|参照本|依照本[^。]{2,8}执行)|"
    r"^[^。]{0,30}自[^。]{2,20}(?:施行|实施|执行)|^[^。]{0,30}(?:负责解释|有效期)|"
    r"^本[^。]{2,12}由[^。]*解释"
)
SMALL_SYSTEMS = ("digit_paren", "digit_half", "circled", "decimal")


class Measures:
    """The tasks of an outline."""

    def __init__(self, outline):
        self.outline = outline
        self.text, self.folded = outline.text, outline.folded
        self._own = {}
        self._subtree = {}
        for node in outline.nodes():
            self._own[id(node)] = self._clauses_in(node.head, node.own_end)
        self._shorten_last()
        self._bearing = self._bearing_systems()
        self._closing_pattern = self._only_last_carries()

    def _clauses_in(self, begin, end):
        return [c for c in self.outline.clauses_in(begin, end) if c.roles]

    # --- clauses on the tree ------------------------------------------------------

    def _shorten_last(self):
        """The document's closing words stand behind the clause of its last measure."""
        last = None
        for node in self.outline.nodes():
            last = node
        own = self._own[id(last)] if last else None
        if not own:
            return
        end = own[-1].end
        while 0 <= (stop := self.text.find("\n", end, last.end)):
            if not is_label_line(self.folded, stop + 1):
                self._end_at(last, stop)
                return
            end = stop + 1

    @staticmethod
    def _end_at(node, end):
        while node:
            node.end = min(node.end, end)
            node = node.parent

    def _has_units(self, node):
        """Whether a clause stands anywhere in the node."""
        key = id(node)
        if key not in self._subtree:
            self._subtree[key] = bool(self._clauses_in(node.start, node.end))
        return self._subtree[key]

    def _bearing_systems(self):
        carrying = Counter()
        for node in self.outline.nodes():
            if self._own[id(node)]:
                carrying[node.system] += 1
        return carrying

    def _only_last_carries(self):
        """Numbering systems whose groups carry one clause, always at their end."""
        last_only, others = Counter(), Counter()
        for node in self.outline.nodes():
            if len(node.children) < 2 or not self._has_units(node):
                continue
            system = node.children[0].system
            if self._closes_group(node.children):
                last_only[system] += 1
            elif any(self._has_units(child) for child in node.children):
                others[system] += 1
        return {s for s, n in last_only.items() if n >= 2 and not others[s]}

    def _closes_group(self, children):
        carrying = [child for child in children if self._has_units(child)]
        return carrying == children[-1:]

    def _is_of_parent(self, children):
        """Whether the one clause at the end of a group is the whole group's."""
        last, system = children[-1], children[-1].system
        if last.children or not self._closes_group(children):
            return False
        run_in = self._are_run_in(children)
        if len(children) < 2 and not (run_in and system in SMALL_SYSTEMS):
            return False
        clause = self._clauses_in(last.start, last.end)[0]
        begin = self.folded.rfind("\n", 0, clause.start) + 1
        own_line = not self.folded[begin : clause.start].strip(" ")
        usual = system in self._closing_pattern or system in SMALL_SYSTEMS
        return own_line or run_in or usual

    def _are_run_in(self, children):
        """Whether the items only count off the sentences of one paragraph."""
        above, last = children[0].parent, children[-1]
        if above is None or is_generic(self.title(above)):
            return False
        clause = self._clauses_in(last.start, last.end)[0]
        return "\n" not in self.folded[above.start : clause.start]

    # --- the choice ---------------------------------------------------------------

    def chosen(self):
        """The nodes that are tasks, in order."""
        return self._choose(self.outline.roots)

    def _choose(self, nodes):
        tasks = []
        sections = any(self._is_group(node) for node in nodes)
        for node in nodes:
            if self._is_aim(node):
                continue
            if self._is_group(node):
                tasks += self._choose(node.children)
            elif self._is_task(node, sections):
                tasks.append(node)
        return tasks

    def _is_aim(self, node):
        """Aims and principles; 目标任务 is one too where no heading stands below it."""
        if self._has_units(node):
            return False
        title = self.title(node)
        measures = any(child.has_heading for child in node.children)
        return is_frame(title) or (is_aim(title) and not measures)

    def _is_group(self, node):
        """Whether the children of a node are measures of their own."""
        children = node.children
        if not children or self._is_of_parent(children):
            return False
        if any(self._has_units(child) for child in children):
            return True
        if node.system == "article":
            return False
        if children[0].system == "article":
            return True
        if self._bearing[node.system] and not self._bearing[children[0].system]:
            if not (is_generic(self.title(node)) or node.parent is None):
                return False
        headed = sum(
            1 for child in children if child.has_heading or self._is_group(child)
        )
        return headed * 2 >= len(children) or is_generic(self.title(node))

    def _is_task(self, node, among_sections):
        if self._has_units(node):
            return True
        title = self.title(node)
        if not title or node.printed[0] == node.printed[1]:
            return False
        if node.system == "article" or (
            node.parent and node.parent.system == "article"
        ):
            return not DEFINING.search(self.folded[node.head : node.end])
        if node.parent is None and (is_support(title) or is_generic(title)):
            return False
        if node.parent is None and among_sections:
            return node.has_heading
        return True

    def title(self, node):
        return self.text[slice(*node.title)]

    # --- what a task says -----------------------------------------------------------

    def tasks(self, year_hint=None):
        """list of Task, numbered and with their paths."""
        nodes = self.chosen()
        numbers = Numbers(self, nodes)
        parts = {id(node.part) for node in nodes if node.part}
        return [
            self._task(node, numbers.of(node), len(parts) > 1, year_hint)
            for node in nodes
        ]

    def _task(self, node, number, several_plans, year_hint):
        text = self.text[node.start : node.end].strip()
        roles = self._roles(node)
        open_text = self._without_clauses(node)
        return Task(
            number=number,
            title=self.title(node),
            path=self._path(node, several_plans),
            text=text,
            lead_units=roles.lead,
            responsible_units=roles.responsible,
            cooperating_units=roles.cooperating,
            deadline=first_deadline(self.text[node.head : node.said_end], year_hint),
            targets=find_targets(open_text),
            start=node.start,
        )

    def _roles(self, node):
        """The clauses in the node; without any, those of the heading above it."""
        clauses = self._clauses_in(node.start, node.end)
        while node.parent and not clauses:
            node = node.parent
            clauses = self._own[id(node)]
        return self._merged(clauses)

    @staticmethod
    def _merged(clauses):
        roles = Roles()
        for clause in clauses:
            roles.merge(clause.roles)
        return roles

    def _without_clauses(self, node):
        pieces, begin = [], node.head
        for clause in self._clauses_in(node.head, node.said_end):
            pieces += [self.text[begin : clause.start], "。"]
            begin = clause.end
        return "".join([*pieces, self.text[begin : node.said_end]])

    def _path(self, node, several_plans):
        path = []
        above = node.parent
        while above:
            path.append(self.text[above.start : above.title[1]].strip())
            above = above.parent
        if several_plans and node.part and node.part.title:
            path.append(node.part.title)
        return path[::-1]


class Numbers:
    """Numbers as printed; where a numbering restarts, those above it that differ."""

    def __init__(self, measures, tasks):
        self.text = measures.text
        support = [n for n in tasks if self._in_support(measures, n)]
        main = [n for n in tasks if not self._in_support(measures, n)]
        self.known = {}
        self._name(main, self._with_ancestors(main))
        self._name(support, self._with_ancestors(tasks))

    @staticmethod
    def _in_support(measures, node):
        while node.parent:
            node = node.parent
        return is_support(measures.title(node))

    @staticmethod
    def _with_ancestors(nodes):
        found = {}
        for node in nodes:
            while node and id(node) not in found:
                found[id(node)] = node
                node = node.parent
        return list(found.values())

    def of(self, node):
        return self.known[id(node)]

    def _name(self, tasks, relevant):
        by_system = {}
        for node in relevant:
            by_system.setdefault(node.system, []).append(node)
        wanted = {id(node) for node in tasks}
        for nodes in by_system.values():
            runs = self._runs(sorted(nodes, key=lambda node: node.start))
            prefixes = self._prefixes([self._shared(run) for run in runs])
            for run, prefix in zip(runs, prefixes, strict=True):
                for node in run:
                    if id(node) in wanted:
                        self.known[id(node)] = joined(prefix, self._printed(node))

    @staticmethod
    def _runs(nodes):
        """The nodes of one system cut where its numbering begins again."""
        runs = []
        for node in nodes:
            if not runs or node.value <= runs[-1][-1].value:
                runs.append([])
            runs[-1].append(node)
        return runs

    def _printed(self, node):
        if node is None:
            return ""
        return self.text[slice(*node.printed)].strip()

    def _shared(self, run):
        """Numbers above a run, nearest first, "" where its nodes do not agree."""
        chains = [self._chain(node) for node in run]
        return tuple(
            here[0] if len(set(here)) == 1 else ""
            for here in zip(*chains, strict=False)
        )

    @staticmethod
    def _prefixes(chains):
        """For each chain the numbers that tell it from the others, as few as do."""
        found, distinct = {}, list(dict.fromkeys(chains))
        for chain in distinct:
            others, prefix = [other for other in distinct if other != chain], ""
            for depth, here in enumerate(chain):
                same = [o for o in others if o[depth : depth + 1] in ((here,), ("",))]
                if here and len(same) < len(others):
                    prefix, others = joined(here, prefix), same
            found[chain] = prefix
        return [found[chain] for chain in chains]

    def _chain(self, node):
        """Numbers above a node, nearest first, the annex's last."""
        chain, above = [], node.parent
        while above:
            joint = "、" if above.system == "cn_dot" else ""
            chain.append(self._printed(above) + joint)
            above = above.parent
        return [*chain, node.part.label if node.part else ""]


def joined(number, below):
    """Two numbers put together, apart where their digits would run into one."""
    gap = " " if number[-1:].isdecimal() and below[:1].isdecimal() else ""
    return number + gap + below
