"""What a document says about itself: title, number, issuer, date."""

import datetime
import re
from dataclasses import dataclass

from .characters import fold, number_of
from .lines import DATE_LINE
from .numbering import mark_at
from .units import ENDS_AS_UNIT

TITLE_END = (
    "方案|意见|办法|计划|规划|纲要|要点|清单|细则|规定|措施|任务|分工|安排|任务书|"
    "责任书|台账|制度|"
    "规程|指南|标准|机制|行动|工程|项目|通知|公告|通告|决定|报告|函|批复|摘编|汇编|表|"
    "政策|条例"
)
TITLE = re.compile(rf"^[^。;!?:]{{2,90}}(?:{TITLE_END})\s*(?:[(][^()]{{1,30}}[)]\s*)*$")
SUBTITLE = re.compile(r"^\s*[(][^()]{1,30}[)]\s*$")
SUBTITLE_WORDS = re.compile(
    r"[0-9]{4}-+[0-9]{4}|[0-9]{4}年度|试行|稿|修订|暂行|[0-9]{4}年?[)]"
)
NOT_TITLE = re.compile(
    r"^\s*(?:附\s*[件表]|索引|主题|各|现将|根据|[(]此件|抄送|序号)|[|\t]|>\s"
)
NUMBER = re.compile(
    r"[一-鿿]{1,12}\s*[(〔\[]\s*(?:19|20)[0-9]{2}\s*[)〕\]]\s*(?:第)?\s*[0-9]+\s*号"
)
LABELLED_NUMBER = re.compile(r"(?:发文字号|文\s*号|字号)\s*:\s*(?P<number>\S+号)")
LABELLED_ISSUER = re.compile(
    r"(?:发文机关|发布机构|发文单位|制发机关)\s*:\s*(?P<name>\S+)"
)
LABELLED_DATE = re.compile(r"(?:成文日期|印发日期|发文日期)\s*:\s*(?P<date>\S+)")
ISSUED = re.compile(r"(?P<date>\S{4,5}年\S{1,3}月\S{1,3}日)印发")
DATE = re.compile(
    r"(?P<year>[0-9]{4}|[二一][〇○零ОO0一二三四五六七八九]{3})\s*[年/.-]\s*"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[月/.-]\s*"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日?"
)
ISSUER_IN_TITLE = re.compile(
    r"^(?P<name>[一-鿿]{2,30}?(?:政府|办公厅|办公室|委员会|委|局|厅|部|领导小组|"
    r"教育部))"
    r"(?=(?:等[一-鿿0-9]{1,3}(?:部门|单位))?关于|印发|(?:19|20)[0-9]{2}年)"
)
ISSUED_BY = re.compile(r"^(?P<name>[一-鿿]{4,30})\s+\S+日印发$")
ORGANISATION = re.compile(r"^\s*[一-鿿][一-鿿()、 ]{3,40}\s*$")
LONGEST_LINE = 200
ZEROS = str.maketrans("○零ОO0", "〇〇〇〇〇")
YEAR_IN_TITLE = re.compile(r"(20[0-9]{2})")


@dataclass
class Head:
    title: str = ""
    document_number: str | None = None
    issuer: str | None = None
    issued_on: datetime.date | None = None
    shown_on: datetime.date | None = None

    @property
    def year(self):
        """The year the plan is of: by its date, its title or the web page's date."""
        if self.issued_on:
            return self.issued_on.year
        found = YEAR_IN_TITLE.search(fold(self.title))
        if found:
            return int(found[1])
        return self.shown_on.year if self.shown_on else None


def read_head(texts, plans=()):
    """Head of a document from its lines (str) and the titles of plans inside it."""
    texts = [text.strip() for text in texts if text.strip()]
    texts = [
        text for text in texts if len(text) <= LONGEST_LINE or mark_at(fold(text), 0)
    ]
    folded = [fold(text) for text in texts]
    titles = _titles(texts, folded)
    return Head(
        _title(titles, plans),
        _document_number(texts, folded),
        _issuer(texts, folded, titles),
        _issued_on(folded),
        _shown_on(folded),
    )


# --- title ------------------------------------------------------------------------


def _titles(texts, folded):
    """Titles above the first numbered line, wrapped ones joined, in order."""
    found = []
    for at, line in enumerate(folded[:80]):
        if mark_at(line, 0):
            break
        if TITLE.search(line.strip("《》")) and not NOT_TITLE.search(line):
            found.append(_whole_title(texts, folded, at))
    numbered = any(mark_at(line, 0) for line in folded)
    return found if numbered else found[:1]


def _whole_title(texts, folded, at):
    title = texts[at]
    above = at - 1
    while above >= 0 and _is_upper_half(folded, above, at):
        title = texts[above] + title
        above -= 1
    if at + 1 < len(texts) and SUBTITLE.search(folded[at + 1]):
        if SUBTITLE_WORDS.search(folded[at + 1]):
            title += texts[at + 1]
    return title


def _is_upper_half(folded, above, at):
    """Whether the line above begins the title: 三年行动方案 alone is no title."""
    upper, lower = folded[above], folded[at]
    if re.search(r"[。;:,!?|)>]", upper) or DATE_LINE.search(upper) or len(upper) < 4:
        return False
    if TITLE.search(upper) or NUMBER.search(upper) or NOT_TITLE.search(upper):
        return False
    if lower.startswith("关于"):
        return bool(ENDS_AS_UNIT.search(upper)) or upper[-1:] not in "文"
    return len(lower) <= 14 and not re.match(r"^.{1,6}[省市县区州]", lower)


def _title(titles, plans):
    plans = [title for title in plans if title]
    if len(plans) > 1:
        return titles[0] if titles else plans[0]
    for title in titles[::-1]:
        if not fold(title).endswith("通知"):
            return title
    return plans[0] if plans else (titles[-1] if titles else "")


# --- number, issuer, date -----------------------------------------------------------


def _document_number(texts, folded):
    for text, line in zip(texts, folded, strict=True):
        labelled = LABELLED_NUMBER.search(line)
        if labelled:
            return text[slice(*labelled.span("number"))]
        whole = NUMBER.fullmatch(line.strip("() ")) or NUMBER.search(line)
        if whole and (len(whole[0]) >= len(line.strip("() ")) or _closes(whole, line)):
            return text[slice(*whole.span())] if len(text) != len(whole[0]) else text
    return None


def _closes(number, line):
    """A number in brackets behind a title is the document's own."""
    return bool(TITLE.search(line[: number.start()].rstrip("("))) and number.start() > 8


def _issuer(texts, folded, titles):
    for text, line in zip(texts, folded, strict=True):
        labelled = LABELLED_ISSUER.search(line)
        if labelled:
            return text[slice(*labelled.span("name"))]
    for at, line in enumerate(folded):
        if at and DATE_LINE.search(line) and _is_organisation(folded[at - 1]):
            return texts[at - 1]
    for text, line in zip(texts, folded, strict=True):
        issued = ISSUED_BY.search(line)
        if issued:
            return text[slice(*issued.span("name"))]
    for title in titles:
        found = ISSUER_IN_TITLE.search(fold(title))
        if found:
            return title[slice(*found.span("name"))]
    near = [at for at in (*range(min(len(texts), 8)), len(texts) - 1) if texts]
    return next((texts[at] for at in near if _is_organisation(folded[at])), None)


def _is_organisation(line):
    return bool(
        ORGANISATION.search(line)
        and ENDS_AS_UNIT.search(line)
        and not mark_at(line, 0)
        and not TITLE.search(line)
    )


def _issued_on(folded):
    for pattern in (LABELLED_DATE, ISSUED):
        for line in folded:
            found = pattern.search(line)
            if found and _date(found["date"]):
                return _date(found["date"])
    for line in folded:
        if DATE_LINE.search(line):
            return _date(line)
    return None


def _shown_on(folded):
    """The first date above the plan's first number, such as 发布时间."""
    for line in folded[:20]:
        if mark_at(line, 0):
            return None
        if len(line) < 120 and _date(line):
            return _date(line)
    return None


def _date(printed):
    found = DATE.search(printed)
    if not found:
        return None
    year = found["year"].translate(ZEROS)
    if not year.isdecimal():
        year = "".join(str(number_of(mark)) for mark in year)
    try:
        return datetime.date(
            int(year), number_of(found["month"]), number_of(found["day"])
        )
    except ValueError:
        return None
