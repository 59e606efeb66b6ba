"""Who does a measure: clauses of units and the roles they name.

A clause stands in brackets (labelled, or closed by a verb such as 牵头 or 负责), on
a line of its own, behind a label such as 责任单位, or is the closing sentence
由X牵头，Y配合. Names are given as printed.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .characters import bracket_ends, fold

LEAD, RESPONSIBLE, COOPERATING = "lead", "responsible", "cooperating"

LEAD_WORDS = "牵头|领衔"
COOPERATING_WORDS = "配合|参与|参加|协助|协办|协同|协作|支持"
RESPONSIBLE_WORDS = (
    "责任|主责|负责|实施|承办|主办|主管|落实|承担|完成|执行|组织|督办|承接|推进"
)
ROLE_WORDS = f"{LEAD_WORDS}|{COOPERATING_WORDS}|{RESPONSIBLE_WORDS}"
BODY_WORDS = "单位|部门|科室|处室|股室|主体|机构|地区"
# Labels of persons, times and products: they end the names before them.
OTHER_LABEL = re.compile(
    r"时限|时间|期限|节点|领导|责任人|联系人|负责人|目标|成果|措施|备注|进度|电话|编辑|"
    r"阶段|任务|内容|审核|来源"
)
UNIT_LABEL = re.compile(
    rf"[市县区省州国家级直属本校主要第一二项目工作其共同]*"
    rf"(?:(?:{ROLE_WORDS}|{BODY_WORDS})[(),、和及与或/]*)+(?:名单|名称)?"
)
HAS_ROLE = re.compile(ROLE_WORDS)
BARE_LABEL = re.compile(r"牵头|责任|配合|负责|主责|参与|协办|协助|主办|承办|分工")
LABEL = re.compile(
    r"(?:^|(?<=[\n\s(,;。!?、)]))(?P<label>[一-鿿()/、]{2,16})[ ]*:"
    r"|(?:^|(?<=[\n\s。;]))[(](?P<boxed>[一-鿿]{2,10})[)][ ]*:?(?=[ ]*[一-鿿])",
    re.MULTILINE,
)
FIRST_ROLE = re.compile(
    rf"(?P<lead>{LEAD_WORDS})|(?P<cooperating>{COOPERATING_WORDS})|"
    rf"(?P<responsible>{RESPONSIBLE_WORDS})"
)
# 按职责分工负责, 牵头负责, 等部门配合 …: what closes a list of names.
CLOSING = re.compile(
    r"(?:分别|共同|具体|根据|按照|按|各自|各|其|依据|依|联合|统筹|予以|做好|给予)*"
    r"(?:职责|职能|责任|任务|权限|部门)?(?:分工|范围)?"
    r"(?P<verb>(?:牵头|领衔|负责|负总责|组织实施|组织落实|抓好落实|实施|落实|配合|"
    r"参与|协助|协办|协同|协作|参加|支持|承办|主办|承担|推进|完成|主责)+)"
    r"(?:工作|任务)?$"
)
AND_OTHERS = re.compile(
    r"(?<![高初中同平优])等(?:[0-9一二三四五六七八九十]+)?(?:个|家)?"
    r"(?:市直|区直|县直|省直|有关|相关|成员|责任|职能|市级|县级)*"
    r"(?:部门|单位|科室|处室|和|、)*$"
)
GENERIC = re.compile(
    r"^(?:市|县|区|省|州|乡|镇|直|级|属|各|地|及|和|全|等)*(?:有关|相关|其他|其它)"
    r"|^被[一-鿿]{2,4}(?:单位|部门|学校)$|^等?(?:职能|责任|主管)*(?:部门|单位|"
    r"科室|处室|、|和|及)*$"
)
UNIT_ENDING = (
    "局|委|办|部|厅|院|会|府|中心|学校|大学|公司|集团|联|署|处|室|科|股|站|所|馆|校|"
    "园|行|店|队|镇|街道|乡|区|县|市|州|旗|盟|单位|部门|组|台|社|村|协|机构|企业|司|"
    "组织|"
    "基地|地方|地|督导|专班|政协|人大|工会|园区|新区|社区|委会|小学|中学|高中|初中|"
    "幼儿园"
)
ENDS_AS_UNIT = re.compile(
    rf"(?:{UNIT_ENDING})(?:[(][^()]*(?:[(][^()]*[)][^()]*)?[)])?$"
)
STARTS_AS_UNIT = re.compile(
    r"^(?:[省市县区州旗镇乡校院团国各教妇]|[一-鿿]{2,8}?[省市县区州旗镇乡])"
)
JOINT = re.compile(r"以及|会同|联合|和|及|与|暨")
TIME = re.compile(r"^(?:20[0-9]{2}|[0-9]{1,2}月|年底|每年|持续|长期|常态|立即|全年)")
NOBODY = frozenset(("无", "/", "-", "略", "同上"))
BARE_PLACE = re.compile(r"^各(?:乡镇|镇|乡|县|区|市|州|旗|盟|设区市)$")
BRACKETED_PLACE = re.compile(r"^各(?:设区市|市|县|区|州|盟)[(][^()]*[)]$")
ITS_GOVERNMENT = re.compile(
    r"^[县区旗市](?:[(][^()]*[)])?(?:党委|(?:人民)?政府)(?:和政府)?$"
)
PLACE_AGAIN = re.compile(r"^(?:县|区|旗|街道|乡|镇|市[(]|州[(]|县[(])")
BARE_GOVERNMENT = re.compile(r"^(?:人民)?政府$")
LEADING = re.compile(
    r"^(?:[^,、。()]{0,8}(?:工作|任务|事项|措施|项目)由|由|请|和|及|与|以及|会同|并由|"
    r"并|其中|再由|包括|[.:*-])+"
)
# 。以下均需各级人民政府落实，不再列出: a remark on the measures that follow.
FOLLOWING = re.compile(r"[。,;] *以下[^。]{0,60}(?:不再[一-鿿]{0,4}列出|下同)。?$")
BARE_NOTE = re.compile(r"^(?:列|排)[^、,]{0,6}(?:位|名|前)的?[^、,]*$|^(?:以)?下同$")
NOTE = re.compile(r"[(][^()]*(?:排名|排在|列在|列第|首位|第一位|下同)[^()]*[)]")
ROLE_NOTE = re.compile(
    r"[(] ?(?P<word>牵头|主责|负责|责任|配合|参与|协助|协办)(?:单位|部门)? ?[)]$"
)
SEPARATORS = frozenset("、,;。\n ")
LONGEST_NAME = 60
LONGEST_CLAUSE = 1000
LONGEST_TAIL = 40


@dataclass
class Roles:
    """Names by role, each once, in the order printed."""

    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)

    def add(self, role, names):
        """Add names to a role; the first role a name is given stays."""
        known = {*self.lead, *self.responsible, *self.cooperating}
        fresh = [name for name in dict.fromkeys(names) if name not in known]
        getattr(self, role).extend(fresh)

    def merge(self, other):
        for role in (LEAD, RESPONSIBLE, COOPERATING):
            self.add(role, getattr(other, role))

    def __bool__(self):
        return bool(self.lead or self.responsible or self.cooperating)


@dataclass
class Clause:
    """A clause of units, ``text[start:end]`` with its brackets and label."""

    start: int
    end: int
    roles: Roles


# --- names ------------------------------------------------------------------------


def split_units(text):
    """Names of units in a list of them, as printed, generic ones left out."""
    return [name for piece in _pieces(text) for name in _names(piece)]


def _pieces(text):
    """The list cut at its separators outside of brackets."""
    pieces, depth, begin = [], 0, 0
    folded = fold(text)
    for offset, mark in enumerate(folded):
        depth = max(0, depth + (mark == "(") - (mark == ")"))
        if mark not in SEPARATORS or depth:
            continue
        if mark == "\n" and not _is_whole(folded[begin:offset].strip()):
            continue
        pieces.append(text[begin:offset].replace("\n", ""))
        begin = offset + 1
    pieces.append(text[begin:].replace("\n", ""))
    return _rejoin([piece.strip() for piece in pieces if piece.strip()])


def _is_whole(name):
    """Whether a line ends with a name, not within one as 市 above 教育局 does."""
    return len(name) != 1 and bool(not name or ENDS_AS_UNIT.search(name))


def _rejoin(pieces):
    """各市、县（区）人民政府 and 各级党委、政府 are one name each."""
    joined = []
    for piece in pieces:
        folded = fold(piece)
        before = joined[-1] if joined else ""
        if BARE_PLACE.search(before) and PLACE_AGAIN.search(folded):
            joined[-1] = f"{before}、{piece}"
        elif ITS_GOVERNMENT.search(folded) and BRACKETED_PLACE.search(fold(before)):
            joined[-1] = f"{before}、{piece}"
        elif BARE_GOVERNMENT.search(folded) and before.endswith("党委"):
            joined[-1] = f"{before}、{piece}"
        else:
            joined.append(piece)
    return joined


def _names(piece):
    """The names one piece holds: joined by 和 or 及, without notes and 等部门."""
    if len(piece) > 4 * LONGEST_NAME or BARE_NOTE.search(fold(piece)):
        return []
    piece = _without(NOTE, piece)
    piece = piece[LEADING.search(fold(piece)).end() :] if _leads(piece) else piece
    return [
        name
        for name in (_bare(part) for part in _disjoin(piece))
        if name
        and name not in NOBODY
        and not TIME.search(fold(name))
        and not GENERIC.search(fold(name))
        and len(name) <= LONGEST_NAME
    ]


def _leads(piece):
    return LEADING.search(fold(piece))


def _without(pattern, text):
    """The text without what the pattern finds in its folded form."""
    found = pattern.search(fold(text))
    return text[: found.start()] + text[found.end() :] if found else text


def _bare(name):
    name = _without(AND_OTHERS, name.strip(" \u3000\t。.:：;；,，、*"))
    return name.strip() if name.count("(") + name.count("（") else name.strip(")） ")


def _disjoin(name):
    """[left, right…] at each 和, 及 or 与 that joins two whole names."""
    folded, begin, parts, depth = fold(name), 0, [], 0
    joints = {found.start(): found for found in JOINT.finditer(folded)}
    for offset, mark in enumerate(folded):
        depth += (mark == "(") - (mark == ")")
        if offset in joints and not depth and _joins(folded, begin, joints[offset]):
            parts.append(name[begin:offset])
            begin = joints[offset].end()
    return [*parts, name[begin:]]


def _joins(folded, begin, joint):
    left, right = folded[begin : joint.start()], folded[joint.end() :]
    if BARE_GOVERNMENT.search(right) and left.endswith("党委"):
        return False
    whole = AND_OTHERS.sub("", right)
    return bool(
        len(left) > 1
        and ENDS_AS_UNIT.search(left)
        and (ENDS_AS_UNIT.search(whole) or GENERIC.search(right))
    )


# --- roles ------------------------------------------------------------------------


def read_roles(text):
    """(lead, responsible, cooperating) names of a clause, without its brackets.

    Without any label or verb all names are responsible.
    """
    roles = _roles(text)
    return roles.lead, roles.responsible, roles.cooperating


def role_of_label(label):
    """The role a label gives, "" for a label of something else, None for no label."""
    label = fold(label).strip()
    if OTHER_LABEL.search(label) and not re.search(BODY_WORDS, label):
        return ""
    if not UNIT_LABEL.fullmatch(label) or not HAS_ROLE.search(label):
        return None
    if not re.search(BODY_WORDS, label) and not BARE_LABEL.fullmatch(label):
        return None
    return _first_role(label)


def _first_role(words):
    found = FIRST_ROLE.search(words)
    return found.lastgroup if found else RESPONSIBLE


def _labels(folded):
    """[(start, end, role)] of the labels in a folded text, in order."""
    found = []
    for match in LABEL.finditer(folded):
        if match["boxed"]:
            role = role_of_label(match["boxed"])
            if role is not None:
                found.append((match.start(), match.end(), role))
            continue
        for start in _label_starts(match["label"]):
            role = role_of_label(match["label"][start:])
            if role is not None:
                found.append((match.start("label") + start, match.end(), role))
                break
    return found


def _label_starts(label):
    """Where a label may begin in a run of characters: its start or after 、 and (."""
    return [0, *(at + 1 for at, mark in enumerate(label) if mark in "、()")]


def _roles(text):
    text = _without(FOLLOWING, text)
    roles, labels = Roles(), _labels(fold(text))
    begin, role = 0, RESPONSIBLE
    for start, end, next_role in [*labels, (len(text), len(text), "")]:
        if role:
            _read_list(text[begin:start], role, roles)
        begin, role = end, next_role
    return roles


def _read_list(text, role, roles):
    """Add the names of one list; a closing verb decides for the names before it."""
    pending = []
    for piece in _pieces(text):
        note = ROLE_NOTE.search(fold(piece))
        if note:
            roles.add(_first_role(note["word"]), _names(piece[: note.start()]))
            continue
        closing = _closing(fold(piece))
        if closing:
            pending += _names(piece[: closing[0]])
            roles.add(_first_role(closing[1]), pending)
            pending = []
        else:
            pending += _names(piece)
    roles.add(role, pending)


def _closing(folded):
    """(offset, verb) of the words that close a list of names, or None."""
    begin = max(0, len(folded) - LONGEST_TAIL)
    found = CLOSING.search(folded, begin)
    return (found.start(), found["verb"]) if found else None


def _without_closing(folded):
    closing = _closing(folded)
    return folded[: closing[0]] if closing else folded


# --- clauses ----------------------------------------------------------------------


def find_clauses(text):
    """The clauses of units in a text, in order: list of Clause."""
    folded = fold(text)
    brackets = sorted(bracket_ends(folded).items())
    clauses = _labelled(text, folded, Spans(brackets))
    labelled = Spans([(clause.start, clause.end) for clause in clauses])
    clauses += _bracketed(text, folded, brackets, labelled)
    taken = Spans(sorted((clause.start, clause.end) for clause in clauses))
    clauses += _closing_sentences(text, folded, taken)
    return sorted(clauses, key=lambda clause: clause.start)


class Spans:
    """Sorted spans of a text; asks whether an offset lies inside one of them."""

    def __init__(self, spans):
        self.outer = []
        for start, end in spans:
            if not self.outer or start >= self.outer[-1][1]:
                self.outer.append((start, end))
        self.starts = [start for start, _end in self.outer]

    def __contains__(self, offset):
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.outer[at][1]


def _bracketed(text, folded, brackets, labelled):
    clauses, covered = [], 0
    for start, end in brackets:
        if start < covered or end - start > LONGEST_CLAUSE or start in labelled:
            continue
        inner = slice(start + 1, end - 1 if folded[end - 1] == ")" else end)
        if _is_clause(folded, start, end, folded[inner]):
            clauses.append(Clause(start, end, _roles(text[inner])))
            covered = end
    return clauses


def _is_clause(folded, start, end, inner):
    if len(inner) < 3:
        return False
    labels = [role for _start, _end, role in _labels(inner)]
    if labels:
        return True
    pieces = [piece for piece in _pieces(_without(FOLLOWING, inner))]
    pieces = [piece for piece in pieces if not TIME.search(piece)]
    if pieces and _closing(pieces[-1]):
        return _mostly_units(pieces)
    if not pieces or not all(_looks_like_unit(piece) for piece in pieces):
        return False
    return _stands_alone(folded, start, end)


def _stands_alone(folded, start, end):
    """After a whole sentence or on its own line, with nothing behind it."""
    before = folded[:start].rstrip(" ")[-1:] if start else "\n"
    after = folded[end : end + 8].lstrip(" ")[:1]
    return (
        before in '\n。!?;”"'
        and after in ("", "\n", "。", ";")
        or (after in ("", "\n") and before not in "\n")
    )


def _looks_like_unit(piece):
    bare = AND_OTHERS.sub("", fold(piece))
    if GENERIC.search(bare):
        return True
    return bool(
        3 <= len(bare) <= 30
        and ENDS_AS_UNIT.search(bare)
        and (STARTS_AS_UNIT.search(bare) or len(bare) >= 5)
    )


def _mostly_units(pieces):
    names = [AND_OTHERS.sub("", _without_closing(fold(piece))) for piece in pieces]
    names = [name for name in names if name]
    good = sum(1 for name in names if ENDS_AS_UNIT.search(name))
    return bool(names) and good * 2 >= len(names)


def _labelled(text, folded, taken):
    """Lists behind a label outside of brackets, to the end of the line."""
    clauses, covered = [], 0
    for start, end, role in _labels(folded):
        enclosed = start in taken and folded[start] != "("
        if start < covered or enclosed or not role:
            continue
        stop = _end_of_list(folded, end)
        roles = _roles(text[start:stop])
        if roles:
            clauses.append(Clause(start, stop, roles))
        covered = stop
    return clauses


def _end_of_list(folded, begin):
    """To the line's end; the first 。 ends the list where prose follows."""
    stop = folded.find("\n", begin)
    stop = len(folded) if stop < 0 else stop
    dot = folded.find("。", begin, stop)
    return stop if dot < 0 else dot + 1


SENTENCE = re.compile(r"[^。\n!?]+")
VERB = re.compile(r"牵头|负责|配合|落实")


def _closing_sentences(text, folded, taken):
    """由X牵头，Y配合 as a sentence that names units and says nothing else."""
    clauses = []
    for sentence in SENTENCE.finditer(folded):
        if len(sentence[0]) > LONGEST_CLAUSE or not VERB.search(sentence[0]):
            continue
        if sentence.start() in taken or not _only_units(sentence[0]):
            continue
        clauses.append(Clause(*sentence.span(), _roles(text[slice(*sentence.span())])))
    return clauses


def _only_units(sentence):
    pieces = _pieces(sentence)
    if not pieces or not _closing(pieces[-1]):
        return False
    if len(pieces) < 2 and not LEADING.search(pieces[0]):
        return False
    names = [LEADING.sub("", _without_closing(fold(piece))) for piece in pieces]
    names = [name for name in names if name]
    good = sum(1 for name in names if _looks_like_unit(name))
    return good * 2 > len(names) and all(len(name) <= 25 for name in names)


def is_label_line(folded, offset):
    """Whether a line begins with a label of units, persons or times."""
    label = LABEL.match(folded, offset)
    return bool(label) and role_of_label(label["label"] or label["boxed"]) is not None
