"""Files of every format the engine reads, made by the libraries that write them."""

import io
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def docx_bytes(document):
    """The bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(*lines):
    """A DOCX with one paragraph a line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return docx_bytes(document)


def add_list(document, list_id, levels):
    """Define an automatic list: ``levels`` are (format, text) from the outermost."""
    definition = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">'
            f"{definition}</w:abstractNum>"
        ),
    )
    add_instance(document, list_id, list_id)


def add_instance(document, instance_id, list_id, override=""):
    """Use a list definition under a number of its own."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{instance_id}">'
            f'<w:abstractNumId w:val="{list_id}"/>{override}</w:num>'
        )
    )


def numbered(paragraph, instance_id, depth=0):
    """Put a paragraph on a level of a list."""
    paragraph._p.get_or_add_pPr().append(list_properties(instance_id, depth))
    return paragraph


def list_properties(instance_id, depth):
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/>'
        f'<w:numId w:val="{instance_id}"/></w:numPr>'
    )


def xlsx_of(rows, merged=()):
    """An XLSX of one sheet with these rows and merged ranges."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return xlsx_bytes(book)


def xlsx_bytes(book):
    """The bytes of an openpyxl workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf_of(pages, encrypt=None, size=16, head="", numbered=False):
    """A PDF of pages given as lists of (left, line), 28 points from line to line."""
    stream = io.BytesIO()
    drawing = canvas.Canvas(stream, pagesize=A4, encrypt=encrypt)
    for number, lines in enumerate(pages, start=1):
        drawing.setFont(FONT, size)
        if head:
            drawing.drawString(85, 800, head)
        if numbered:
            drawing.drawString(290, 40, f"— {number} —")
        for at, (left, line) in enumerate(lines):
            drawing.drawString(left, 740 - 28 * at, line)
        drawing.showPage()
    drawing.save()
    return stream.getvalue()


def pdf_table(rows, widths, spans=(), heights=None):
    """A PDF with a ruled table, over as many pages as it takes."""
    stream = io.BytesIO()
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), FONT, 12),
        ("LEADING", (0, 0), (-1, -1), 15),
        *(("SPAN", first, last) for first, last in spans),
    ]
    table = Table(rows, colWidths=widths, rowHeights=heights, repeatRows=1)
    table.setStyle(TableStyle(style))
    SimpleDocTemplate(stream, pagesize=A4).build([table])
    return stream.getvalue()


def repacked(data, changes=None, method=zipfile.ZIP_DEFLATED):
    """A zip archive with some members replaced or added ({name: bytes})."""
    changes = dict(changes or {})
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", method) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changes.pop(name, None) or old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return stream.getvalue()


def member(data, name):
    """The content of a member of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def picture():
    """A small PNG as a stream."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "grey").save(stream, "PNG")
    stream.seek(0)
    return stream


def endless_pdf(levels=12, times=10):
    """A PDF whose forms draw each other: 10^12 texts of one page."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        form(4, "/Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 99 0 R"),
    ]
    for level in range(levels):
        drawing = f"/F{level + 5} Do " * times
        objects.append(
            stream_of(drawing, form(level + 5, "/Type/XObject/Subtype/Form"))
        )
    text = "BT /T 9 Tf (a) Tj ET"
    font = "/Resources<</Font<</T<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects.append(
        stream_of(text, f"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]{font}>>")
    )
    body = "%PDF-1.7\n"
    for number, content in enumerate(objects, start=1):
        body += f"{number} 0 obj\n{content}\nendobj\n"
    body += f"99 0 obj\n{stream_of('/F4 Do', '<<>>')}\nendobj\n"
    return (body + "trailer<</Root 1 0 R>>").encode()


def form(below, entries):
    """The dictionary of something that may draw the form ``below``."""
    return (
        f"<<{entries}/BBox[0 0 200 200]"
        f"/Resources<</XObject<</F{below} {below} 0 R>>>>>>"
    )


def stream_of(content, dictionary):
    """A stream object with a content and the entries of a dictionary."""
    head = dictionary.removesuffix(">>")
    return f"{head}/Length {len(content)}>>\nstream\n{content}\nendstream"
