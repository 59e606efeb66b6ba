"""DOCX: paragraphs and tables of the body in their order, as Word prints them."""

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from ..errors import DecompositionError
from ..model import Paragraph, Table
from . import archive, grid
from .boundary import library
from .limits import CELLS
from .numbering import Numbering, value_of, whole

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# Deleted or moved text, frames beside the text, readings over it.
LEFT_OUT = frozenset(
    map(qn, "w:del w:moveFrom w:rt w:pPr w:rPr w:pict w:drawing w:object".split())
) | {f"{{{COMPATIBILITY}}}AlternateContent"}
WRAPPERS = frozenset(
    map(qn, "w:sdt w:sdtContent w:ins w:moveTo w:customXml w:smartTag".split())
)
SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"} | {
    qn("w:noBreakHyphen"): "-"
}
PARAGRAPH, TABLE, ROW, CELL = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc"))
TEXT = qn("w:t")
DEEP = 40


def read(data):
    """Blocks of a DOCX file given as bytes."""
    archive.check(data)
    with library():
        part = docx.Document(BytesIO(data)).part
        numbering = related(part, RELATION.NUMBERING)
        styles = related(part, RELATION.STYLES)
        body = part.element.body
    if body is None:
        raise DecompositionError("broken")
    return list(Body(Numbering(numbering, styles)).blocks(body))


def related(part, kind):
    """The root element of a related part, None where the document has none."""
    relations = part.rels.values()
    targets = (rel.target_part for rel in relations if rel.reltype == kind)
    return next((getattr(target, "element", None) for target in targets), None)


class Body:
    """Turns the elements of a body into blocks, counting its lists on the way."""

    def __init__(self, numbering):
        self.numbering = numbering
        self.cells = 0

    def blocks(self, container, deep=0):
        """Blocks of the paragraphs and tables in a body or a table cell."""
        for element in unwrapped(container, (PARAGRAPH, TABLE)):
            if element.tag == PARAGRAPH:
                yield from self.paragraphs(element)
            elif deep < DEEP:
                yield from self.table(element, deep + 1)

    def paragraphs(self, element):
        """Paragraphs of a w:p, one a line; none of a table of contents."""
        style = value_of(element.find(qn("w:pPr")), "w:pStyle")
        if not style.lower().startswith("toc"):
            text = self.numbering.label(element) + "".join(pieces(element))
            yield from map(Paragraph, text.split("\n"))

    def table(self, element, deep):
        """The Table of a w:tbl, or the content of one that is only a frame."""
        lines, content = [{}], []
        for row in unwrapped(element, (ROW,)):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                continue
            line, column = {}, grid_property(row, "w:trPr", "w:gridBefore", 0)
            for cell in unwrapped(row, (CELL,)):
                blocks = list(self.blocks(cell, deep))
                content += blocks
                text = lines[-1].get(column) if is_merged_up(cell) else None
                text = in_lines(blocks) if text is None else text
                across = grid_property(cell, "w:tcPr", "w:gridSpan", 1)
                self.cells += across
                grid.refuse_if(self.cells > CELLS)
                line.update(dict.fromkeys(range(column, column + across), text))
                column += across
            lines.append(line)
        filled = grid.rectangle(lines[1:])
        yield from [Table(filled)] if filled and len(filled[0]) > 1 else content


def unwrapped(container, tags):
    """Descendants with one of the tags, through content controls and insertions."""
    for element in container:
        if element.tag in tags:
            yield element
        elif element.tag in WRAPPERS:
            yield from unwrapped(element, tags)


def pieces(element):
    """The pieces of text in an element as they are printed."""
    for child in element:
        if child.tag in LEFT_OUT or is_hidden(child):
            continue
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        else:
            yield from pieces(child)


def is_hidden(run):
    """Whether a w:r is formatted as hidden."""
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false")


def is_merged_up(cell):
    """Whether a w:tc continues the cell above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) != "restart"


def grid_property(element, properties, name, default):
    """A count of grid columns among the properties of a row or a cell."""
    return whole(value_of(element.find(qn(properties)), name), default)


def in_lines(blocks):
    """The blocks of a cell as text, one line a paragraph or a row."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text.strip())
        else:
            lines += [" ".join(row) for row in block.rows]
    return "\n".join(filter(None, lines))
