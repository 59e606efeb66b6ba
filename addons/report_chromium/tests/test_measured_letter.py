from odoo.tests import tagged

from ..tools.document import Document, Imprint, Paragraph
from .common import PrintCase, Sheet

COPIES = "、".join(["望岳区教育局", "临溪县财政局"] * 4)


@tagged("post_install", "-at_install")
class TestMeasuredLetter(PrintCase):
    """The foot of a letter and the form of a 信函, measured on the rendered page."""

    def letter(self, paragraphs, **values):
        """Return a PDF whose text has that many paragraphs of three lines."""
        text = [Paragraph("国" * 80)] * paragraphs
        signed = Paragraph("青禾市教育局\n2026年3月5日", "signed")
        return self.printed(
            Document(
                "关于开展督导的通知",
                [*text, signed],
                number="青教函〔2026〕1号",
                **values,
            )
        )

    def foot(self, pdf):
        """Return the lines of ink that end the text of the last page."""
        last = len(self.texts(pdf))
        return Sheet(pdf, last), Sheet(pdf, last).lines(30, 264)

    def test_the_imprint_ends_the_last_page_however_long_the_letter(self):
        """Its last line lies on the edge of the text, 262 mm down (7.4)."""
        imprint = Imprint(COPIES, "青禾市教育局", "2026年3月5日")
        for paragraphs in (1, 4, 5, 6, 40, 150):
            with self.subTest(paragraphs):
                pdf = self.letter(paragraphs, mark="青禾市文件", imprint=imprint)
                _sheet, lines = self.foot(pdf)
                self.assertAlmostEqual(lines[-1][1], 262, delta=0.7)
                told = self.texts(pdf)
                self.assertIn("2026年3月5日印发", told[-1])
                self.assertEqual("".join(told).count("抄送"), 1)

    def test_the_lines_of_the_imprint(self):
        """The outer ones are thick, 0.35 mm, and as wide as the text (7.4)."""
        imprint = Imprint("望岳区教育局", "青禾市教育局", "2026年3月5日")
        sheet, lines = self.foot(self.letter(1, imprint=imprint))
        first, copies, _middle, _issued, last = lines[-5:]
        for line in (first, last):
            left, top, right, bottom = sheet.box(*line)
            self.assertAlmostEqual(left, 28, delta=0.5)
            self.assertAlmostEqual(right, 184, delta=0.5)
            self.assertAlmostEqual(bottom - top, 0.35, delta=0.15)
        self.assertAlmostEqual(sheet.box(*copies)[0], 28 + 4.94, delta=0.8)

    def test_a_slip(self):
        """Mark at 30 mm, double lines of 170 mm, the lower one at 20 mm (10.1)."""
        pdf = self.letter(1, mark="青禾市教育局", is_slip=True)
        sheet = Sheet(pdf, 1)
        lines = sheet.lines(20, 290)
        mark, thick, thin, number = lines[:4]
        self.assertAlmostEqual(mark[0], 30, delta=0.7)
        self.assertAlmostEqual(lines[-1][1], 277, delta=0.7)
        for upper, lower in ((thick, thin), lines[-2:]):
            left, _top, right, _bottom = sheet.box(upper[0], lower[1])
            self.assertAlmostEqual(left, 20, delta=0.7)
            self.assertAlmostEqual(right, 190, delta=0.7)
        self.assertGreater(thick[1] - thick[0], thin[1] - thin[0])
        self.assertGreater(lines[-1][1] - lines[-1][0], lines[-2][1] - lines[-2][0])
        self.assertAlmostEqual(number[0] - thin[1], 4.94, delta=0.7)
        self.assertAlmostEqual(sheet.box(*number)[2], 184, delta=0.7)
        self.assertNotIn("— 1 —", self.texts(pdf)[0])

    def test_the_pages_of_a_slip(self):
        """From the second on they are numbered; copies end the last, without lines."""
        pdf = self.letter(
            14, mark="青禾市教育局", is_slip=True, imprint=Imprint("望岳区教育局")
        )
        told = self.texts(pdf)
        self.assertEqual(len(told), 3)
        self.assertIn("— 3 —", told[2])
        self.assertNotIn("印发", told[2])
        sheet, lines = self.foot(pdf)
        self.assertTrue(250 < lines[-1][1] < 262)
        self.assertGreater(lines[-1][1] - lines[-1][0], 3)
        self.assertAlmostEqual(sheet.box(*lines[-1])[0], 28 + 4.94, delta=0.8)
        self.assertFalse([line for line in Sheet(pdf, 2).lines(264, 290)][1:])
