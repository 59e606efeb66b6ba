"""Pinyin printed beside the characters (ruby), as schools' and web texts have it.

Three forms: in brackets behind its character, 教(jiào)育(yù); bare, 教jiào育yù; on a
line of its own.  A syllable with a tone mark is ruby wherever it follows a Chinese
character.  One without is ruby only in a text that has many, so that Latin words and
list letters are left alone.
"""

import re
import unicodedata
from collections import defaultdict

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
LETTERS = "a-zA-ZüÜê" + TONED + TONED.upper()
HAN = r"\u3007\u3400-\u9fff\U00020000-\U000323af"
WORD = rf"[{LETTERS}]+[1-5]?"
BRACKETED = re.compile(rf"(?<=[{HAN}])[(（]\s*({WORD}(?:[\s'’]+{WORD})*)\s*[)）]")
BARE = re.compile(rf"(?<=[{HAN}])[ ]?({WORD})(?![{LETTERS}\d])[ ]?")
LINE = re.compile(
    rf"(?:(?<=[\n\x1e])|\A)[ \t\u3000]*({WORD}(?:[ \t\u3000'’]+{WORD})+)[ \t\u3000]*"
    r"(?=[\n\x1e]|\Z)"
)
PAIR = re.compile(rf"([{HAN}])[(（]\s*({WORD})\s*[)）]")
TORN = re.compile(rf"(?<=([{HAN}]))[?？\ufffd]({WORD})\)[?？\ufffd]({WORD})\)")
SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu"
    "|in|ua|uo|ui|un|ue|üan|üe|ün|ve|[aoeiuüv])"
)
ONE_SYLLABLE = re.compile(SYLLABLE)
SYLLABLES = re.compile(rf"{SYLLABLE}(?:['’\s]*{SYLLABLE})*")
TONE_MARKS = re.compile("[\u0300\u0301\u0302\u0304\u030c]")
MANY = 5


def remove_ruby(text):
    """The text without pinyin beside its characters."""
    text = mend(text)
    annotated = is_annotated(text)

    def without_ruby(pattern, text, is_word):
        def kept(match):
            word = match.group(1)
            ruby = is_word(word) and (annotated or is_toned(word))
            return "" if ruby else match.group()

        return pattern.sub(kept, text)

    if annotated:
        text = without_ruby(LINE, text, is_syllables)
    text = without_ruby(BRACKETED, text, is_syllables)
    return without_ruby(BARE, text, is_syllable)


def is_annotated(text):
    """Whether so many characters have pinyin beside them that it is done throughout."""
    bracketed = [word for word in BRACKETED.findall(text) if is_syllables(word)]
    toned = [word for word in BARE.findall(text) if is_toned(word)]
    return len(bracketed) + sum(map(is_syllable, toned)) >= MANY


def is_toned(word):
    """Whether a word shows a tone, as a mark or as a figure."""
    return word[-1] in "12345" or any(letter in TONED for letter in word.lower())


def is_syllables(word):
    """Whether a word, its tones aside, consists of syllables of pinyin."""
    return bool(SYLLABLES.fullmatch(without_tones(word)))


def is_syllable(word):
    """Whether a word, its tone aside, is one syllable of pinyin."""
    return bool(ONE_SYLLABLE.fullmatch(without_tones(word)))


def without_tones(word):
    """The word in the letters a-z and ü, without its tones."""
    letters = unicodedata.normalize("NFD", word.lower().rstrip("12345"))
    return unicodedata.normalize("NFC", TONE_MARKS.sub("", letters))


def mend(text):
    """Restore characters torn apart where ruby was set into GBK text byte by byte.

    The tool that wrote 請(qǐng) also hit the second byte of one character and the
    first of the next, when these two happened to be those of 請: 照執 became
    照?qǐng)?zhí).  The lost character has the second reading, and its first byte is
    the last one of a character with the first reading.
    """
    if not TORN.search(text):
        return text
    read_as = defaultdict(set)
    for character, word in PAIR.findall(text):
        read_as[word].add(character)

    def mended(match):
        before, intruder, reading = match.groups()
        found = {
            lost
            for lost in read_as[reading]
            for hit in read_as[intruder]
            if straddles(hit, before, lost)
        }
        return f"{found.pop()}({reading})" if len(found) == 1 else "?"

    return TORN.sub(mended, text)


def straddles(hit, before, lost):
    """Whether the bytes of ``hit`` end ``before`` and begin ``lost``."""
    return hit.encode("gb18030") == (
        before.encode("gb18030")[-1:] + lost.encode("gb18030")[:1]
    )
