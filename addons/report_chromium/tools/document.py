"""What a printed document says, apart from how: one object for its PDF and its DOCX.

Measures are millimetres, sizes of type are points.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A sheet and the box that its text fills."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


# GB/T 9704-2012, 5.2: A4, head 37, back 28, text 156 x 225, 22 lines of 28 characters.
GBT9704 = Page(210, 297, top=37, right=26, bottom=35, left=28)
WIDE = Page(297, 210, top=20, right=14, bottom=20, left=14)  # wide tables

# Kinds of paragraphs, GB/T 9704-2012, 7.3: the four levels of headings, the text, the
# one flush left (whom it is sent to), the one at the right (who signs, and when), and
# both of these in lines of their own, centred on each other, with room for a seal.
STYLES = "heading1 heading2 heading3 heading4 text flush right signed".split()
TONES = ("bad", "warn", "good", "done")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `style` is one of STYLES."""

    text: str
    style: str = "text"
    kind = "paragraph"


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; a tone, one of TONES, colours what the text says."""

    text: str
    tone: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share, `centred` suits short values.

    One of amounts has them at the right, each in one line.
    """

    title: str
    width: float
    centred: bool = False
    amounts: bool = False

    @property
    def marks(self) -> str:
        """The classes of its cells on a page."""
        marks = {"centred": self.centred, "amounts": self.amounts}
        return " ".join(name for name, holds in marks.items() if holds)


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on each page; a row has one value a column."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Cell]]
    kind = "table"

    @property
    def shares(self) -> list[float]:
        """The widths of the columns, in percent of the table."""
        whole = sum(column.width for column in self.columns)
        return [100 * column.width / whole for column in self.columns]

    @property
    def cells(self) -> list[list[tuple[Column, Cell]]]:
        """The rows, each cell with its column."""
        return [
            [
                (column, value if isinstance(value, Cell) else Cell(value))
                for column, value in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Imprint:
    """What stands at the foot of a letter: `copies` names those who have a copy.

    A letter laid out as a 信函 has no issuer and no date there.
    """

    copies: str = ""
    issuer: str = ""
    date: str = ""


@dataclass(frozen=True)
class Document:
    """A title, at most two notes (at the left and the right of a line), and blocks.

    The page is a letter's, or a wide one for tables of many columns. A letter has the
    mark of who issues it above, in red, and its number; either may be missing. Where
    `is_slip` says so it is laid out as a 信函 (10.1). At the foot of the last page
    stands the imprint (版记, 7.4): who has a copy, and who issued it when.
    """

    title: str
    blocks: Sequence[Paragraph | Table]
    notes: Sequence[str] = ()
    page: Page = GBT9704
    mark: str = ""
    number: str = ""
    is_slip: bool = False
    imprint: Imprint | None = None
