"""Documents to print, and what can be seen of a printed page."""

import tempfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import psutil
import pypdf
import pypdfium2
from PIL import Image

from odoo.tests import TransactionCase

from ..tools.page import make_safe
from ..tools.printer import print_pages

INCH = 25.4
DPI = 300
INK = 170  # darker than this, of 255


class PrintCase(TransactionCase):
    def printed(self, document, **options):
        """Return the PDF of a Document."""
        html = self.env["ir.qweb"]._render(
            "report_chromium.document", {"document": document}
        )
        return self.printed_html(html, **options)

    @staticmethod
    def printed_html(html, **options):
        return print_pages([make_safe(str(html), lambda _address: None)], **options)[0]

    @staticmethod
    def texts(pdf):
        """Return the text of each page."""
        with pypdfium2.PdfDocument(pdf) as file:
            return [page.get_textpage().get_text_bounded() for page in file]

    @staticmethod
    def fonts(pdf):
        """Return the names of the fonts in a PDF."""
        found = set()
        for page in pypdf.PdfReader(BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()
                told = font.get("/FontDescriptor", {}).get("/FontName")
                found.add((told or font["/BaseFont"]).partition("+")[2])
        return found

    @staticmethod
    def links(pdf):
        """Return what of a PDF leads somewhere else."""
        pages = pypdf.PdfReader(BytesIO(pdf)).pages
        return [part for page in pages for part in page.get("/Annots", ())]

    @contextmanager
    def assertNothingLeft(self):
        """Assert that no process and no file of a print outlives it."""
        with tempfile.TemporaryDirectory() as folder:
            usual, tempfile.tempdir = tempfile.tempdir, folder
            try:
                yield
            finally:
                tempfile.tempdir = usual
            self.assertEqual(list(Path(folder).iterdir()), [])
            told = psutil.process_iter(["cmdline"])
            lines = [" ".join(process.info["cmdline"] or ()) for process in told]
            self.assertFalse([line for line in lines if folder in line])


class Sheet:
    """A printed page as ink on paper; measures are millimetres from the top left."""

    def __init__(self, pdf, number):
        with pypdfium2.PdfDocument(pdf) as file:
            page = file[number - 1]
            self.size = tuple(points / 72 * INCH for points in page.get_size())
            self.picture = page.render(scale=DPI / 72).to_pil().convert("RGB")
        self.ink = self.picture.convert("L").point(lambda v: 255 * (v < INK))

    def box(self, top=0, bottom=999):
        """Return left, top, right and bottom of all ink between two heights."""
        above, below = self._dots(top), min(self._dots(bottom), self.ink.height)
        strip = self.ink.crop((0, above, self.ink.width, below))
        left, first, right, last = strip.getbbox()
        return [self._mm(n) for n in (left, first + above, right, last + above)]

    def lines(self, top, bottom):
        """Return top and bottom of each line of ink between two heights."""
        strip = self.ink.crop((0, self._dots(top), self.ink.width, self._dots(bottom)))
        return [[mm + top for mm in run] for run in self._runs(strip)]

    def characters(self, line):
        """Return left and right of each character of a line."""
        top, bottom = (self._dots(mm) for mm in line)
        strip = self.ink.crop((0, top, self.ink.width, bottom))
        return self._runs(strip.transpose(Image.Transpose.TRANSPOSE))

    def _runs(self, strip):
        """Return start and end of each run of rows with ink."""
        data, width, runs = strip.tobytes(), strip.width, []
        for row in range(strip.height):
            if data[row * width : (row + 1) * width].strip(b"\0"):
                if not runs or runs[-1][1] != row:
                    runs.append([row, row])
                runs[-1][1] = row + 1
        return [[self._mm(start), self._mm(end)] for start, end in runs]

    def _dots(self, mm):
        return round(mm / INCH * DPI)

    def _mm(self, dots):
        return dots / DPI * INCH


class Counting(BaseHTTPRequestHandler):
    """Answers everything with a picture's worth of text, and counts."""

    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p>FETCHEDSECRET</p>")

    def log_message(self, *_args):
        """Nothing is logged."""


@contextmanager
def counting_server():
    """Yield a server on loopback; `asked` lists what it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
