"""One face for each character, so that a pattern is written once.

``fold`` keeps the length of a text: what is found in the folded text is cut from
the printed one by the same offsets.
"""

import re
from functools import lru_cache

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
ROUND_OPEN = "〔【［[｛{〖﹝﹙⟦❲"
ROUND_CLOSE = "〕】］]｝}〗﹞﹚⟧❳"
ONE_FACE = {
    **WIDE,
    **dict.fromkeys(map(ord, ROUND_OPEN), "("),
    **dict.fromkeys(map(ord, ROUND_CLOSE), ")"),
    **dict.fromkeys(map(ord, "∶﹕︰꞉"), ":"),
    **dict.fromkeys(map(ord, "–—―─~～〜－‐‑−﹣"), "-"),
    **dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\u2009\t"), " "),
    **dict.fromkeys(map(ord, "﹐"), ","),
    **dict.fromkeys(map(ord, "﹔"), ";"),
    **dict.fromkeys(map(ord, "｡"), "。"),
    **dict.fromkeys(map(ord, "﹑､"), "、"),
    **dict.fromkeys(map(ord, "﹪"), "%"),
    **dict.fromkeys(map(ord, "〈＜﹤"), "<"),
    **dict.fromkeys(map(ord, "〉＞﹥"), ">"),
}
DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
TENS = {"十": 10, "百": 100}
LONGEST_NAME = 48
CHINESE_NUMBER = "零〇一二三四五六七八九十百"


SENTENCE_DOT = re.compile(r"(?<=[^\x00-\x7f\n ])\.(?!\d)|(?<=[%)\"'])\.(?!\d)")


def fold(text):
    """The text with half-width punctuation and round brackets, of the same length.

    A half-width dot that ends a Chinese sentence becomes 。
    """
    return _folded_name(text) if len(text) < LONGEST_NAME else _folded(text)


def _folded(text):
    return SENTENCE_DOT.sub("。", text.translate(ONE_FACE))


# Names of units come up again and again.
_folded_name = lru_cache(maxsize=4096)(_folded)


def number_of(printed):
    """The int a Chinese or Arabic numeral below a thousand stands for."""
    if printed.isdecimal():
        return int(printed)
    total, digit = 0, 0
    for mark in printed:
        if mark in TENS:
            total += (digit or 1) * TENS[mark]
            digit = 0
        else:
            digit = DIGITS[mark]
    return total + digit


def bracket_ends(folded):
    """{offset of "(": offset just after its ")"} of a folded text, in linear time.

    A bracket that is never closed ends with the line it stands in.
    """
    ends, opened = {}, []
    for offset, mark in enumerate(folded):
        if mark == "(":
            opened.append(offset)
        elif mark == ")" and opened:
            ends[opened.pop()] = offset + 1
        elif mark == "\n":
            ends.update(dict.fromkeys(opened, offset))
            opened.clear()
    ends.update(dict.fromkeys(opened, len(folded)))
    return ends
