"""Prints what stands on the pages of a PDF, as JSON; run as a process of its own.

Nothing bounds the work a PDF can ask for (streams that unpack a thousandfold, forms
that draw each other) and pdfium keeps one state for a whole process, so it runs here
under limits of memory and time that the caller's process could not have.

Reads the PDF from standard input. Prints {"error": code} or {"pages": [{"width",
"height", "characters": [[character, left, top, right, bottom], ...], "rules": [[left,
top, right, bottom], ...], "pictures": int}, ...]} in points from the upper left corner
of the page as one looks at it.
"""

import ctypes
import json
import resource
import sys

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MEMORY = 768 * 2**20
THIN = 3
SHORT = 4
RULES_PER_PAGE = 20_000


def main(seconds, page_limit, character_limit):
    """Print the pages of the PDF on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        answer = pages_of(sys.stdin.buffer.read(), page_limit, character_limit)
    except (pdfium.PdfiumError, MemoryError):
        answer = {"error": "broken"}
    json.dump(answer, sys.stdout)


def pages_of(data, page_limit, character_limit):
    """The answer to print for a PDF given as bytes."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"error": "encrypted" if locked else "broken"}
    if len(document) > page_limit:
        return {"error": "too_many_pages"}
    pages = []
    for page in document:
        pages.append(printed(page))
        character_limit -= len(pages[-1]["characters"])
        if character_limit < 0:
            return {"error": "too_long"}
        page.close()
    return {"pages": pages}


def printed(page):
    """What stands on one page."""
    turned = Turn(page)
    rules, pictures = [], 0
    for at in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        pictures += kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < RULES_PER_PAGE:
            rules += map(turned.box, rules_of(item))
    width, height = page.get_size()
    return {
        "width": width,
        "height": height,
        "characters": list(characters(page, turned)),
        "rules": rules,
        "pictures": pictures,
    }


def characters(page, turned):
    """[character, left, top, right, bottom] of each printed character."""
    text = page.get_textpage()
    box = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        found = raw.FPDFText_GetLooseCharBox(text, at, box)
        if code > 32 and found and not raw.FPDFText_IsGenerated(text, at):
            yield [chr(code), *turned.box((box.left, box.bottom, box.right, box.top))]
    text.close()


def rules_of(path):
    """(left, bottom, right, top) of the straight lines and bars a path draws."""
    corners, rules = [], []
    for kind, x, y, closes in segments(path):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            rules += figure(corners)
            corners = []
        corners.append((x, y))
        if closes:
            corners.append(corners[0])
    return rules + figure(corners)


def segments(path):
    """(kind, x, y, closes) of the segments of a path, in points of the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(path), RULES_PER_PAGE)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield (
            raw.FPDFPathSegment_GetType(segment),
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
            raw.FPDFPathSegment_GetClose(segment),
        )


def figure(corners):
    """The upright lines of a figure: a bar is one line, of others each edge."""
    if len(corners) < 2:
        return []
    across, down = zip(*corners, strict=True)
    bounds = min(across), min(down), max(across), max(down)
    if bounds[2] - bounds[0] <= THIN or bounds[3] - bounds[1] <= THIN:
        edges = [bounds]
    else:
        edges = [
            (min(a, c), min(b, d), max(a, c), max(b, d))
            for (a, b), (c, d) in zip(corners, corners[1:], strict=False)
        ]
    return [edge for edge in edges if is_rule(*edge)]


def is_rule(left, bottom, right, top):
    """Whether an edge is upright and long enough for the side of a cell."""
    width, height = right - left, top - bottom
    return min(width, height) <= THIN and max(width, height) >= SHORT


class Turn:
    """From the coordinates of a page to those of one who looks at it turned upright."""

    def __init__(self, page):
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.quarters = page.get_rotation() // 90

    def box(self, box):
        """(left, top, right, bottom) from the upper left corner, of a box."""
        x1, x2 = box[0] - self.left, box[2] - self.left
        y1, y2 = self.top - box[3], self.top - box[1]
        width, height = self.right - self.left, self.top - self.bottom
        for _quarter in range(self.quarters):
            x1, y1, x2, y2 = height - y2, x1, height - y1, x2
            width, height = height, width
        return [round(value, 1) for value in (x1, y1, x2, y2)]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
