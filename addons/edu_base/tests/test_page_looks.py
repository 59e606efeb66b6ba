from odoo.tests import HttpCase, tagged

from .common import EduCommon
from .page_looks import DESK, PHONE, PageLooks

OURS = ".o_content"  # what stands around it is core's
LEAVE = """
    localStorage.left = sessionStorage.left = document.cookie = "left=1";
    indexedDB.open("left").onsuccess = () => console.log("test successful");
"""
FIND = """
    indexedDB.databases().then((stored) => {
        const left = [localStorage.left, sessionStorage.left, ...stored];
        left.push(document.cookie.match("left=1"));
        const found = left.some(Boolean);
        console[found ? "error" : "log"](found ? `${left}` : "test successful");
    });
"""


@tagged("post_install", "-at_install")
class TestPageLooks(EduCommon, PageLooks):
    def test_page_of_personal_links(self):
        self.look_at("/edu/link", "edu_base_link")

    def test_getting_started(self):
        self.make_user("keeper_a", "unit_administrator", serves=self.county_a)
        ready = "!!document.querySelector('.o_edu_step')"
        for size, name in ((DESK, "desk"), (PHONE, "phone")):
            with self.subTest(size=size):
                self.look_at(
                    "/odoo/action-edu_base.getting_started_action",
                    f"edu_base_getting_started_{name}",
                    ready,
                    login="keeper_a",
                    size=size,
                    within=OURS,
                )


@tagged("post_install", "-at_install")
class TestPagesApart(HttpCase):
    def test_a_test_finds_nothing_that_the_one_before_left(self):
        """However many tests share a browser."""
        for script in (LEAVE, FIND):
            self.browser_js("/web/login", script)
