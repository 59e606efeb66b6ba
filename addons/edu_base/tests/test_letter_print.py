import hashlib
import io
from base64 import b64decode
from datetime import timedelta
from unittest.mock import patch

import docx
import pypdfium2
from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.report_chromium.tools.document import STYLES

from ..tools.letters import letter_document
from .common import PASSWORD
from .letter_common import PDF, LetterCommon

PRINT = "_chromium_print"

REFUSAL = "out of paper"


class PrintCommon(LetterCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.letters = cls.prepare(cls, cls.records)
        cls.letters.with_user(cls.chief)._issue()

    def stubbed(self, failing="\0"):
        """Return a patch of Chromium; it fails where `failing` stands on a page."""

        def chromium_print(reports, pages):
            if any(failing in page for page in pages):
                raise UserError(REFUSAL)
            return [PDF + str(n).encode() for n, _page in enumerate(pages)]

        return patch.object(self.registry["ir.actions.report"], PRINT, chromium_print)

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("edu_base.edu_letter_cron_print").method_direct_trigger()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestLetterPrint(PrintCommon):
    """The job that prints, its failures, and the seal on what it has printed."""

    def test_the_job_prints_what_is_issued(self):
        with self.stubbed():
            self.run_job()
        self.assertEqual(set(self.letters.mapped("state")), {"printed"})
        for letter in self.letters:
            content = b64decode(letter.pdf)
            self.assertEqual(letter.pdf_sha256, hashlib.sha256(content).hexdigest())
            self.assertTrue(letter.released_on)
            self.assertEqual(letter.pdf_name, f"{letter.number} {letter.title}.pdf")

    def test_a_second_run_prints_nothing_again(self):
        with self.stubbed():
            self.run_job()
        fingerprints = self.letters.mapped("pdf_sha256")
        with patch.object(self.registry["ir.actions.report"], PRINT) as chromium:
            self.run_job()
        chromium.assert_not_called()
        self.assertEqual(self.letters.mapped("pdf_sha256"), fingerprints)

    def test_what_is_frozen_is_printed(self):
        """Neither the type's later wording nor the issuer's later name is printed."""
        self.kind.body = "{name}不再任{post}。"
        self.office_a.name = "临溪县督导中心"
        page = self.letters[0]._page()
        self.assertIn("何知远任督学。", page)
        self.assertIn("临溪县教育督导办公室", page)
        self.assertNotIn("督导中心", page)

    def test_typed_text_is_no_markup(self):
        letter = self.prepare(self.make_records(1), name="<img src=x onerror=y>")
        self.issue(letter)
        self.assertIn("&lt;img src=x onerror=y&gt;", letter._page())

    def test_one_that_fails_keeps_no_other_back(self):
        bad = self.letters[1]
        with self.stubbed(bad.number):
            self.run_job()
        self.assertEqual(self.letters.mapped("state"), ["printed", "issued", "printed"])
        self.assertEqual(bad.print_error, "out of paper")
        self.assertGreater(bad.print_after, fields.Datetime.now())

    def test_it_is_tried_again_ever_more_rarely(self):
        bad = self.letters[1]
        waits = []
        with self.stubbed(bad.number):
            for _try in range(12):
                with freeze_time(bad.print_after or fields.Datetime.now()) as clock:
                    clock.tick(timedelta(seconds=1))
                    bad._print()
                    waits.append(bad.print_after - fields.Datetime.now())
        self.assertEqual(waits[:3], [timedelta(minutes=n) for n in (5, 10, 20)])
        self.assertEqual(waits[-1], timedelta(days=1))
        self.assertNotIn(bad, bad.search(bad._due_to_print()))
        bad.with_user(self.officer).action_print_now()
        self.assertIn(bad, bad.search(bad._due_to_print()))
        with self.stubbed():
            self.run_job()
        self.assertEqual((bad.state, bad.print_error), ("printed", False))

    def test_a_template_that_is_gone_is_a_failure_of_its_letter_alone(self):
        kinds = self.registry["edu.letter.type"]
        templates = {"calling": "edu_base.no_such_template"}
        with patch.object(kinds, "_templates", lambda kind: templates):
            bad = self.issue(self.prepare(self.make_records(1)))
        with self.stubbed(), mute_logger("odoo.addons.base.models.ir_qweb"):
            self.run_job()
        self.assertEqual(bad.state, "issued")
        self.assertTrue(bad.print_error)
        self.assertEqual(set(self.letters.mapped("state")), {"printed"})

    def test_issuing_calls_the_job(self):
        triggers = self.env["ir.cron.trigger"]
        job = self.env.ref("edu_base.edu_letter_cron_print")
        before = triggers.search_count([("cron_id", "=", job.id)])
        self.issue(self.prepare(self.make_records(1)))
        after = triggers.search_count([("cron_id", "=", job.id)])
        self.assertEqual(after, before + 1)

    def test_only_who_may_write_has_it_printed_now(self):
        leader = self.make_user("leader_a", "leader", serves=self.county_a)
        with (
            self.assertRaises(AccessError),
            mute_logger("odoo.addons.base.models.ir_model"),
        ):
            self.letters.with_user(leader).action_print_now()

    def test_a_voided_letter_is_not_printed(self):
        self.letters[0].with_user(self.chief)._make_move("void", "姓名有误")
        with self.stubbed():
            self.run_job()
        self.assertEqual(self.letters.mapped("state"), ["void", "printed", "printed"])
        self.assertFalse(self.letters[0].pdf)


@tagged("post_install", "-at_install")
class TestLetterSeal(PrintCommon):
    """The files of an issued letter, in the hands of those who might touch them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.letter = cls.letters[0]
        cls.letter._store([PDF])
        cls.file = cls.env["ir.attachment"].search(
            [
                ("res_model", "=", "edu.letter"),
                ("res_field", "=", "pdf"),
                ("res_id", "=", cls.letter.id),
            ]
        )

    def refused(self, attempt):
        for user in (self.officer, self.chief, self.env.user):
            with (
                self.subTest(user.login),
                self.assertRaisesRegex(UserError, "stay as they are|by the buttons"),
            ):
                attempt(self.file.with_user(user).sudo())

    def test_it_is_not_changed(self):
        self.refused(lambda file: file.write({"raw": b"%PDF-1.7 forged"}))
        self.refused(lambda file: file.write({"name": "forged.pdf"}))

    def test_it_is_not_deleted(self):
        self.refused(lambda file: file.unlink())
        self.refused(lambda file: file.with_context(_force_unlink=True).unlink())

    def test_it_is_not_linked_elsewhere(self):
        self.refused(lambda file: file.write({"res_id": self.letters[1].id}))
        self.refused(lambda file: file.write({"res_model": False, "res_id": 0}))

    def test_nothing_is_added(self):
        self.refused(lambda file: file.copy({"raw": b"%PDF-1.7 forged"}))
        other = self.env["ir.attachment"].create({"name": "forged.pdf", "raw": b"x"})
        values = {"res_model": "edu.letter", "res_id": self.letter.id}
        self.refused(lambda _file: other.write(values))
        self.refused(lambda file: file.create({"name": "forged.pdf", **values}))
        named = {f"default_{name}": value for name, value in values.items()}
        self.refused(
            lambda file: file.with_context(**named).create({"name": "forged.pdf"})
        )

    def test_the_field_is_not_written(self):
        self.refused(
            lambda file: (
                file.env["edu.letter"]
                .browse(self.letter.id)
                .write({"pdf": b"JVBERi0xLjcgZm9yZ2Vk"})
            )
        )

    def test_its_place_in_the_store_may_change(self):
        self.file.write({"raw": self.file.raw, "mimetype": self.file.mimetype})
        self.assertEqual(self.file.raw, PDF)

    def test_files_of_other_records_are_as_ever(self):
        own = self.env["ir.attachment"].create(
            {"name": "a.txt", "res_model": "res.partner", "res_id": 1, "raw": b"x"}
        )
        own.name = "b.txt"
        own.unlink()
        self.assertFalse(own.exists())


@tagged("post_install", "-at_install")
class TestLetterScan(PrintCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.letter = cls.letters[0].with_user(cls.officer)
        cls.letter.sudo()._store([PDF])

    def test_the_stamped_copy_is_kept(self):
        self.letter._attach_scan("scan.pdf", PDF)
        self.assertEqual(b64decode(self.letter.scan), PDF)
        self.assertEqual(self.letter.scan_sha256, hashlib.sha256(PDF).hexdigest())
        self.assertEqual(self.letter.transition_ids[0].move, "attach_scan")
        self.assertEqual(self.letter.state, "printed")

    def test_only_a_chief_replaces_it_and_says_why(self):
        self.letter._attach_scan("scan.pdf", PDF)
        with self.assertRaisesRegex(UserError, "is not possible"):
            self.letter._attach_scan("scan.pdf", PDF + b"2", "页面缺角")
        chief = self.letter.with_user(self.chief)
        with self.assertRaisesRegex(UserError, "Say why"):
            chief._attach_scan("scan.pdf", PDF + b"2")
        chief._attach_scan("scan.pdf", PDF + b"2", "页面缺角")
        self.assertEqual(b64decode(self.letter.scan), PDF + b"2")
        self.assertEqual(self.letter.transition_ids[0].reason, "页面缺角")

    def test_only_what_a_scan_can_be_is_taken(self):
        for name, content, sentence in (
            ("scan.docx", b"PK\x03\x04", "of no kind"),
            ("scan.pdf", b"<html>", "not the kind of file"),
            ("scan.png", PDF, "not the kind of file"),
            ("scan.pdf", b"%PDF-" + b"0" * (20 << 20), "larger than 20 MB"),
        ):
            with self.subTest(name), self.assertRaisesRegex(UserError, sentence):
                self.letter._attach_scan(name, content)

    def test_the_move_alone_attaches_nothing(self):
        forged = self.letter.with_context(edu_letter_scan={"name": "scan.pdf"})
        with self.assertRaisesRegex(UserError, "Choose the file"):
            forged._make_move("attach_scan")

    def test_a_letter_without_file_takes_no_scan(self):
        with self.assertRaisesRegex(UserError, "is not possible"):
            self.letters[1].with_user(self.officer)._attach_scan("scan.pdf", PDF)

    def test_the_form_attaches(self):
        wizard = self.env["edu.letter.scan"].with_user(self.officer)
        context = self.letter.action_attach_scan()["context"]
        wizard.with_context(**context).create(
            {"file": b"JVBERi0xLjcgc2Nhbg==", "file_name": "scan.pdf"}
        ).action_attach()
        self.assertEqual(b64decode(self.letter.scan), b"%PDF-1.7 scan")


@tagged("post_install", "-at_install")
class TestLetterFiles(PrintCommon, HttpCase):
    """What Chromium makes of letters, and what the browser gets of them."""

    def test_twenty_letters_are_printed_by_chromium(self):
        letters = self.issue(self.prepare(self.make_records(20), name="欧阳𬀩"))
        while batch := letters._next_batch():
            batch._print()
        self.assertEqual(set(letters.mapped("state")), {"printed"})
        for letter in letters:
            text = self.text(b64decode(letter.pdf))
            for told in (letter.number, letter.title, "欧阳𬀩：", "欧阳𬀩任督学。"):
                self.assertIn(told, text)
            self.assertIn(self.office_a.name, text)

    def text(self, pdf):
        with pypdfium2.PdfDocument(pdf) as file:
            self.assertEqual(len(file), 1)
            return file[0].get_textpage().get_text_range()

    def test_the_person_opens_the_pdf_and_a_stranger_does_not(self):
        letter = self.letters[0]
        letter._store([PDF])
        self.make_user("inspector_b", "inspector")
        address = letter.action_open_pdf()["url"]
        for login, status in (("inspector_a", 200), ("inspector_b", 404)):
            self.authenticate(login, PASSWORD)
            answer = self.url_open(address)
            self.assertEqual(answer.status_code, status, login)
        self.authenticate("inspector_a", PASSWORD)
        self.assertEqual(self.url_open(address).content, PDF)

    def test_word_says_what_the_pdf_says(self):
        letter = self.letters[0]
        address = letter.action_open_docx()["url"]
        self.authenticate("officer_a", PASSWORD)
        self.assertEqual(self.url_open(address).status_code, 404)
        self.kind.allows_docx = True
        answer = self.url_open(address)
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        told = [p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs]
        said = letter_document(letter.content)
        self.assertEqual(told[0], letter.number)
        self.assertEqual(told[1], said.title)
        lines = "\n".join(block.text for block in said.blocks).split("\n")
        self.assertEqual(told[2:], lines)

    def test_the_kinds_of_paragraphs_are_known(self):
        body = "一、总则\n（一）范围\n\n督学依法督导。"
        document = letter_document({**self.letters[0].content, "body": body})
        styles = [block.style for block in document.blocks]
        self.assertEqual(styles, ["flush", "heading1", "heading2", "text", "signed"])
        self.assertLessEqual(set(styles), set(STYLES))
