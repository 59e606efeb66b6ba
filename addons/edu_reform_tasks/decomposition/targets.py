"""How much: goals and norms in digits inside a measure.

Not goals: dates, numbers of documents, names such as 1+X, ages, ordinals, the size of
whom a rule applies to (300人以上的学校) and denominators (每2年).
"""

import re

from .characters import fold
from .deadlines import plan_end
from .model import Target

AT_LEAST_BEFORE = re.compile(
    r"(?:[≥≧>]=?|不少于|不得少于|不能少于|不应少于|不低于|不得低于|不能低于|不应低于|不小于|"
    r"(?:至少|最少)[一-鿿]{0,12}|(?:不低于|不少于)[一-鿿]{0,6}|"
    r"达到|达|超过|超|高于|大于|多于|突破|(?:提升|提高|增加|增长|上升|增|升)(?:到|至)|"
    r"不得小于|原则上不低于)"
    r"(?:了|约|其|全?[省市县区]|平均|年均|[一-鿿]{0,16}的|(?:每[一-鿿]{1,3}){1,2})?$"
)
AT_MOST_BEFORE = re.compile(
    r"(?:[≤≦<]=?|不超过|不得[一-鿿]{0,8}超过|不能超过|不应超过|不超|不高于|不得高于|不能高于|"
    r"不多于|不得多于|"
    r"(?:不超过|不高于)[一-鿿]{0,6}|不大于|不得大于|(?:至多|最多)[一-鿿]{0,6}|最高|(?<![不得能应])(?:低于|少于|小于)|"
    r"控制在|控制到|"
    r"(?:降低|压缩|压减|减少|缩减|缩短|下降|降|精简|减)(?:到|至|为))"
    r"(?:了|约|[一-鿿]{0,24}的|(?:每[一-鿿]{1,3}){1,2})?$"
)
AT_LEAST_AFTER = re.compile(r"^\s*(?:及其?以上|或以上|以上|及以上|多)")
AT_MOST_AFTER = re.compile(r"^\s*(?:及其?以下|及以下|以下|以内|之内|内)")
MEASURES = (
    "个百分点|百分点|个工作日|工作日|个学时|学时|课时|学分|个小时|小时|分钟|个班次|"
    "班次|"
    "个标准班|个班|平方公里|平方千米|平方米|公里|千米|立方米|立方|公顷|亩|兆|千克|公斤|"
    "人次|人日|人|名|位|家|所|个月|个|项|次|门|套|节课|节|场次|场|批次|批|期|轮|堂|"
    "学位|张|台|册|部|件|间|栋|座|处|条|支|块|辆|只|株|棵|篇|本|种|类|对|户|村|镇|"
    "校|园|班|组|队|点|对|届|幅|岗|元|美元|吨|斤|米|毫米|天|周|倍|成|分|年|例|起|辆次|"
    "道|页|岁|℃|摄氏度|课|篇次|微克|毫克|克|Mbps|Gbps|MB|GB|TB|PB|M|G|T|P|万|亿"
)
NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
TARGET = re.compile(
    rf"(?P<low>{NUMBER})(?:\s*(?P<sign>%|‰))?"
    rf"(?:\s*(?P<scale_low>[万亿千百])?[元人个所名项次家门场]?(?:-+|至|到|~)\s*(?P<high>{NUMBER})(?:\s*%)?)?"
    rf"\s*(?P<unit>(?<=%)|‰|(?:余|多)?[十百千万亿]*(?:{MEASURES})(?:/[一-鿿]{{1,3}})?|"
    rf"[万亿])?"
)
RATIO = re.compile(
    r"(?<![0-9:.])(?P<low>[0-9]+(?:\.[0-9]+)?):(?P<high>[0-9]+(?:\.[0-9]+)?)(?![0-9:.])"
)
BLANK_UNITS = (
    "万平方米|平方米|万人次|人次|万人|万元|亿元|公里|所|个|名|人|家|项|门|套|次|场|间|"
    "张|座|处|条|"
    "亩|户|台|册|种|期|批|辆|件|%"
)
BLANK = re.compile(
    rf"(?<=[一-鿿”])(?P<gap>[ ]{{2,12}}|_{{1,12}}|[×Xx]{{1,4}})(?P<unit>{BLANK_UNITS})"
)
BLANK_AFTER_VERB = re.compile(
    r"(?:新建|新增|改扩建|扩建|建成|建设|培养|培育|打造|创建|完成|评选|培训|增加|招聘|"
    r"引进|"
    rf"选派|达到|"
    rf"遴选)[^,。;\n0-9 ]{{0,14}}(?P<gap>[ ])(?P<unit>{BLANK_UNITS})(?=[,。;、]|$)"
)
HIDDEN = re.compile(
    r"《[^《》\n]{0,120}》|<[^<>\n]{0,120}>|"
    r"(?:20|19)[0-9]{2}\s*(?:年|[-至]+\s*(?:20|19)[0-9]{2})年?(?:度)?|"
    r"[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}日|"
    r"[(][0-9]{4}[)]\s*[0-9]+\s*号|[0-9]+号|"
    r"第[0-9]+|[0-9]+(?:[+×xX*/][0-9A-Za-zNn]+)+|[0-9]+[+][A-Za-z一-鿿]|"
    r"[0-9]+[A-FH-LN-OQ-SU-Z](?![A-Za-z])|[0-9]{1,2}:[0-9]{2}-+[0-9]{1,2}:[0-9]{2}|"
    r"(?:上午|下午|晚上?|每[天日晚]|早|(?<![低高少大小])于)[0-9]{1,2}:[0-9]{2}|"
    r"[“\"][0-9]+[^”\"\n]{1,20}[”\"]|"
    r"[A-Za-z][0-9]+|[0-9]+年(?:级|制|一贯制)|[0-9]+(?:周年|年代|世纪|周岁|月龄)|"
    r"[0-9]+(?:-+|至|到)[0-9]+(?:年级|岁|周岁|月龄)|[0-9]{7,}|[0-9]{3,4}-[0-9]{7,8}"
)
NOT_BEFORE = re.compile(r"(?:第|前|近|每|每隔|过去|附件|专栏|最近|[A-Za-z.])\s*$")
SIZE_UNIT = re.compile(
    r"(?:人|人次|年|元|万元|亿元|平方米|公里|米|分|级|天|名|个月|小时|班|个班|亩|户|"
    r"周)$"
)
DURATION = re.compile(
    r"^[余多十百千万亿]*(?:年|个月|周|届|成|[MGTP]B?|[MG]bps|兆|米|毫米|岁)$"
)
ROUND_AFTER = re.compile(r"^[^,。;]{0,18}一[轮遍]")
TERM_BEFORE = re.compile(r"(?:聘期|任期|周期|服务期|托管期|期限|有效期)(?:限)?为?$")
CYCLE_AFTER = re.compile(r"^为?(?:一个?|1个)[一-鿿]{0,4}(?:周期|轮)|^为?周期")
GOAL_BEFORE = re.compile(
    r"(?:建|设|增|扩|成|造|养|育|选|训|聘|进|派|展|办|现|持|在|到|达|于|少|过|配|备|为|"
    r"约|"
    r"投入|各|补助|共|计)[^,。;]{0,6}$"
)
CONDITION_AFTER = re.compile(r"^(?:的|[一-鿿])")
ENDS_CLAUSE = re.compile(r"^(?:[,。;、)\n\s]|$|比例|以上比例|左右)")
CLAUSE_MARKS = ",。;!?\n、"
SENTENCE_MARKS = "。;!?\n"
LONGEST_CLAUSE, LONGEST_SENTENCE = 120, 400
YEAR = re.compile(
    r"(?P<begins>(?:^|[,、:])(?:力争|争取|确保|计划)?(?:到|至|截至)?)?"
    r"(?:(?P<year>20[0-9]{2})年|[“\"]?(?P<plan>十[三四五六七八九]五)[”\"]?(?:期)?末)"
    r"(?P<month>[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?[底末]?(?:之前|以前|前)?(?P<stop>,)?"
)
YEAR_NOT_MEANT = re.compile(
    r"(?:自|从|(?<![占之])比|较)(20[0-9]{2})年|(20[0-9]{2})年(?:起|以来|开始)|"
    r"《[^《》\n]{0,80}》"
)


def find_targets(text):
    """The targets of a text in the order printed: list of Target."""
    folded = fold(text)
    open_text = HIDDEN.sub(lambda hidden: "#" * len(hidden[0]), folded)
    found = [*_ratios(text, folded, open_text), *_blanks(text, folded)]
    taken = {at for span, _target in found for at in range(*span)}
    for match in TARGET.finditer(open_text):
        if match.start() in taken:
            continue
        previous = found[-1][1] if found else None
        target = _quantity(match, text, folded, open_text, previous)
        if target:
            found.append((match.span(), target))
    found.sort(key=lambda pair: pair[0])
    return [target for _span, target in found]


def _quantity(match, text, folded, open_text, previous):
    unit = "%" if match["sign"] == "%" else match["unit"] or ""
    before, after = _around(*match.span(), open_text)
    if match["sign"] == "‰":
        unit = "‰"
    comparator = _comparator(before, after)
    alternative = previous and re.search("[^,。;、]或者?$", before)
    if alternative and comparator == "=" and previous.comparator == "<=":
        comparator = "<="
    bare = not unit and comparator != "=" and re.match("[,。;、)]|$", after)
    if not (unit or bare) or before.endswith("-"):
        return None
    if NOT_BEFORE.search(before) and not _is_cycle(unit, before, after):
        return None
    if not alternative and _is_condition(unit, before, after):
        return None
    return Target(
        _clause(text, folded, *match.span()),
        _number(match["low"]),
        _number(match["high"]) if match["high"] else None,
        (match["scale_low"] or "") * (not unit.startswith(("万", "亿"))) + unit,
        comparator,
        _year(folded, match.start()),
    )


def _is_cycle(unit, before, after):
    """每3-5年覆盖一轮 sets how often, each 每2年 else is a denominator."""
    return unit == "年" and before.endswith("每") and bool(ROUND_AFTER.search(after))


def _around(start, end, text):
    """What stands before and behind a span, near enough to belong to it."""
    return text[max(0, start - 30) : start], text[end : end + 14]


def _comparator(before, after):
    bare = before.rstrip(' 约为“"')
    if AT_MOST_BEFORE.search(bare):
        return "<="
    if AT_LEAST_BEFORE.search(bare) or AT_LEAST_AFTER.search(after):
        return ">="
    return "<=" if AT_MOST_AFTER.search(after) else "="


def _is_condition(unit, before, after):
    """Whether the number only says to whom or for how long something applies."""
    bare = before.rstrip(" 约")
    stated = AT_MOST_BEFORE.search(bare) or AT_LEAST_BEFORE.search(bare)
    if DURATION.search(unit):
        termed = CYCLE_AFTER.search(after) or TERM_BEFORE.search(bare)
        rest = AT_MOST_AFTER.sub("", AT_LEAST_AFTER.sub("", after))
        bounded = rest != after and ENDS_CLAUSE.search(rest)
        return not (stated or termed or bounded or _is_cycle(unit, before, after))
    rest = AT_MOST_AFTER.sub("", AT_LEAST_AFTER.sub("", after))
    if rest == after or stated or not SIZE_UNIT.search(unit):
        return False
    if rest.startswith("的"):
        return not unit.endswith("元")
    return not ENDS_CLAUSE.search(rest) and not GOAL_BEFORE.search(before)


def _ratios(text, folded, open_text):
    for match in RATIO.finditer(open_text):
        before, after = _around(*match.span(), open_text)
        yield (
            match.span(),
            Target(
                _clause(text, folded, *match.span()),
                f"{match['low']}:{match['high']}",
                None,
                "比例",
                _comparator(before, after),
                _year(folded, match.start()),
            ),
        )


def _blanks(text, folded):
    for match in (*BLANK.finditer(folded), *BLANK_AFTER_VERB.finditer(folded)):
        start, end = match.start("gap"), match.end("unit")
        comparator = _comparator(*_around(start, end, folded))
        clause, year = _clause(text, folded, start, end), _year(folded, start)
        yield (start, end), Target(clause, None, None, match["unit"], comparator, year)


def _number(printed):
    value = float(printed.replace(",", ""))
    return int(value) if value.is_integer() else value


def _clause(text, folded, start, end):
    """The clause around a number, as printed."""
    far, near = max(0, start - LONGEST_CLAUSE), min(len(text), end + LONGEST_CLAUSE)
    begin = max(folded.rfind(mark, far, start) for mark in CLAUSE_MARKS) + 1
    stops = [folded.find(mark, end, near) for mark in CLAUSE_MARKS]
    stop = min((at for at in stops if at >= 0), default=near)
    begin = max(begin, far)
    return text[begin:stop].strip()


def _year(folded, at):
    """The year the clause of a number names, else one that opened a clause before.

    A month without a comma behind it only dates its own clause.
    """
    far = max(0, at - LONGEST_SENTENCE)
    begin = max(far, *(folded.rfind(mark, far, at) + 1 for mark in SENTENCE_MARKS))
    sentence = YEAR_NOT_MEANT.sub("", folded[begin:at]).strip()
    clause = sentence.rfind(",") + 1
    year = None
    for found in YEAR.finditer(sentence):
        whole_year = found["year"] and not found["month"]
        opens = found["begins"] is not None and (whole_year or found["stop"])
        if opens or found.end() > clause:
            year = int(found["year"] or plan_end(found["plan"]))
    return year
