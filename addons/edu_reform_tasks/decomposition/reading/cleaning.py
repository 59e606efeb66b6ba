"""Text as its author meant it: no invisible characters, no ruby, simplified.

Punctuation stays as printed; letters and digits become half-width.
"""

import re
import unicodedata
from functools import cache

import opencc

from . import pinyin

# Control, formatting and private characters, variation selectors, lone surrogates.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1d\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# Radicals that PDF fonts give instead of the characters they look like and that
# have no compatibility mapping of their own.
RADICALS = dict(
    zip(
        "⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
# The forms fonts for pinyin have, with which no tone mark makes one character.
PHONETIC = str.maketrans("ɑɡ", "ag")
TRADITIONAL_SHARE = 0.05
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


def clean(text):
    """The text in simplified characters, without ruby and invisible characters."""
    return clean_both(text)[0]


def clean_both(text):
    """(simplified, printed) text; of the same length, printed "" where nothing changed.

    Decided for the text as a whole: a simplified text keeps a quoted 乾 or 於.
    """
    printed = pinyin.remove_ruby(normalise(text))
    simplified = simplify(printed)
    return simplified, printed if simplified != printed else ""


def normalise(text):
    """One form for each character; lines end in a line feed, the text in none."""
    text = LINE_ENDS.sub("\n", text)
    text = INVISIBLE.sub("", text).translate(PHONETIC)
    text = unicodedata.normalize("NFC", text)
    text = BLANKS.sub(" ", text).translate(forms())
    return re.sub(r"(?<=\d)．(?=\d+\s*%)", ".", text)


@cache
def forms():
    """Code points that have a plainer form, for str.translate."""
    folded = [
        *range(0x2E80, 0x2FE0),  # radicals
        *range(0x2474, 0x249C),  # ⑴ ⒈
        *range(0x3220, 0x3244),  # ㈠
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
        *map(ord, "％＋﹪"),
    ]
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in folded}
    return table | {ord(radical): plain for radical, plain in RADICALS.items()}


def simplify(text):
    """The text in simplified characters if it is written in traditional ones."""
    converted = converter().convert(text)
    if len(converted) != len(text):
        converted = "".join(map(simple_character, text))
    changed = sum(old != new for old, new in zip(text, converted, strict=True))
    return converted if changed > TRADITIONAL_SHARE * len(HAN.findall(text)) else text


def simple_character(character):
    """The simplified form of one character, itself where that is not one character."""
    simple = converter().convert(character)
    return simple if len(simple) == 1 else character


@cache
def converter():
    """The dictionary of traditional characters, loaded on first use."""
    return opencc.OpenCC("t2s")
