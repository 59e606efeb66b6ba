from odoo.tests import BaseCase, tagged

from ..tools.page import POLICY, make_safe

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@tagged("post_install", "-at_install")
class TestPage(BaseCase):
    def safe(self, source, picture=lambda address: None):
        """Return what stands in the body of the page made safe."""
        page = make_safe(source, picture)
        return page.partition("<body>")[2].partition("</body>")[0]

    def test_the_policy_stands_first(self):
        for source in ("<p>甲</p>", "<html><body>甲</body></html>", "", "甲", b"<p>1"):
            with self.subTest(source):
                page = make_safe(source, lambda address: None)
                head = page.partition("<head>")[2]
                self.assertTrue(page.startswith("<!DOCTYPE html>"))
                self.assertTrue(head.startswith('<meta charset="utf-8">'))
                self.assertIn(POLICY.replace("'", "'"), head.partition(">")[2])

    def test_text_and_styles_of_the_head_stay(self):
        source = "<html><head><style>p{color:red}</style></head><p>甲<b>乙</b>丙</p>"
        self.assertIn("p{color:red}", make_safe(source, lambda address: None))
        self.assertEqual(self.safe(source), "<p>甲<b>乙</b>丙</p>")

    def test_styles_of_the_text_go(self):
        self.assertEqual(
            self.safe("<p>甲<style>p{color:red}</style>乙</p>"), "<p>甲乙</p>"
        )

    def test_the_text_after_what_goes_stays(self):
        self.assertEqual(self.safe("<p>甲<script>1</script>乙</p>"), "<p>甲乙</p>")
        self.assertEqual(self.safe("<p>甲<img src='x'>乙</p>"), "<p>甲乙</p>")

    def test_links_lead_nowhere(self):
        self.assertEqual(self.safe("<a href='https://a.example'>甲</a>"), "<a>甲</a>")

    def test_pictures(self):
        pictures = {"/web/image/7": PIXEL}
        self.assertEqual(
            self.safe(
                "<p><img src='/web/image/7'><img src='/web/image/8'></p>", pictures.get
            ),
            f'<p><img src="{PIXEL}"></p>',
        )
        self.assertIn(PIXEL, self.safe(f"<p><img src='{PIXEL}'></p>"))
        for address in ("data:text/html,x", "file:///etc/x", "javascript:1", ""):
            with self.subTest(address):
                self.assertEqual(self.safe(f"<p><img src='{address}'></p>"), "<p></p>")

    def test_drawings_keep_what_they_hold(self):
        drawing = f'<svg><image href="{PIXEL}"></image><use href="#a"></use></svg>'
        self.assertEqual(self.safe(drawing), drawing)

    def test_unreadable_characters(self):
        self.assertEqual(self.safe("<p>甲\x00\x0b乙</p>"), "<p>甲乙</p>")
