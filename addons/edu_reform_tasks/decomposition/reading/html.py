"""Web pages: the text of the article and its tables, without the page around it."""

import re

from lxml import etree
from lxml import html as lxml_html

from ..errors import DecompositionError
from ..model import Paragraph, Table
from . import grid
from .boundary import library
from .limits import CHARACTERS, MARKUP_SIGNS

DROPPED = (
    "script style noscript template head nav aside footer button select textarea "
    "iframe object embed svg canvas audio video rt rp rtc del s strike".split()
)
BLOCKS = frozenset(
    "html body div section article main center form table tbody tr td th address "
    "blockquote br caption dd dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr li ol "
    "p pre ul".split()
)
HIDDEN = etree.XPath(
    "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
)
PROSE = re.compile("[，。；：、,;]")
SPACE = re.compile(r"[ \t\n\r\f]+")
SOURCE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")
NUMBERED = re.compile(r"\s*[(（]?[\d一二三四五六七八九十①-⑳]+\s*[.．、)）①-⑳]")
NAMED = etree.XPath("//*[@class or @id]")
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er)?|copyright|share|related|recommend|side(?:bar)?|nav|"
    r"navbar|menu|(?:bread)?crumbs?|pagination|toolbar|qr(?:code)?|print|friendlink)"
    r"(?:$|[\s_-])",
    re.I,
)
MOST_FURNITURE = 200
LITTLE = 0.3


def read(text):
    """Blocks of a web page given as text."""
    if text.count("<") + text.count("=") > MARKUP_SIGNS:
        raise DecompositionError("too_long", limit=f"{CHARACTERS}")
    page = parse(text)
    title = title_of(page)
    drop_furniture(page)
    blocks = Article(page).blocks
    known = "".join(block.text for block in blocks[:12] if isinstance(block, Paragraph))
    return [Paragraph(title)] * (bool(title) and title not in known) + blocks


def parse(text):
    """The root element of a page, however badly it is written.

    Raises DecompositionError "broken" for elements in elements without end.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    with library():
        page = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser)
    if any(
        error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log
    ):
        raise DecompositionError("broken")
    return page


def title_of(page):
    """The title that government sites must give apart from the site's name."""
    for meta in page.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle":
            return (meta.get("content") or "").strip()
    return ""


def drop_furniture(page):
    """Take out what is not shown, and what its name says to be no article.

    A name only counts for parts with little of the running text: some pages call all
    of themselves a menu.
    """
    etree.strip_elements(page, *DROPPED, with_tail=False)
    total = prose(page)
    named = [element for element in NAMED(page) if FURNITURE.search(names_of(element))]
    for element in HIDDEN(page) + named[:MOST_FURNITURE]:
        if element.getparent() is not None and prose(element) < LITTLE * total:
            element.drop_tree()


def names_of(element):
    """Class and id of an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def prose(element):
    """Characters of running text in an element: pieces of text with punctuation."""
    return sum(len(text) for text in element.itertext() if PROSE.search(text))


def is_data(element):
    """Whether an element is a table of data, not one that lays out the page."""
    if element.tag != "table" or element.find(".//table") is not None:
        return False
    rows = [row for row in element.iter("tr") if len(row)]
    sizes = [len("".join(cell.itertext())) for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return max(sizes) < 500 or max(sizes) < 0.7 * sum(sizes)


class Article:
    """Collects the blocks of a page, without those that are mostly links."""

    def __init__(self, page):
        self.blocks = []
        self.pieces = []
        self.links = self.link_depth = 0
        self.numbers = []
        self.walk(page)
        self.end_block()

    def walk(self, page):
        walker = etree.iterwalk(page, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                self.open(element)
                if is_data(element):
                    self.blocks.append(Table(grid.fill(rows_of(element))))
                    walker.skip_subtree()
            else:
                self.close(element)
                self.add(element.tail)

    def open(self, element):
        if element.tag in BLOCKS:
            self.end_block()
        self.link_depth += is_link(element)
        if element.tag in ("ol", "ul"):
            self.numbers.append(first_number(element))
        if element.tag == "li":
            self.number(element)
        if not is_data(element):
            self.add(element.text)

    def close(self, element):
        self.link_depth -= is_link(element)
        if element.tag in BLOCKS:
            self.end_block()
        if element.tag in ("ol", "ul"):
            self.numbers.pop()

    def number(self, item):
        """Print the number a browser prints before an item of an ordered list."""
        number = self.numbers[-1] if self.numbers else None
        if number is None:
            return
        self.numbers[-1] += 1
        begins = next((text for text in item.itertext() if text.strip()), "")
        if not NUMBERED.match(begins):
            self.add(f"{number}.")

    def add(self, text):
        if text:
            self.pieces.append(text)
            self.links += len(text.strip()) if self.link_depth else 0

    def end_block(self):
        text = collapse("".join(self.pieces))
        if text.strip() and self.links <= len(text.strip()) / 2:
            self.blocks.append(Paragraph(text))
        self.pieces, self.links = [], 0


def is_link(element):
    return element.tag == "a" and element.get("href") is not None


def first_number(element):
    """The number of the first item of a list, None of an unordered one."""
    if element.tag == "ul":
        return None
    start = element.get("start") or ""
    return int(start) if re.fullmatch(r"\d{1,4}", start) else 1


def rows_of(table):
    """Rows of (text, down, across) of a table of data."""
    for row in table.iter("tr"):
        yield [
            (cell_text(cell), span(cell, "rowspan"), span(cell, "colspan"))
            for cell in row.iterchildren("td", "th")
        ]


def cell_text(cell):
    """The text of a cell, one line a block in it."""
    blocks = Article(cell).blocks
    return "\n".join(block.text.strip() for block in blocks)


def span(cell, name):
    value = cell.get(name) or ""
    return int(value) if re.fullmatch(r"\d{1,5}", value.strip()) else 1


def collapse(text):
    """Text with white space of the source as a browser shows it.

    A line break between Chinese characters is only one of the source.
    """
    return SPACE.sub(" ", SOURCE_BREAK.sub("", text))
