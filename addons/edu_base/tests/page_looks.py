"""Pages as people see them: nothing scrolls sideways, axe-core finds nothing serious.

A picture of each is kept in the folder named by EDU_PICTURES, else where Odoo keeps
the screenshots of tests.
"""

import json
import os
from base64 import b64decode
from importlib import resources
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch
from urllib.parse import urljoin

import odoo.tools
from odoo.tests import HttpCase
from odoo.tests.common import ChromeBrowser

PHONE, DESK = "390x844", "1440x900"
AXE = resources.files("axe_core_python").joinpath("axe.min.js").read_text()
# What core's own widgets do, whatever we write: (rule of axe-core, element, why).
OF_CORE = (
    ("aria-allowed-attr", ".o-dropdown", "tells a plain box whether it is open"),
    ("aria-allowed-attr", ".o-autocomplete--input", "tells a field it is selected"),
    ("aria-allowed-attr", ".o_progress", "counts on a plain box"),
    ("aria-allowed-attr", ".o-mail-Chatter *", "names the picture of an author"),
    ("aria-allowed-attr", ".fa-paperclip", "names the sign before a file"),
    ("aria-allowed-attr", ".o_tag", "tells a tag whether it is chosen"),
    ("aria-command-name", ".o-mail-Chatter *", "a picture is a button"),
    ("aria-required-parent", ".o_notebook [role='tab']", "tabs are in a plain list"),
    ("autocomplete-valid", ".o_select_menu_input", "a word of core's own"),
    ("button-name", ".o_search_panel button", "folds by a sign alone"),
    ("button-name", ".o_optional_columns_dropdown button", "a sign alone"),
    ("color-contrast", ".o-mail-Chatter *", "pale times and links"),
    ("color-contrast", ".o_form_label", "pale on a phone"),
    ("duplicate-id-aria", "#boolean_checkbox", "one id on every row"),
    ("image-alt", "[src*='/avatar_128']", "beside the name of the person"),
    ("label", ".o_list_table .form-check-input", "ticks of rows"),
    ("role-img-alt", ".o-mail-Chatter i", "signs of its buttons"),
)
JUDGE = """
(async () => {
    const frame = document.scrollingElement;
    const wider = frame.scrollWidth - window.innerWidth;
    const faults = wider > 0 ? [`It is ${wider} px wider than the screen.`] : [];
    const low = [...document.querySelectorAll(%(touched)s)].filter(
        (one) => one.offsetParent && one.offsetHeight < 44
    );
    faults.push(...low.map((one) => `Lower than a thumb: ${one.outerHTML}`));
    const {violations} = await axe.run(
        {include: [[%(within)s]]}, {resultTypes: ["violations"]}
    );
    const ofCore = ({id}, {target}) => %(of_core)s.some(
        ([rule, selector]) =>
            rule === id && document.querySelector(target[0]).matches(selector)
    );
    for (const one of violations) {
        const nodes = one.nodes.filter((node) => !ofCore(one, node));
        if (["serious", "critical"].includes(one.impact) && nodes.length) {
            const shown = nodes.map((node) => node.html).join(" | ");
            faults.push(`${one.id}: ${one.help}: ${shown}`);
        }
    }
    return faults;
})();
"""
STILL = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
DONE = "console.log('test successful')"


class Page(NamedTuple):
    """A page to be judged, and the way to it.

    `ready` is a script that is true once it is there, and was not on the page before.
    It has an address, else `act` is a script that leads there from the page before.
    `within` selects the part that is ours, `touched` what must be as high as a thumb.
    """

    name: str
    url: str = ""
    ready: str = ""
    act: str = ""
    within: str = "body"
    touched: str = "none"
    size: str = PHONE


class PageLooks(HttpCase):
    """Opens pages in Chromium and judges them as a demanding visitor would."""

    def look_at(self, url, name, ready="", login=None, size=PHONE, within="body"):
        """Judge the page at `url`, and keep a picture of it as `name`.png."""
        page = Page(name, url, ready, within=within, size=size)
        self.look_through([page], login)

    def look_through(self, pages, login=None):
        """Judge pages one after the other in one browser, and keep a picture of each.

        All of them are looked at before the test fails.
        """
        self.browser_size = pages[0].size
        with self._equipped(pages):
            self.browser_js(pages[0].url, DONE, pages[0].ready, login=login)

    def _equipped(self, pages):
        navigate, finish = ChromeBrowser.navigate_to, ChromeBrowser._wait_code_ok

        def with_axe(browser, url, wait_stop=False):
            # By the browser itself: the policy of our pages lets no other script in.
            load = "Page.addScriptToEvaluateOnNewDocument"
            browser._websocket_request(load, params={"source": AXE})
            # What fades in is pale for a moment.
            browser._websocket_request("Emulation.setEmulatedMedia", params=STILL)
            return navigate(browser, url, wait_stop)

        def after_all(browser, *args, **kwargs):
            faults = judge(browser, pages[0])
            for page in pages[1:]:
                self._reach(browser, page, navigate)
                faults += judge(browser, page)
            self.assertFalse(faults, "\n".join(faults))
            return finish(browser, *args, **kwargs)

        return patch.multiple(
            ChromeBrowser, navigate_to=with_axe, _wait_code_ok=after_all
        )

    def _reach(self, browser, page, navigate):
        width, height = map(int, page.size.split("x"))
        screen = {"width": width, "height": height, "deviceScaleFactor": 1}
        browser._websocket_request(
            "Emulation.setDeviceMetricsOverride", params=screen | {"mobile": False}
        )
        if page.url:
            navigate(browser, urljoin(self.base_url(), page.url))
        else:
            run(browser, page.act)
        self.assertTrue(browser._wait_ready(page.ready), f"{page.name} never came.")


def judge(browser, page):
    """Keep a picture of a page that is there, and return its faults in words."""
    shot = browser._websocket_request("Page.captureScreenshot")
    (pictures() / f"{page.name}.png").write_bytes(b64decode(shot["data"]))
    told = {"within": page.within, "touched": page.touched, "of_core": OF_CORE}
    script = JUDGE % {name: json.dumps(value) for name, value in told.items()}
    return [f"{page.name}: {fault}" for fault in run(browser, script)]


def run(browser, script):
    """Run a script in the page, and return what it returns."""
    params = {"expression": script, "awaitPromise": True, "returnByValue": True}
    answer = browser._websocket_request("Runtime.evaluate", params=params, timeout=30)
    if "exceptionDetails" in answer:
        raise AssertionError(answer["exceptionDetails"])
    return answer["result"].get("value")


def pictures():
    """Return the folder of the pictures."""
    kept = os.environ.get("EDU_PICTURES") or odoo.tools.config["screenshots"]
    folder = Path(kept)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
