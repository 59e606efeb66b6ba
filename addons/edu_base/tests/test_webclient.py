from odoo.tests import HttpCase, tagged

from .common import EduCommon

UNTRANSLATED = """
    const { CORE_TEXTS } = odoo.loader.modules.get("@edu_base/webclient/core_texts");
    const source = String.prototype.valueOf;
    const left = CORE_TEXTS.filter((text) => `${text}` === source.call(text));
    console[left.length ? "error" : "log"](left.join() || "test successful");
"""
WAYS_OUT = """
    document.querySelector(".o_user_menu button").click();
    setTimeout(() => {
        const items = [...document.querySelectorAll(".o-dropdown--menu [data-menu]")];
        const names = items.map((item) => item.dataset.menu);
        const good = names.includes("preferences") && names.includes("logout");
        const out = names.filter((name) => ["support", "account"].includes(name));
        console[good && !out.length ? "log" : "error"](
            good && !out.length ? "test successful" : `${names}`
        );
    }, 500);
"""
READY = "!!document.querySelector('.o_user_menu button')"


@tagged("post_install", "-at_install")
class TestWebClient(EduCommon, HttpCase):
    """What stands around our pages is for this house, and in its language."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user(
            "officer_a", "officer", serves=cls.county_a, lang="zh_CN"
        )

    def test_what_core_says_in_english_is_chinese(self):
        self.browser_js("/odoo", UNTRANSLATED, READY, login=self.officer.login)

    def test_the_menu_of_the_user_stays_in_the_house(self):
        self.browser_js("/odoo", WAYS_OUT, READY, login=self.officer.login)
