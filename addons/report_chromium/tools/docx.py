"""A Document as DOCX, with the fonts that a bureau's own word processor has.

Typed text is put in as text: it becomes no field, no link and no style.
"""

import io
import re

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import (
    WD_ALIGN_PARAGRAPH,
    WD_LINE_SPACING,
    WD_TAB_ALIGNMENT,
)
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .document import GBT9704, Cell, Column, Document

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
TITLE = "方正小标宋简体"
_FONTS = {"heading1": HEITI, "heading2": KAITI}
_TONES = {"bad": "C00000", "warn": "9A5B00", "good": "1E6B2E", "done": "595959"}
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_SIZE, _SMALL, _MARK = 16, 9, 36  # 3号, 小五, 小初
_RED = "E60000"
_LINE = 28.95  # points; 22 of them fill the height of the text
_TIGHTER = -5  # twentieths of a point between characters; 28 fill the width
_COPY_SIZE = 14  # 4号
_UNDER_LINE = 14  # points: 7/8 of the height of a 3号 character
_NUMBER_BELOW = 7  # mm from the text to the dash of the page number
# What XML cannot hold, and what a word processor would take for an end of page.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)


def write_docx(document: Document) -> bytes:
    """Return the document as the bytes of a DOCX file."""
    file = docx.Document()
    file.core_properties.title = _clean(document.title)[:255]
    file.core_properties.author = ""
    file.core_properties.comments = ""
    _set_type(file)
    _set_page(file, document.page)
    _add_head(file, document)
    for block in document.blocks:
        _ADD[block.kind](file, block, document.page)
    if document.imprint:
        _add_imprint(file, document)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _set_type(file):
    style = file.styles["Normal"]
    _set_font(style, FANGSONG, _SIZE)
    layout = style.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(_LINE)
    layout.space_before = layout.space_after = Pt(0)


def _set_font(style, name, size, tighter=None):
    """Set the font for Chinese and all other characters alike."""
    style.font.name = name
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:eastAsia"), name)
    if tighter is not None:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(tighter))
        properties.append(spacing)


def _set_page(file, page):
    section = file.sections[0]
    section.orientation = (
        WD_ORIENT.LANDSCAPE if page.width > page.height else WD_ORIENT.PORTRAIT
    )
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    # The dash stands in the middle of a line of 14 points.
    section.footer_distance = Mm(page.bottom - _NUMBER_BELOW) - Pt(7)
    file.settings.odd_and_even_pages_header_footer = True
    for footer, left in ((section.footer, False), (section.even_page_footer, True)):
        _add_number(footer.paragraphs[0], left)


def _add_number(paragraph, left):
    """Write “— 1 —” one character from the outer edge (GB/T 9704-2012, 7.5)."""
    layout = paragraph.paragraph_format
    layout.alignment = None if left else _RIGHT
    layout.left_indent, layout.right_indent = (Pt(14), None) if left else (None, Pt(14))
    layout.line_spacing = Pt(14)
    for text in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if text == "PAGE" else text)
        _set_font(run, SONGTI, 14)
        if text == "PAGE":
            _add_field(run, text)


def _add_field(run, instruction):
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = instruction
        run._r.append(part)


def _add_head(file, document):
    if document.mark:
        _add_mark(file, document.mark)
    if document.is_slip:
        _make_slip(file)
    if document.number:
        number = _add_centred(file, document.number, FANGSONG, _SIZE)
        _space(number, above=2 * _LINE if document.mark else _LINE, below=2 * _LINE)
        if document.is_slip:
            number.alignment = _RIGHT
            _space(number, above=_UNDER_LINE, below=2 * _LINE)
        elif document.mark:
            _underline(number)
    title = file.add_paragraph()
    title.alignment = _CENTRE
    title.paragraph_format.space_after = Pt(_LINE if document.page == GBT9704 else 6)
    _write(title, document.title, TITLE, 22)
    if document.notes:
        notes = file.add_paragraph()
        notes.paragraph_format.line_spacing = Pt(20)
        edge = Mm(document.page.text_width)
        notes.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
        _write(notes, "\t".join(document.notes), FANGSONG, 12)


def _add_mark(file, text):
    """Write who issues the letter, in red; its top is 35 mm below that of the text."""
    run = _add_centred(file, text, TITLE, _MARK).runs[0]
    run.font.color.rgb = RGBColor.from_string(_RED)
    run.font.bold = True
    layout = file.paragraphs[-1].paragraph_format
    layout.line_spacing = Pt(1.2 * _MARK)
    layout.space_before = Mm(35)


def _make_slip(file):
    """Let the mark stand 30 mm from the top over a double line; page 1 is unnumbered.

    The line is as wide as 170 mm, which is 8 mm more than the text at the left and 6
    at the right (10.1).
    """
    section, mark = file.sections[0], file.paragraphs[-1]
    section.different_first_page_header_footer = True
    section.top_margin = Mm(30)
    mark.paragraph_format.space_before = Mm(0)
    foot = section.first_page_footer.paragraphs[0]
    for paragraph, form in ((mark, "thickThin"), (foot, "thinThick")):
        layout = paragraph.paragraph_format
        layout.left_indent, layout.right_indent = Mm(-8), Mm(-6)
        _underline(paragraph, f"{form}SmallGap")


def _add_imprint(file, document):
    """Write who has a copy and who issued it, under the text (7.4)."""
    imprint = document.imprint
    issued = imprint.issuer and f"{imprint.issuer}\t{imprint.date}印发"
    copies = imprint.copies and f"抄送：{imprint.copies}。"
    for place, line in enumerate(filter(None, (copies, issued))):
        paragraph = file.add_paragraph()
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Pt(_COPY_SIZE)
        edge = Mm(document.page.text_width) - Pt(_COPY_SIZE)
        layout.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
        _space(paragraph, above=0 if place else _LINE, below=0)
        _write(paragraph, line, FANGSONG, _COPY_SIZE)


def _add_centred(file, text, font, size):
    paragraph = file.add_paragraph()
    paragraph.alignment = _CENTRE
    _write(paragraph, text, font, size)
    return paragraph


def _space(paragraph, above, below):
    paragraph.paragraph_format.space_before = Pt(above)
    paragraph.paragraph_format.space_after = Pt(below)


def _underline(paragraph, form="single"):
    """Draw a red line, 4 mm below the paragraph and as wide."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    width = "10" if form == "single" else "24"
    looks = {"val": form, "sz": width, "space": "11", "color": _RED}
    for name, value in looks.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _add_signed(file, block, page):
    """Write who signs and the date, centred on each other, four characters in."""
    lines = block.text.split("\n")
    width = _SIZE * max(map(_ems, lines))
    left = max(page.text_width * 72 / 25.4 - width - 4 * _SIZE, 0)
    for place, line in enumerate(lines):
        paragraph = _add_centred(file, line, FANGSONG, _SIZE)
        layout = paragraph.paragraph_format
        layout.left_indent, layout.right_indent = Pt(left), Pt(4 * _SIZE)
        layout.space_before = Pt(0 if place else 2 * _LINE)
        layout.keep_with_next = place < len(lines) - 1


def _ems(text):
    return sum(0.5 if character.isascii() else 1 for character in text)


def _add_paragraph(file, block, page):
    if block.style == "signed":
        _add_signed(file, block, page)
        return
    paragraph = file.add_paragraph()
    layout = paragraph.paragraph_format
    if block.style == "right":
        paragraph.alignment = _RIGHT
        layout.right_indent = Pt(4 * _SIZE)
    elif block.style != "flush":
        layout.first_line_indent = Pt(2 * _SIZE)
    _write(paragraph, block.text, _FONTS.get(block.style, FANGSONG), _SIZE, _TIGHTER)


def _add_table(file, block, page):
    table = file.add_table(rows=0, cols=len(block.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Mm(page.text_width * share / 100) for share in block.shares]
    head = [
        (Column(column.title, 0, True), Cell(column.title)) for column in block.columns
    ]
    _add_row(table, head, widths, HEITI, "w:tblHeader")
    for row in block.cells:
        _add_row(table, row, widths, FANGSONG)


def _add_row(table, cells, widths, font, *marks):
    """Add a row that stays on one page."""
    row = table.add_row()
    for mark in ("w:cantSplit", *marks):
        row._tr.get_or_add_trPr().append(OxmlElement(mark))
    for target, (column, value), width in zip(row.cells, cells, widths, strict=True):
        target.width = width
        paragraph = target.paragraphs[0]
        paragraph.paragraph_format.line_spacing = Pt(13)
        if column.centred or column.amounts:
            paragraph.alignment = _CENTRE if column.centred else _RIGHT
        run = _write(paragraph, value.text, font, _SMALL)
        if value.tone:
            run.font.color.rgb = RGBColor.from_string(_TONES[value.tone])


def _write(paragraph, text, font, size, tighter=None):
    run = paragraph.add_run(_clean(text))
    _set_font(run, font, size, tighter)
    return run


def _clean(text):
    return _UNREADABLE.sub("", text)


_ADD = {"paragraph": _add_paragraph, "table": _add_table}
