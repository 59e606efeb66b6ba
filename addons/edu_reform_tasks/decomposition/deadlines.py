"""Until when: the first explicit time limit of a measure.

A limit names its last day (到2025年, 2021年底前, 2023年一季度), recurs (每年3月底前) or
counts from the plan (2-3年内). A start (自…起), a span of a plan (“十四五”期间) and a
bare frequency (每年组织一次) are none.
"""

import re
from calendar import monthrange
from datetime import date

from .characters import CHINESE_NUMBER, fold, number_of
from .model import Deadline

QUARTER = "第?[一二三四1-4]季度"
HALF = "[上下]半年"
TERM = "[春秋]季(?:学期)?(?:开学|结束|末)?"
MONTH = "(?:1[0-2]|0?[1-9])月"
DAY = "(?:3[01]|[12][0-9]|0?[1-9])[日号]"
PART = (
    rf"(?:{QUARTER}[末底初]?|{HALF}[末底]?|{TERM}|"
    rf"{MONTH}(?:份)?(?:{DAY}|[上中下]旬|[底末初])?|年?[底末初]|"
    rf"(?:十|十一|十二|[一二三四五六七八九])月(?:{DAY}|[底末初])?)"
)
BEFORE = "(?:之前|以前|前|之内|以内|内)"
UNTIL = "(?:到|至|截至|截止到?|截止至)"
YEAR = "(?:20[0-9]{2}|二[〇○零][一二三四五六七八九〇○零]{2})年?"
FIVE_YEARS = "十[三四五六七八九]五"
NUMBER = f"(?:[0-9]{{1,2}}|[{CHINESE_NUMBER}两]{{1,3}})"

RECURRING = re.compile(
    rf"每(?:一)?(?P<cycle>学?年度?|学期|季度|个?月|周)的?"
    rf"(?:(?P<part>{PART}|(?:首月|末月|次月)?{DAY}|开学|结束|周?[一二三四五六日末])"
    rf"(?P<before>{BEFORE})?|(?P<event>[一-鿿]{{2,8}}?)(?:之前|以前|"
    rf"前)(?![往提列期景沿])|(?P<alone>{BEFORE}))"
)
ABSOLUTE = re.compile(
    rf"(?P<until>{UNTIL})?(?P<year>{YEAR})(?:度)?(?P<first>{PART})?"
    rf"(?:(?:-+|至|到)(?P<last_year>{YEAR})?(?P<last>{PART}|{DAY})?)?"
    rf"(?P<before>{BEFORE})?"
)
WITHOUT_YEAR = re.compile(
    rf"(?<![0-9每])(?P<until>{UNTIL})?(?P<which>今年|本年|当年|明年|次年|年)?"
    rf"(?:(?:(?<=[限间点期]:)|(?<=[限间点期]: ))(?P<labelled>{PART})|"
    rf"(?P<part>{PART})(?:(?P<before>{BEFORE})|(?=(?:基本|全面|全部)?(?:完成|建成)"
    rf"(?![了的])))|(?P<end>[底末内]){BEFORE}?)"
)
FIVE_YEAR_END = re.compile(
    rf"(?P<until>{UNTIL})?[“\"']?(?P<plan>{FIVE_YEARS})[”\"']?(?:时期|规划|期)?[末底]"
    rf"(?:期)?{BEFORE}?"
)
RELATIVE = re.compile(
    rf"(?P<effort>通过|经过|利用|力争用?|争取用?|用)?(?:未来|今后)?"
    rf"(?P<limit>(?P<low>{NUMBER})(?:[-、至到]+(?P<high>{NUMBER}))?(?P<scale>个月|年)"
    rf"(?:左右)?(?P<inside>之内|以内|内)?)(?P<trying>的?(?:努力|时间))?"
)
START_BEFORE = re.compile(r"(?:自|从|始于|早于|截至目前|对|近|除)$")
START_AFTER = re.compile(
    r"^(?:\s)?(?:起|以来|来|开始|之后|以后|后|至今|版|级|届|秋季起|春季起|入学起|修订|"
    r"颁布|"
    r"印发|出台的|发布|号|度|的)"
)
CONDITION_AFTER = re.compile(
    r"^[^,。;、]{0,12}的(?:住宅|项目|学校|建筑|车辆|人员|存量)"
)
NOT_RELATIVE = re.compile(
    r"(?:近|任期|连续|过去|每|最近|前|入职|毕业|工作|服务|第|满|离职)$"
)
CLAUSE_START = re.compile(
    r"(?:^|[,。;:(\n\s)、]|力争|争取|确保|计划|预计|拟|在|于|限|应|要|并)$"
)
BARE_FOLLOWS = re.compile(
    r"^(?:[,。;)、\n]|$|\s)|^[^,。;的了已]{0,18}?(?:完成|实现|达到|建成|基本|全面|力争|"
    r"全部|消除|覆盖|"
    r"新增|新建|新开|招生|投入使用|投用|启用|启动|开工|开展|试行|出台|制定|首次|通过|"
    r"取消|落地|建立|上线|"
    r"不少于|不低于)"
)
REACHED = re.compile(
    r"^(?:力争)?(?:达到?|提高到|提升到|提升至|降至|降到|实现|完成)(?!了)"
)
COMPARED = re.compile(r"(?:(?<![占之])比|较|与|于|和)$")
QUOTED = re.compile(r"《[^《》\n]{0,120}》|<[^<>\n]{0,120}>")
CYCLES = {
    "年": "yearly",
    "期": "termly",
    "度": "quarterly",
    "月": "monthly",
    "周": "weekly",
}
LAST_MONTH = {"上": 6, "下": 12, "一": 3, "二": 6, "三": 9, "四": 12}
LAST_MONTH |= {"1": 3, "2": 6, "3": 9, "4": 12}
TENTH_DAYS = {"上": 10, "中": 20}


def first_deadline(text, year_hint=None):
    """The first limit printed in a text, or None.

    ``year_hint`` is the year of the plan: what 年底前 means, and before which a date
    is history rather than a limit.
    """
    found = find_deadlines(text, year_hint)
    return found[0] if found else None


def find_deadlines(text, year_hint=None):
    """All limits of a text in order: list of Deadline."""
    folded = QUOTED.sub(lambda quoted: "《" * len(quoted[0]), fold(text))
    readers = (
        (RECURRING, _recurring),
        (ABSOLUTE, _absolute),
        (FIVE_YEAR_END, _five_year_end),
        (RELATIVE, _relative),
        (WITHOUT_YEAR, _without_year),
    )
    found, taken = [], bytearray(len(folded))
    for pattern, reader in readers:
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            limit = reader(match, folded, year_hint)
            if limit:
                taken[start:end] = b"x" * (end - start)
                found.append((start, limit, match))
    found.sort(key=lambda limit: limit[0])
    return [_printed(text, limit, match) for _start, limit, match in found]


def _before(match, folded, length):
    return folded[max(0, match.start() - length) : match.start()]


def _after(match, folded, length):
    return folded[match.end() : match.end() + length]


def _printed(text, limit, match):
    start, end = match.span("limit" if "limit" in match.re.groupindex else 0)
    limit.text = text[start:end].strip()
    return limit


def _recurring(match, folded, _hint):
    cycle = (
        match["cycle"].removesuffix("度") if "年" in match["cycle"] else match["cycle"]
    )
    part = match["part"] or ""
    when = cycle == "学期" and part and match[0] != folded.strip()
    if not match["before"] and (part.endswith("初") or when):
        return None
    return Deadline("", recurs=CYCLES[cycle[-1]])


def _absolute(match, folded, hint):
    if not match["year"].endswith("年") and not (match["last_year"] or "").endswith(
        "年"
    ):
        return None
    year = _year(match["last_year"] or match["year"])
    part = match["last"] or (None if match["last_year"] else match["first"])
    if match["last"] and match["first"] and "月" not in match["last"]:
        part = match["first"].split("月")[0] + "月" + match["last"]
    if hint and year < hint or _is_start(match, folded):
        return None
    if _is_vague(match, part) and not _stands_as_limit(match, folded):
        return None
    return Deadline("", date=_last_day(year, part or "", bool(match["before"])))


def _is_start(match, folded):
    before, after = _before(match, folded, 6), _after(match, folded, 16)
    if START_BEFORE.search(before) or START_AFTER.search(after):
        return True
    return bool(match["before"] and CONDITION_AFTER.search(after))


def _is_vague(match, part):
    """A bare year or month says when, and only its place in the sentence says until."""
    ends = part and re.search(r"[底末前]|半年|季度|旬|日", part)
    return not (match["until"] or match["before"] or ends)


def _stands_as_limit(match, folded):
    before, after = _before(match, folded, 4), _after(match, folded, 24)
    if REACHED.search(after) and not COMPARED.search(before):
        return True
    return bool(CLAUSE_START.search(before) and BARE_FOLLOWS.search(after))


def _five_year_end(match, _folded, _hint):
    return Deadline("", date=date(plan_end(match["plan"]), 12, 31))


def plan_end(plan):
    """The last year of a five-year plan: 十四五 is 2021-2025."""
    return 1955 + 5 * number_of(plan[:2])


def _without_year(match, folded, hint):
    which, part = match["which"] or "", match["labelled"] or match["part"] or ""
    dated = which or match["labelled"] or re.search("月|季度|半年|学期|开学", part)
    if not dated:
        return None
    before = _before(match, folded, 6)
    if match["part"] and not (match["before"] or CLAUSE_START.search(before)):
        return None
    if which == "年" and before[-1:] in tuple("0123456789一二三四五几多"):
        return None
    if START_BEFORE.search(before):
        return None
    if not hint:
        return Deadline("")
    year = hint + (which in ("明年", "次年"))
    return Deadline("", date=_last_day(year, part, True))


def _relative(match, folded, _hint):
    if not (match["inside"] or _is_effort(match) or match[0] == folded.strip()):
        return None
    before, after = _before(match, folded, 4), _after(match, folded, 1)
    if NOT_RELATIVE.search(before) or after == "的":
        return None
    low = number_of(match["low"])
    high = number_of(match["high"]) if match["high"] else low
    months = 12 if match["scale"] == "年" else 1
    return Deadline("", after_months=(low * months, high * months))


def _is_effort(match):
    """通过2-3年的努力 is a limit, 用三年时间 tells how long the work goes on."""
    digits = match["low"].isdecimal()
    return bool(
        match["effort"] and match["trying"] and (digits or "努力" in match["trying"])
    )


def _year(printed):
    digits = printed.rstrip("年")
    return int("".join(str(number_of(digit)) for digit in digits))


def _last_day(year, part, before):
    """The last day of the named part of a year."""
    term = re.match(r"(?:(春)|(秋))季", part)
    if term:
        return _end_of_term(
            year, bool(term[1]), "开学" in part or (before and "学期" in part)
        )
    month, day = _month_of(part), re.search(r"([0-9]+)[日号]", part)
    if part.endswith("初") and month == 12 and "月" not in part:
        month = 1
    last = monthrange(year, month)[1]
    if day:
        return date(year, month, min(int(day[1]), last))
    tenth = re.search(r"([上中])旬", part)
    return date(year, month, TENTH_DAYS[tenth[1]] if tenth else last)


def _month_of(part):
    named = re.match(r"([0-9]+|[一二三四五六七八九十]+)月", part)
    if named:
        return number_of(named[1])
    ends = re.match(r"第?([一二三四1-4])季度|([上下])半年", part)
    return LAST_MONTH[ends[1] or ends[2]] if ends else 12


def _end_of_term(year, spring, opening):
    """Terms open on 1 March and 1 September and close in July and January."""
    if opening:
        month = 2 if spring else 8
    elif spring:
        month = 7
    else:
        year, month = year + 1, 1
    return date(year, month, monthrange(year, month)[1])
