"""The numbers in front of headings: 第一章, 第一条, 一、, （一）, 1., （1）, ①."""

import re
from dataclasses import dataclass

from .characters import CHINESE_NUMBER, number_of

CN = f"[{CHINESE_NUMBER}]{{1,5}}"
ANY = f"(?:{CN}|[0-9]{{1,3}})"
CLOSE = r"[ ]*[、.。:,]?"
# A digit that makes a number of what stands before it, as a year does not.
DIGIT = "(?!20[0-9]{2}年)[0-9]"

MARKER = re.compile(
    rf"(?P<part>第{CN}(?:编|篇|部分))[ 、:]*"
    rf"|(?P<chapter>第[ ]?{ANY}[ ]?章)[ 、:]*"
    rf"|(?P<section>第[ ]?{ANY}[ ]?节)[ 、:]*"
    rf"|(?P<article>第[ ]?{ANY}[ ]?条)(?![第款项、和之至]|规定)[ :]*"
    rf"|(?P<word>(?:重点|主要|专项)?(?:任务|举措|行动|工程|措施|"
    rf"项目){ANY})[ ]?[:、.。 ][ ]*"
    rf"|(?P<cn_dot>{CN})[ ]?[、.。](?!{DIGIT})(?!{CN}[、年级是])[ ]*"
    rf"|(?P<cn_paren>[(][ ]?{CN}[ ]?[)]|[㈠-㈩]){CLOSE}[ ]*"
    rf"|(?P<cn_half>{CN}[)]){CLOSE}[ ]*"
    r"|(?P<decimal>[0-9]{1,2}(?:[.][0-9]{1,2}){1,3})[.、]?[ ]*(?=[一-鿿“《])"
    r"(?![万亿千百个所名人元年倍公米亩])"
    rf"|(?P<digit>[0-9]{{1,3}})[ ]?(?:[.、](?!{DIGIT})|[。,:](?![0-9]))[ ]*"
    r"|(?P<dotted>[⒈-⒛])[ ]*"
    rf"|(?P<digit_paren>[(][ ]?[0-9]{{1,3}}[ ]?[)]|[⑴-⒇]){CLOSE}[ ]*"
    rf"|(?P<digit_half>[0-9]{{1,3}}[)]){CLOSE}[ ]*"
    r"|(?P<circled>[①-⑳])[ ]*[、.]?[ ]*"
)
# The order the systems nest in, unless the document shows another one.
RANKS = {
    system: rank
    for rank, system in enumerate(
        "part chapter section article cn_dot word cn_paren cn_half digit decimal "
        "digit_paren digit_half circled heading subheading".split()
    )
}
WORD_RANK = RANKS["word"]
SINGLE_MARKS = (
    ("㈠", "cn_paren"),
    ("⒈", "digit"),
    ("⑴", "digit_paren"),
    ("①", "circled"),
)
# At most so many closing marks, or a line of nothing else would cost their square.
AFTER_SENTENCE = re.compile(
    r"(?<=[。!?)])[ \"”)]{0,8}"
    r"(?=[第任举行工措项重主专0-9一二三四五六七八九十(①-⑳㈠-㈩⑴-⒛])"
)


def rank_of(system):
    """The usual depth of a system; those named by a word share one."""
    return RANKS.get(system, WORD_RANK)


@dataclass
class Mark:
    """A number in the text: ``text[start:end]`` is it with what closes it.

    ``printed`` is the span of the number alone, ``value`` its int (for 1.2: 2).
    """

    system: str
    value: int
    start: int
    end: int
    printed: tuple[int, int]


def mark_at(folded, offset):
    """The Mark that begins at an offset of the folded text, or None."""
    match = MARKER.match(folded, offset)
    if not match:
        return None
    system = match.lastgroup
    if system == "word":
        system = match["word"].rstrip(CHINESE_NUMBER + "0123456789")
    system = "digit" if system == "dotted" else system
    value = _value(match[match.lastgroup])
    return Mark(system, value, offset, match.end(), match.span(match.lastgroup))


def _value(printed):
    for first, _system in SINGLE_MARKS:
        if len(printed) == 1 and 0 <= ord(printed) - ord(first) < 20:
            return ord(printed) - ord(first) + 1
    numerals = re.findall(rf"[0-9]+|{CN}", printed)
    return number_of(numerals[-1])


def marks_of_line(folded, begin, end):
    """Marks of the line ``folded[begin:end]``: at its start, after sentences and )."""
    start = begin
    while start < end and folded[start] == " ":
        start += 1
    first = mark_at(folded, start)
    if first:
        yield first
    for joint in AFTER_SENTENCE.finditer(folded, start + 1, end):
        mark = mark_at(folded, joint.end())
        if mark and mark.end <= end:
            yield mark
