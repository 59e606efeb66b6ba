import base64
import io
import os
import resource
import stat
import tempfile
import threading
import time
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from odoo.tests import tagged
from odoo.tools import file_path

from ..tools import browser, errors
from ..tools.browser import Limits, find_program
from ..tools.printer import print_pages
from .common import PrintCase

HEAVY = "<table>" + "<tr>" + "<td>国</td>" * 400_000 + "</table>"


@tagged("post_install", "-at_install")
class TestLimits(PrintCase):
    def program(self, script):
        """Return a program that stands in Chromium's place."""
        folder = self.enterContext(tempfile.TemporaryDirectory())
        program = Path(folder, "chromium")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return str(program)

    def assertFails(self, error, pages=("<p>国</p>",), within=20, **options):
        started = time.monotonic()
        with self.assertNothingLeft(), self.assertRaises(error) as failure:
            print_pages(pages, **options)
        self.assertLess(time.monotonic() - started, within)
        return failure.exception

    def test_nothing_is_left(self):
        with self.assertNothingLeft():
            self.assertTrue(print_pages(["<p>国</p>"])[0].startswith(b"%PDF-"))

    def test_a_page_that_takes_too_long(self):
        limits = Limits(seconds=2)
        self.assertFails(errors.TookTooLong, [HEAVY * 4], within=10, limits=limits)

    def test_a_program_that_hangs(self):
        """Whether it reads or not, and though its children left its group."""
        for script in ("sleep 600", "setsid sleep 600 & cat <&3 >/dev/null; wait"):
            with self.subTest(script):
                program = self.program(f"exec 9<$PWD; {script} # $*")
                self.assertFails(
                    errors.TookTooLong,
                    ["国" * 1_000_000],
                    within=10,
                    program=program,
                    limits=Limits(seconds=1),
                )
                self.assertFalse([p for p in self._sleepers() if p])

    def _sleepers(self):
        """Return the processes that sleep for a program of this test."""
        for process in browser.psutil.process_iter(["cmdline"]):
            if (process.info["cmdline"] or [])[:2] == ["sleep", "600"]:
                yield process

    def test_a_page_that_takes_too_much(self):
        """The same page prints where it may take more."""
        limits = Limits(memory=400 << 20)
        self.assertFails(errors.TookTooMuch, [HEAVY * 4], within=60, limits=limits)
        self.assertTrue(print_pages(["<p>国</p>"], limits=limits)[0])

    def test_a_pdf_that_is_too_big(self):
        noise = io.BytesIO()
        Image.effect_noise((1500, 1500), 90).save(noise, "PNG")
        picture = base64.b64encode(noise.getvalue()).decode()
        pages = [f'<img src="data:image/png;base64,{picture}">']
        self.assertFails(errors.TooBig, pages, limits=Limits(size=1000))

    def test_a_program_that_ends(self):
        program = self.program("echo broken as told >&2; exit 3")
        told = self.assertFails(errors.Died, program=program)
        self.assertIn("broken as told", str(told))

    def test_no_program(self):
        self.assertFails(errors.NoChromium, program="no-such-chromium")
        with patch.object(browser, "PROGRAMS", ("no-such-chromium",)):
            self.assertFails(errors.NoChromium)

    def test_the_first_program_found(self):
        self.assertEqual(find_program("sh"), find_program("sh"))
        with patch.object(browser, "PROGRAMS", ("no-such-chromium", "sh")):
            self.assertEqual(os.path.basename(find_program()), "sh")

    def test_nothing_to_print_starts_nothing(self):
        self.assertEqual(print_pages([], program="no-such-chromium"), [])

    def test_only_root_goes_without_the_sandbox(self):
        for user, expected in ((0, True), (1000, False)):
            program = self.program('echo "$*" >&2; exit 3')
            with patch.object(browser.os, "geteuid", return_value=user):
                told = self.assertFails(errors.Died, program=program)
            self.assertEqual("--no-sandbox" in str(told), expected)

    def test_the_limit_of_the_server_is_not_its(self):
        """Chromium reserves more address space than a server may have."""
        usual = resource.getrlimit(resource.RLIMIT_AS)
        self.addCleanup(resource.setrlimit, resource.RLIMIT_AS, usual)
        resource.setrlimit(resource.RLIMIT_AS, (5 << 29, usual[1]))
        self.assertTrue(print_pages(["<p>国</p>"])[0].startswith(b"%PDF-"))
        self.assertEqual(resource.getrlimit(resource.RLIMIT_AS)[0], 5 << 29)

    def test_several_pages_of_one_browser(self):
        pdfs = print_pages([f"<p>第{n}份</p>" for n in range(3)])
        texts = ["".join(self.texts(pdf)) for pdf in pdfs]
        self.assertEqual([text.strip() for text in texts], ["第0份", "第1份", "第2份"])

    def test_two_at_once(self):
        """Each gets its own pages; a third that is stopped disturbs neither."""
        found = {}

        def work(name, **options):
            try:
                pages = [f"<p>{name}{n}</p>" for n in range(3)]
                found[name] = [
                    "".join(self.texts(p)).strip()
                    for p in print_pages(pages, **options)
                ]
            except errors.PrintError as failure:
                found[name] = type(failure)

        works = {"甲": {}, "乙": {}, "丙": {"limits": Limits(seconds=0.2)}}
        threads = [
            threading.Thread(target=work, args=(name,), kwargs=options)
            for name, options in works.items()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(
            found,
            {
                "甲": ["甲0", "甲1", "甲2"],
                "乙": ["乙0", "乙1", "乙2"],
                "丙": errors.TookTooLong,
            },
        )

    def test_a_folder_of_further_fonts(self):
        """A bureau's licensed fonts are found, though the machine has not got them."""
        folder = file_path("web/static/fonts/lato")
        page = '<p style="font-family:Lato">abc</p>'
        self.assertNotIn("Lato", "".join(self.fonts(print_pages([page])[0])))
        with_fonts = print_pages([page], fonts=folder)[0]
        self.assertIn("Lato", "".join(self.fonts(with_fonts)))
