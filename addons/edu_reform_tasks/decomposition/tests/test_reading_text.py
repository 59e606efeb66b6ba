"""Plain text in every encoding, and what cleaning takes out and leaves."""

import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from .. import DecompositionError
from ..reading import limits, read, read_text
from ..reading.cleaning import clean

PLAN = (
    "青禾市深化教育督导改革工作方案\n\n"
    "一、重点任务\n"
    "（一）健全督导机制。2026年底前，各县（市、区）配齐专职督学。"
    "（责任单位：市教育局、市委编办）\n"
)
TRADITIONAL = (
    "青禾市深化教育督導改革工作方案\n"
    "一、重點任務\n"
    "（一）健全督導機制。各縣（市、區）配齊專職督學。（責任單位：市教育局）\n"
)


def lines_of(source):
    return [block.text for block in source.blocks]


class TestEncodings(unittest.TestCase):
    def assert_reads(self, text, encoding):
        read_lines = lines_of(read(text.encode(encoding), "方案.txt"))
        self.assertEqual(read_lines, text.split("\n"))

    def test_whole_document(self):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
            with self.subTest(encoding):
                self.assert_reads(PLAN, encoding)
        for encoding in ("gb18030", "gbk", "gb2312"):
            with self.subTest(encoding):
                self.assert_reads(PLAN, encoding)

    def test_traditional_encodings(self):
        for encoding in ("big5", "gb18030", "utf-16"):
            with self.subTest(encoding):
                text = read(TRADITIONAL.encode(encoding), "方案.txt").blocks[1].text
                self.assertEqual(text, "一、重点任务")

    def test_a_few_characters_are_enough(self):
        for text in ("教育", "市教育局", "重点任务", "责任单位", "一、总体要求"):
            for encoding in ("gb18030", "utf-8", "utf-16"):
                with self.subTest(text=text, encoding=encoding):
                    self.assert_reads(text, encoding)
        for text in ("教育", "教育局負責", "重點任務"):
            with self.subTest(text=text):
                self.assertEqual(
                    read(text.encode("big5"), "").blocks[0].text, clean(text)
                )

    def test_one_damaged_byte_costs_one_character(self):
        data = bytearray(PLAN.encode())
        data[3] = 0xFF
        lines = lines_of(read(bytes(data), "方案.txt"))
        self.assertEqual(lines[2:], PLAN.split("\n")[2:])

    def test_blank_lines_and_indents_stay(self):
        source = read_text("标题\n\n　　正文\r\n    下一行  \r末行")
        self.assertEqual(
            lines_of(source), ["标题", "", "　　正文", "    下一行", "末行"]
        )

    def test_name_does_not_decide(self):
        self.assertEqual(lines_of(read(b"abc \xe6\x95\x99", "x.docx")), ["abc 教"])


class TestRefusals(unittest.TestCase):
    def assert_code(self, code, data, name="方案.txt"):
        with self.assertRaises(DecompositionError) as caught:
            read(data, name)
        self.assertEqual(caught.exception.code, code)
        self.assertTrue(caught.exception.sentence % caught.exception.params)
        return caught.exception

    def test_empty(self):
        for data in (
            b"",
            b" \n\t\r\n",
            b"\0\0\0",
            "\ufeff".encode(),
            "　\u200b".encode(),
        ):
            with self.subTest(data):
                self.assert_code("empty", data)

    def test_binary(self):
        self.assert_code("binary", bytes(range(256)) * 20)
        self.assert_code(
            "binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", "x.txt"
        )

    def test_too_large(self):
        error = self.assert_code("too_large", b"a" * (limits.UPLOAD_BYTES + 1))
        self.assertEqual(error.params, {"limit": "20 MB"})

    def test_too_long(self):
        self.assert_code("too_long", "教".encode() * (limits.CHARACTERS + 1))
        self.assert_code("too_long", b"\n" * (2 * limits.CHARACTERS) + b"a")
        with self.assertRaises(DecompositionError):
            read_text("教" * (limits.CHARACTERS + 1))

    def test_other_formats_are_named(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        for name, kind in (("a.doc", "DOC"), ("a.WPS", "WPS"), ("a.xls", "XLS")):
            with self.subTest(name):
                error = self.assert_code("unsupported", ole, name)
                self.assertEqual(error.params["kind"], kind)
        self.assertEqual(
            self.assert_code("unsupported", ole, "a").params["kind"], "DOC"
        )
        self.assert_code("unsupported", rb"{\rtf1\ansi text}", "a.doc")
        self.assert_code("unsupported", b"Rar!\x1a\x07\x01\0" + bytes(60), "a.rar")
        self.assert_code("unsupported", b"From: x\nMIME-Version: 1.0\n\nx", "a.mht")

    def test_password_of_an_office_file(self):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
        self.assert_code("encrypted", ole + "EncryptedPackage".encode("utf-16-le"))


class TestCleaning(unittest.TestCase):
    def test_characters(self):
        for printed, meant in (
            ("教\u200b育\ufeff局\u00ad", "教育局"),
            ("教\x00育\x07局\x1b", "教育局"),
            ("教育\ud800局", "教育局"),
            ("\uf06c教育", "教育"),
            ("教育\u00a0局", "教育 局"),
            ("ＡＢ２０２６年９５％", "AB2026年95%"),
            ("９５．５％", "95.5%"),
            ("１．２０２６年", "1．2026年"),
            ("⻓期⼀体⻛险", "长期一体风险"),
            ("㈠⑴⒈", "(一)(1)1."),
            ("〔2026〕3号，（一）：；", "〔2026〕3号，（一）：；"),
            ("cafe\u0301", "café"),
        ):
            with self.subTest(printed):
                self.assertEqual(clean(printed), meant)

    def test_traditional_documents_become_simplified(self):
        self.assertEqual(
            clean("各縣區政府負責，發佈督導報告。"), "各县区政府负责，发布督导报告。"
        )

    def test_simplified_documents_keep_a_quoted_character(self):
        text = "各县区政府负责落实，" * 10 + "乾隆年间所建书院改作於潜学堂"
        self.assertEqual(clean(text), text)

    def test_printed_characters_are_kept_beside(self):
        block = read_text(TRADITIONAL).blocks[1]
        self.assertEqual((block.text, block.printed), ("一、重点任务", "一、重點任務"))
        self.assertEqual(read_text(PLAN).blocks[0].printed, "")

    @settings(deadline=None, max_examples=60)
    @given(st.text())
    def test_cleaning_again_changes_nothing(self, text):
        once = clean(text)
        self.assertEqual(clean(once), once)


class TestRuby(unittest.TestCase):
    def test_forms(self):
        for printed in (
            "教(jiào)育(yù)督(dū)导(dǎo)",
            "教（jiào）育（yù）督（dū）导（dǎo）",
            "教jiào育yù督dū导dǎo",
            "教育(jiào yù)督导(dūdǎo)",
            "教(jiao4)育(yu4)督(du1)导(dao3)",
            "教(jiɑ\u0300o)育(yu\u0300)督(dū)导(dǎo)",
        ):
            with self.subTest(printed):
                self.assertEqual(clean(printed), "教育督导")

    def test_without_tones_only_where_there_are_many(self):
        self.assertEqual(
            clean("教(jiao)育(yu)督(du)导(dao)部(bu)门(men)"), "教育督导部门"
        )
        self.assertEqual(clean("如下：课程(a)和体育(e)"), "如下：课程(a)和体育(e)")

    def test_lines_of_pinyin(self):
        text = "jiào yù dū dǎo\n教育督导\n教(jiào)育(yù)督(dū)导(dǎo)工(gōng)作(zuò)"
        self.assertEqual(clean(text), "\n教育督导\n教育督导工作")

    def test_latin_words_stay(self):
        for text in (
            "建设WiFi、STEM课程和1+X证书，上传PDF",
            "A类学校、B级教室和ban级",
            "供应café的学校食堂",
            "中国(China)和《Nature》",
            "单位(app)",
        ):
            with self.subTest(text):
                self.assertEqual(clean(text), text)

    def test_latin_words_stay_among_ruby(self):
        text = "教(jiào)育(yù)督(dū)导(dǎo)工(gōng)作(zuò)用WiFi和STEM，见PDF"
        self.assertEqual(clean(text), "教育督导工作用WiFi和STEM，见PDF")

    def test_character_torn_by_the_tool_is_restored(self):
        # 照執: the second byte of 照 and the first of 執 are those of 請.
        text = "請(qǐng)按照?qǐng)?zhí)行，執(zhí)行(xíng)職(zhí)責(zé)"
        self.assertEqual(clean(text), "请按照执行，执行职责")

    def test_character_that_cannot_be_known_leaves_a_mark(self):
        self.assertEqual(clean("按照?qǐng)?zhí)行方案"), "按照?行方案")

    def test_ruby_in_a_whole_document(self):
        source = read(
            "關(guān)于督(dū)導(dǎo)\n機(jī)構(gòu)的規(guī)定".encode(), "a.txt"
        )
        self.assertEqual(lines_of(source), ["关于督导", "机构的规定"])
        self.assertEqual(source.blocks[1].printed, "機構的規定")
