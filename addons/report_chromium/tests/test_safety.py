import tempfile
import urllib.request
from contextlib import suppress
from pathlib import Path

from odoo.tests import tagged

from ..tools.browser import Browser, Limits, find_program
from ..tools.document import Document, Paragraph
from ..tools.errors import Died
from ..tools.page import make_safe
from ..tools.printer import Tab, print_pages
from .common import PrintCase, counting_server

# What somebody may type, or paste, who wants a file of the server or a request of it.
# {0} is a server that counts, {1} a file that only the server may read.
ATTACKS = {
    "iframe of a file": '<iframe src="{1}" width="600" height="300"></iframe>',
    "iframe of a server": '<iframe src="{0}/iframe"></iframe>',
    "iframe with a text": '<iframe srcdoc="&lt;img src={0}/srcdoc&gt;"></iframe>',
    "frameset": '<frameset><frame src="{1}"><frame src="{0}/frame"></frameset>',
    "object": '<object data="{1}">x</object><object data="{0}/object">x</object>',
    "embed": '<embed src="{1}"><embed src="{0}/embed">',
    "script": "<script>fetch('{0}/script');document.write('RUNSECRET')</script>",
    "script of a server": '<script src="{0}/script.js"></script>',
    "handler": "<img src=x onerror=\"document.body.append('RUNSECRET')\">",
    "picture": '<img src="{0}/img"><img src="{1}"><img src="//{0}/bare">',
    "picture set": '<img srcset="{0}/srcset 1x, {0}/srcset2 2x"><picture>'
    '<source srcset="{0}/source"><img src="{0}/inner"></picture>',
    "background": '<table background="{0}/background"><tr><td>x</td></tr></table>',
    "style attribute": "<p style=\"background:url('{0}/style')\">x</p>"
    "<p style=\"list-style:url('{1}');display:list-item\">x</p>",
    "style": "<style>@import url({0}/import); @font-face {{font-family:a;"
    "src:url({0}/font)}} p {{font-family:a;content:url({0}/content)}}</style>",
    "style sheet": '<link rel="stylesheet" href="{0}/sheet">',
    "prefetch": '<link rel="prefetch" href="{0}/prefetch"><link rel="dns-prefetch" '
    'href="{0}"><link rel="preload" as="image" href="{0}/preload">'
    '<link rel="preconnect" href="{0}"><link rel="prerender" href="{0}/pre">',
    "refresh": '<meta http-equiv="refresh" content="0; url={0}/refresh">',
    "refresh to a file": '<meta http-equiv="refresh" content="0; url={1}">',
    "base": '<base href="{0}/base/"><img src="relative">',
    "drawing": '<svg width="99" height="99"><foreignObject width="99" height="99">'
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="{1}"></iframe>'
    '<img xmlns="http://www.w3.org/1999/xhtml" src="{0}/foreign"></foreignObject>'
    '<image href="{0}/image"/><use href="{0}/use#a"/><script>1</script></svg>',
    "media": '<video src="{0}/video" poster="{0}/poster"></video>'
    '<audio src="{0}/audio" autoplay></audio><track src="{0}/track">',
    "link": '<a href="{1}">a</a><a href="{0}/link" ping="{0}/ping">b</a>',
    "form": '<form action="{0}/form"><input type="image" src="{0}/input"></form>',
    "refresh in a comment": "<!--[if true]><meta http-equiv=refresh content=0><![-->",
}


@tagged("post_install", "-at_install")
class TestSafety(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        secret = Path(folder, "secret.html")
        secret.write_text("<p>FILESECRET</p>")
        cls.server = cls.enterClassContext(counting_server())
        address = f"http://127.0.0.1:{cls.server.server_port}"
        cls.attacks = {
            name: text.format(address, secret.as_uri())
            for name, text in ATTACKS.items()
        }

    def setUp(self):
        super().setUp()
        self.server.asked.clear()

    def test_the_server_counts(self):
        """The check itself: a request that is made is counted."""
        port = self.server.server_port
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(f"http://127.0.0.1:{port}/own", timeout=9).close()
        self.assertEqual(self.server.asked, ["/own"])

    def test_typed_as_html(self):
        """Nothing of it comes into the PDF, nothing is asked for, nothing leads out."""
        attacks = self.attacks | {"all at once": "".join(self.attacks.values())}
        pages = [
            make_safe(f"<p>正文之前</p>{attack}", lambda _address: None)
            for attack in attacks.values()
        ]
        for name, pdf in zip(attacks, print_pages(pages), strict=True):
            with self.subTest(name):
                text = "".join(self.texts(pdf))
                self.assertIn("正文之前", text)
                self.assertNotRegex(text, "SECRET")
                self.assertEqual(self.links(pdf), [])
        self.assertEqual(self.server.asked, [])

    def test_typed_as_text(self):
        """What is typed into a text is printed as it was typed, and does nothing."""
        text = "正文之前" + "".join(self.attacks.values())
        pdf = self.printed(Document(text, [Paragraph(text)], [text]))
        self.assertEqual(self.server.asked, [])
        self.assertIn("<iframesrc=", "".join(self.texts(pdf)).replace(" ", ""))
        self.assertEqual(self.links(pdf), [])

    def test_the_browser_alone(self):
        """Even a page that is not cleaned first gets no file and no answer."""
        with Browser(find_program(), Limits()) as browser:
            for name, attack in self.attacks.items():
                page = f"<!DOCTYPE html><p>甲</p>{attack}"
                with self.subTest(name), suppress(Died):  # a page that goes away
                    pdf = Tab(browser).print(page)
                    self.assertNotRegex("".join(self.texts(pdf)), "SECRET")
        self.assertEqual(self.server.asked, [])
