"""The numbers Word prints before the paragraphs of its automatic lists.

They stand nowhere in the text of a file; for a plan they are its structure.
"""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn

CHINESE = frozenset(
    "chineseCounting chineseCountingThousand ideographDigital japaneseCounting "
    "japaneseDigitalTenThousand taiwaneseCounting taiwaneseCountingThousand "
    "taiwaneseDigital".split()
)
SILENT = frozenset(("bullet", "none"))
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DIGITS = "零一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
STYLES_DEEP = 20


@dataclass
class Level:
    """One level of a list: where it starts and how its numbers look."""

    start: int
    form: str
    pattern: str
    spaced: bool
    style: str

    @classmethod
    def of(cls, element):
        """The level a w:lvl defines."""
        return cls(
            start=whole(value_of(element, "w:start"), 1),
            form=value_of(element, "w:numFmt") or "decimal",
            pattern=value_of(element, "w:lvlText"),
            spaced=value_of(element, "w:suff") != "nothing",
            style=value_of(element, "w:pStyle"),
        )

    def label(self, numbers):
        """The printed number, from the numbers (str) of this level and those above."""
        if self.form in SILENT:
            return ""
        label = re.sub("%([1-9])", lambda at: numbers[int(at[1]) - 1], self.pattern)
        needs_space = self.spaced and label[-1:].isalnum()
        return label + " " * needs_space


class Numbering:
    """Counts the numbered paragraphs of a document, which must come in its order.

    ``numbering`` and ``styles`` are the root elements of these parts, or None.
    """

    def __init__(self, numbering, styles):
        self.lists = named(numbering, "w:abstractNum", "w:abstractNumId")
        self.instances = named(numbering, "w:num", "w:numId")
        self.styles = named(styles, "w:style", "w:styleId")
        self.counts = {}
        self.restarted = set()

    def label(self, paragraph):
        """The number before a paragraph (its w:p), "" of one without."""
        instance_id, depth, style_id = self.place(paragraph)
        instance = self.instances.get(instance_id)
        if instance is None:
            return ""
        list_id = value_of(instance, "w:abstractNumId")
        levels = self.levels(list_id, instance)
        if depth is None:
            styled = (key for key, level in levels.items() if level.style == style_id)
            depth = next(styled, 0)
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(list_id, {})
        self.count(counts, instance_id, depth, levels[depth].start)
        return levels[depth].label(printed(counts, levels, depth))

    def place(self, paragraph):
        """(list, depth, style) of a paragraph; depth None where its style decides."""
        own = list_properties(paragraph)
        depth = whole(value_of(own, "w:ilvl"), None)
        if value_of(own, "w:numId"):
            return value_of(own, "w:numId"), depth or 0, ""
        for style_id, style in self.style_chain(paragraph):
            inherited = list_properties(style)
            if value_of(inherited, "w:numId"):
                if depth is None:
                    depth = whole(value_of(inherited, "w:ilvl"), None)
                return value_of(inherited, "w:numId"), depth, style_id
        return "", None, ""

    def style_chain(self, paragraph):
        """(id, w:style) of a paragraph's style and of those it is based on."""
        style_id = value_of(paragraph.find(qn("w:pPr")), "w:pStyle")
        for _deep in range(STYLES_DEEP):
            style = self.styles.get(style_id)
            if style is None:
                return
            yield style_id, style
            style_id = value_of(style, "w:basedOn")

    def levels(self, list_id, instance):
        """{depth: Level} of a list, with what one instance of it has of its own."""
        found = {}
        for source in (self.lists.get(list_id, ()), *instance):
            for element in source:
                if element.tag == qn("w:lvl"):
                    found[whole(element.get(qn("w:ilvl")), 0)] = Level.of(element)
                elif element.tag == qn("w:startOverride"):
                    depth = whole(source.get(qn("w:ilvl")), 0)
                    if depth in found:
                        found[depth].start = whole(element.get(qn("w:val")), 1)
        return found

    def count(self, counts, instance_id, depth, start):
        """Count a paragraph: its level goes on, deeper ones begin again."""
        begins = (instance_id, depth) not in self.restarted
        if begins and self.restarts(instance_id, depth):
            counts.pop(depth, None)
        self.restarted.add((instance_id, depth))
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]

    def restarts(self, instance_id, depth):
        """Whether an instance of a list starts a level anew."""
        return any(
            element.tag == qn("w:lvlOverride")
            and whole(element.get(qn("w:ilvl")), 0) == depth
            and element.find(qn("w:startOverride")) is not None
            for element in self.instances[instance_id]
        )


def named(root, tag, attribute):
    """{id: element} of the children of a part that have a tag; {} of no part."""
    children = () if root is None else root.iterchildren(qn(tag))
    return {element.get(qn(attribute)): element for element in children}


def list_properties(element):
    """The w:numPr of a paragraph or a style, None without one."""
    return element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")


def value_of(element, name):
    """The w:val of a child of an element, "" where there is none."""
    child = None if element is None else element.find(qn(name))
    return "" if child is None else child.get(qn("w:val")) or ""


def whole(text, default):
    """The small whole number a text prints, else the default."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text or "") else default


def printed(counts, levels, depth):
    """The numbers of all nine levels as the list prints them."""
    numbers = []
    for above in range(9):
        level = levels.get(above)
        count = counts.get(above, level.start if level else 1)
        numbers.append(formatted(count, level.form) if level and above <= depth else "")
    return numbers


def formatted(number, form):
    """A number in one of the number formats of Word."""
    if form in CHINESE:
        return chinese(number)
    if form == "ideographTraditional" and number <= len(STEMS):
        return STEMS[number - 1]
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return roman(number).upper() if form == "upperRoman" else roman(number)
    return f"{number:02}" if form == "decimalZero" else f"{number}"


def chinese(number):
    """A number below a thousand as Chinese numeral: 12 is 十二, 105 is 一百零五."""
    if not 0 < number < 1000:
        return f"{number}"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else DIGITS[tens] + "十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def roman(number):
    """A number below a hundred in small Roman numerals."""
    text = ""
    for value, letters in ROMAN:
        while 0 < value <= number < 100:
            text += letters
            number -= value
    return text
