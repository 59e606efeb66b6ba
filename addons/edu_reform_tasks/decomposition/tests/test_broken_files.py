"""Whatever is uploaded, the answer is a document or a sentence, soon and in bounds."""

import io
import resource
import struct
import time
import unittest
import zipfile
import zlib

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from .. import SENTENCES, DecompositionError, decompose, decompose_text
from ..model import Plan, Source
from ..reading import limits, read
from . import makers

LINES = (
    "青禾市督导方案",
    "一、重点任务",
    "（一）健全督导机制。配齐专职督学不少于30名，2026年底前完成。（责任单位：市教育局）",
    "（二）完善评价制度。（牵头单位：市委编办；配合单位：市财政局）",
)
ROWS = [
    ["序号", "重点任务", "责任单位", "完成时限"],
    ["1", "健全督导机制", "市教育局", "2026年底前"],
    ["2", "完善评价制度", "市财政局", "长期坚持"],
]
VALID = {
    "方案.docx": makers.docx_of(*LINES),
    "方案.xlsx": makers.xlsx_of(ROWS, ["A2:A3"]),
    "方案.pdf": makers.pdf_of([[(85, line) for line in LINES]]),
    "表.pdf": makers.pdf_table(ROWS, [40, 150, 120, 90]),
    "方案.html": (
        "<html><body><table><tr><td>序号<td>任务<td>责任单位</tr><tr><td>1<td>健全"
        "<td>市教育局</tr></table>" + "".join(f"<p>{line}</p>" for line in LINES)
    ).encode(),
    "方案.txt": "\n".join(LINES).encode("gb18030"),
}
NAMES = [*VALID, "方案.doc", "方案", "方案.zip", "..", "方案.wps", "a.htm", ""]
SECONDS = 10
MEMORY = 500 * 2**20
FAST = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Each example of a PDF is a process of its own.
FEW = settings(FAST, max_examples=15)


class BrokenFileCase(unittest.TestCase):
    def outcome(self, call, *arguments):
        """The Plan or Source, or the code of the refusal, of a call within bounds."""
        started = time.process_time()
        try:
            result = call(*arguments)
            self.assertIsInstance(result, (Plan, Source))
        except DecompositionError as error:
            self.assertIn(error.code, SENTENCES)
            self.assertNotIn("%(", f"{error}")
            result = error.code
        self.assertLess(time.process_time() - started, SECONDS)
        return result

    def assert_code(self, code, data, name=""):
        self.assertEqual(self.outcome(read, data, name), code)

    @classmethod
    def setUpClass(cls):
        for name, data in VALID.items():
            assert isinstance(decompose(data, name), Plan), name


class TestDamage(BrokenFileCase):
    """Valid files cut off, with bytes changed, under the names of others."""

    @FAST
    @given(st.binary(max_size=2000), st.sampled_from(NAMES))
    def test_random_bytes(self, data, name):
        self.outcome(decompose, data, name)

    @FAST
    @given(
        st.sampled_from(
            [b"PK\3\4", b"%PDF-1.7\n", b"<html>", b"\xd0\xcf\x11\xe0", b"{\\rtf"]
        ),
        st.binary(max_size=500),
        st.sampled_from(NAMES),
    )
    def test_right_beginning_wrong_rest(self, start, rest, name):
        self.outcome(decompose, start + rest, name)

    @FAST
    @given(
        st.text(max_size=400), st.sampled_from(["utf-8", "gb18030", "utf-16", "big5"])
    )
    def test_any_text(self, text, encoding):
        self.outcome(decompose, text.encode(encoding, "replace"), "a.txt")

    @FAST
    @given(st.text(st.characters(exclude_categories=()), max_size=400))
    def test_any_pasted_text_with_lone_surrogates(self, text):
        self.outcome(decompose_text, text)

    @FAST
    @given(
        st.lists(st.sampled_from([*LINES, *ROWS[0], "1", "2", "\t", "|", " ", "\n"]))
    )
    def test_pieces_of_plans_in_any_order(self, pieces):
        self.outcome(decompose_text, "\n".join(pieces))
        self.outcome(decompose_text, " ".join(pieces))

    @FAST
    @given(
        st.sampled_from(["方案.docx", "方案.xlsx", "方案.html", "方案.txt"]), st.data()
    )
    def test_changed_bytes(self, name, data):
        self.outcome(decompose, damaged(VALID[name], data), name)

    @FEW
    @given(st.sampled_from(["方案.pdf", "表.pdf"]), st.data())
    def test_changed_bytes_of_a_pdf(self, name, data):
        self.outcome(decompose, damaged(VALID[name], data), name)

    @FAST
    @given(st.sampled_from(["方案.docx", "方案.xlsx"]), st.data())
    def test_changed_bytes_inside_an_office_file(self, name, data):
        with zipfile.ZipFile(io.BytesIO(VALID[name])) as archive:
            member = data.draw(st.sampled_from(sorted(archive.namelist())))
            content = damaged(archive.read(member), data)
        assume(content)
        self.outcome(decompose, makers.repacked(VALID[name], {member: content}), name)

    @FAST
    @given(st.sampled_from(["方案.docx", "方案.xlsx"]), st.data())
    def test_any_numbers_in_an_office_file(self, name, data):
        members = {"方案.docx": "word/numbering.xml", "方案.xlsx": SHEET}
        member = members[name]
        digits = data.draw(st.sampled_from([b"0", b"-1", b"99999999999", b"x", b""]))
        content = makers.member(VALID[name], member)
        content = content.replace(b'="1"', b'="%s"' % digits)
        self.outcome(decompose, makers.repacked(VALID[name], {member: content}), name)

    def test_cut_off_anywhere(self):
        for name, data in VALID.items():
            parts = 8 if name.endswith(".pdf") else 40
            for part in range(1, parts):
                self.outcome(decompose, data[: len(data) * part // parts], name)

    def test_every_file_under_every_name(self):
        for own_name, data in VALID.items():
            for name in NAMES[:: 4 if own_name.endswith(".pdf") else 1]:
                result = self.outcome(read, data, name)
                self.assertIsInstance(result, Source, name)

    def test_one_byte(self):
        for byte in range(256):
            self.outcome(decompose, bytes([byte]), "方案.txt")


SHEET = "xl/worksheets/sheet1.xml"


def damaged(content, data):
    """Bytes with up to five pieces of them replaced by others."""
    content = bytearray(content)
    for _change in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        size = data.draw(st.integers(0, 20))
        content[at : at + size] = data.draw(st.binary(max_size=20))
    return bytes(content)


class TestBombs(BrokenFileCase):
    """Small files that ask for much."""

    def setUp(self):
        self.before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    def tearDown(self):
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self.assertLess(after - self.before, MEMORY)

    def test_member_that_unpacks_to_too_much(self):
        zeros = b"\0" * (limits.UNPACKED_BYTES + 1)
        for name in ("方案.docx", "方案.xlsx"):
            bomb = makers.repacked(VALID[name], {"media/a.bin": zeros})
            self.assertLess(len(bomb), 200_000)
            self.assert_code("archive_bomb", bomb, name)

    def test_many_members(self):
        members = {f"word/{n}.xml": b"" for n in range(limits.ARCHIVE_MEMBERS + 1)}
        self.assert_code("archive_bomb", makers.repacked(VALID["方案.docx"], members))

    def test_lie_about_the_size(self):
        data = makers.repacked(VALID["方案.docx"], {"word/a.bin": b"\0" * 2**20})
        lie = data.replace(struct.pack("<L", 2**20), struct.pack("<L", 10))
        self.assert_code("broken", lie)

    def test_archive_in_archives(self):
        data = VALID["方案.docx"]
        for _level in range(5):
            data = makers.repacked(
                makers.docx_of("一、任务"), {"word/inner.docx": data}
            )
        self.assertIsInstance(self.outcome(read, data, "方案.docx"), Source)

    def test_archive_of_something_else(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("方案.txt", "一、任务")
        self.assert_code("unsupported", stream.getvalue(), "方案.zip")
        self.assert_code("unsupported", stream.getvalue(), "方案.docx")

    def test_other_ways_to_pack(self):
        for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            data = makers.repacked(VALID["方案.docx"], method=method)
            self.assert_code("broken", data)

    def test_member_under_a_password(self):
        data = bytearray(VALID["方案.docx"])
        data[data.rindex(b"PK\1\2") + 8] |= 1
        self.assert_code("encrypted", bytes(data))

    def test_entities(self):
        declared = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
        head = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "甲">{declared}]>'
        for name, member in (("方案.docx", "word/document.xml"), ("方案.xlsx", SHEET)):
            for encoding in ("utf-8", "utf-16"):
                bomb = (head + "<a>&e12;</a>").encode(encoding)
                data = makers.repacked(VALID[name], {member: bomb})
                self.assert_code("broken", data, name)

    def test_outer_entity_is_not_fetched(self):
        page = (
            '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            "<html><body><p>&x;任务</p></body></html>"
        )
        text = "".join(block.text for block in read(page.encode(), "a.html").blocks)
        self.assertNotIn("root:", text)

    def test_elements_in_elements(self):
        deep = "<w:p>" * 5000 + "</w:p>" * 5000
        document = makers.member(VALID["方案.docx"], "word/document.xml").decode()
        document = document.replace("<w:body>", f"<w:body>{deep}")
        data = makers.repacked(
            VALID["方案.docx"], {"word/document.xml": document.encode()}
        )
        self.assert_code("broken", data)
        for tag in ("div", "b", "table><tr><td", "ol><li", "ruby", "span class=nav"):
            page = f"<html><body>{f'<{tag}>' * 200}任务".encode()
            self.assertIsInstance(self.outcome(read, page, "a.html"), Source)
            page = f"<html><body>{f'<{tag}>' * 50_000}任务".encode()
            self.assert_code("broken", page, "a.html")

    def test_many_elements(self):
        document = makers.member(VALID["方案.docx"], "word/document.xml").decode()
        many = document.replace("<w:body>", "<w:body>" + "<w:p/>" * limits.MARKUP_SIGNS)
        data = makers.repacked(VALID["方案.docx"], {"word/document.xml": many.encode()})
        self.assert_code("archive_bomb", data)
        page = "<html>" + "<p>" * (limits.MARKUP_SIGNS + 1)
        self.assert_code("too_long", page.encode(), "a.html")

    def test_cells_without_end(self):
        cell = "<td rowspan=60000 colspan=60000>任务</td>"
        page = f"<html><table>{f'<tr>{cell}{cell}</tr>' * 50}</table></html>"
        self.assert_code("too_many_cells", page.encode(), "a.html")
        sheet = makers.member(VALID["方案.xlsx"], SHEET).decode()
        row = '<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>'
        rows = "".join(row.format(number) for number in range(4, 2000))
        sheet = sheet.replace("</sheetData>", f"{rows}</sheetData>")
        data = makers.repacked(VALID["方案.xlsx"], {SHEET: sheet.encode()})
        self.assert_code("too_many_cells", data)

    def test_last_row_of_a_sheet(self):
        sheet = makers.member(VALID["方案.xlsx"], SHEET).decode()
        row = '<row r="1048576"><c r="A1048576"><v>3</v></c></row>'
        sheet = sheet.replace("</sheetData>", f"{row}</sheetData>")
        data = makers.repacked(VALID["方案.xlsx"], {SHEET: sheet.encode()})
        (table,) = self.outcome(read, data, "").blocks
        self.assertEqual(table.rows[-1][0], "3")

    def test_grid_columns_without_end(self):
        document = makers.member(VALID["方案.docx"], "word/document.xml").decode()
        cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p/></w:tc>'
        table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
        document = document.replace("<w:body>", f"<w:body>{table}")
        data = makers.repacked(
            VALID["方案.docx"], {"word/document.xml": document.encode()}
        )
        self.assert_code("too_many_cells", data)

    def test_pdf_stream_that_unpacks_to_too_much(self):
        packed = zlib.compress(b"BT (a) Tj ET " * 2**20 * 5, 9)
        self.assertIn(
            self.outcome(read, pdf_with_contents(packed), "a.pdf"),
            ("broken", "no_text"),
        )

    def test_long_lines_and_many_lines(self):
        for text in (
            "（" * 200_000,
            "一、" * 100_000,
            "\n".join("一、任务" for _line in range(20_000)),
            "1 " * 100_000,
            "序号 任务 责任单位\n" * 5_000,
            "序号\t任务\t责任单位\n" * 5_000,
            "序号  任务  责任单位\n" * 5_000,
            "市教育局、" * 60_000,
            "教jiào" * 60_000,
            "(jiào" * 60_000,
            "jiào " * 60_000,
            "a" * 400_000,
            "教" + "a" * 400_000,
            "教(" + "jiào " * 60_000,
            " " * 400_000 + "任务",
        ):
            with self.subTest(text[:8]):
                self.outcome(read, text.encode(), "a.txt")


def pdf_with_contents(packed):
    """A PDF of one page whose contents are a packed stream."""
    body = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>"
        b"endobj\n4 0 obj<</Filter/FlateDecode/Length "
    )
    body += f"{len(packed)}>>stream\n".encode()
    return body + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"


class TestOrdinaryDocuments(BrokenFileCase):
    """Twenty pages, in each format, take less than a second and 200 MB."""

    MEASURE = (
        "（{}）完善督导机制。"
        + "压实各级政府教育职责，" * 12
        + "（责任单位：市教育局）"
    )

    def test_time_and_memory(self):
        lines = [self.MEASURE.format(number) for number in range(100)]
        pages = [
            [
                (85, line[at : at + 26])
                for line in lines[n : n + 5]
                for at in (0, 26, 52)
            ]
            for n in range(0, 100, 5)
        ]
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for name, data in (
            ("a.txt", "\n".join(lines).encode("gb18030")),
            ("a.html", "".join(f"<p>{line}</p>" for line in lines).encode()),
            ("a.docx", makers.docx_of(*lines)),
            (
                "a.xlsx",
                makers.xlsx_of([ROWS[0], *[["1", x, "局", "年"] for x in lines]]),
            ),
            ("a.pdf", makers.pdf_of(pages)),
        ):
            with self.subTest(name):
                started = time.process_time()
                self.assertIsInstance(read(data, name), Source)
                self.assertLess(time.process_time() - started, 1)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.assertLess(after - before, 200 * 1024)
