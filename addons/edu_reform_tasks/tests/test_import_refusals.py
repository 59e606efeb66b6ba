import io
import zipfile
from unittest.mock import patch

from docx import Document

from odoo.tests import tagged

from .common import TEXT, ReformCommon

PLAIN = "各单位：现将有关情况通报如下。会议于上午召开，参会人员认真学习。"


def docx(text):
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def bomb():
    """Return a document whose text unpacks to 200 MB."""
    data = io.BytesIO(docx(TEXT))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/media/blank.bin", "w", force_zip64=True) as member:
            for _megabyte in range(200):
                member.write(b"\0" * 2**20)
    return data.getvalue()


def encrypted_pdf():
    from odoo.tools.pdf import PdfFileWriter

    writer = PdfFileWriter()
    writer.add_blank_page(width=200, height=200)
    writer.encrypt("secret")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


BAD_FILES = {
    "nothing": (b"\n \n", "空.txt", "empty"),
    "a program": (
        b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 20,
        "方案",
        "document",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        "方案.png",
        "document|kind",
    ),
    "an encrypted PDF": (encrypted_pdf(), "方案.pdf", "password"),
    "a damaged PDF": (b"%PDF-1.7\nnothing more", "方案.pdf", "damaged|pictures"),
    "a damaged DOCX": (docx(TEXT)[:900], "方案.docx", "damaged"),
    "an archive bomb": (bomb(), "方案.docx", "unpacks"),
    "a text without tasks": (PLAIN.encode(), "通知.txt", "No task"),
    "a giant": (b"a" * (20 * 2**20 + 1), "方案.txt", "larger than 20 MB"),
}


@tagged("post_install", "-at_install")
class TestBadInput(ReformCommon):
    """Bad input gets a clear sentence, and nothing is written."""

    def test_files(self):
        for name, (data, filename, sentence) in BAD_FILES.items():
            wizard = self.start_import(file=self.encoded(data), filename=filename)
            with self.subTest(name), self.assertSays(sentence):
                wizard.action_read()
            self.assertEqual(wizard.state, "source")

    def test_files_in_chinese(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        self.officer.lang = "zh_CN"
        for name, (data, filename, _sentence) in BAD_FILES.items():
            wizard = self.start_import(file=self.encoded(data), filename=filename)
            with self.subTest(name), self.assertSays("^[一-鿿][^a-z]{5,}。$"):
                wizard.with_context(lang="zh_CN").action_read()

    def test_nothing_at_all(self):
        for values in ({}, {"pasted": " \n "}, {"file": ""}):
            wizard = self.start_import(**values)
            with self.subTest(values), self.assertSays("Choose a document"):
                wizard.action_read()

    def test_text_without_tasks(self):
        wizard = self.start_import(pasted=PLAIN)
        with self.assertSays("No task"):
            wizard.action_read()

    def test_what_is_not_base64(self):
        for file in ("abc", "5LqU=5Zub", "%%%%%"):
            with self.subTest(file), self.assertSays("damaged"):
                self.start_import(file=file, filename="方案.txt").action_read()

    def test_every_line_left_out(self):
        wizard = self.read_document()
        wizard.line_ids.include = False
        with self.assertSays("no task"):
            wizard.action_confirm()

    def test_confirmed_without_reading(self):
        with self.assertSays("no task"):
            self.start_import(pasted=TEXT).action_confirm()

    def test_a_second_document_that_is_bad_leaves_the_first(self):
        wizard = self.read_document()
        wizard.action_back()
        wizard.pasted = PLAIN
        with self.assertSays("No task"):
            wizard.action_read()
        self.assertEqual(wizard.task_count, 5)


class TestAtomic(ReformCommon):
    """An error in the middle of the confirmation leaves nothing."""

    def test_at_every_step(self):
        media = self.make_unit("临溪县新闻传播中心", self.county_a)
        wizard = self.read_document(TEXT.replace("县教育局）", "县融媒体中心）", 1))
        wizard.file = self.encoded(TEXT.encode())
        self.named(wizard, "县融媒体中心").unit_ids = media
        before = self.counted()
        for model, method in (
            ("edu.plan.import.unit", "_remember_aliases"),
            ("edu.plan.import.line", "_write_sections"),
            ("edu.plan.import.line", "_cancel_gone"),
            ("edu.plan.import", "_keep_document"),
            ("edu.plan", "_make_move"),
        ):
            failing = self.failing(model, method)
            with self.subTest(method), failing, self.assertRaises(RuntimeError):
                wizard.action_confirm()
            self.assertEqual(self.counted(), before)
        wizard.action_confirm()

    def failing(self, model, method):
        """Return a patch under which the method does its work, and then fails."""
        original = getattr(self.env.registry[model], method)

        def fail(records, *args, **kwargs):
            original(records, *args, **kwargs)
            raise RuntimeError(method)

        return patch.object(self.env.registry[model], method, fail)
