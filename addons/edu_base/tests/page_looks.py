"""Pages as people see them: nothing scrolls sideways, axe-core finds nothing serious.

A picture of each is kept in the folder named by EDU_PICTURES, else where Odoo keeps
the screenshots of tests.
"""

import os
from base64 import b64decode
from importlib import resources
from pathlib import Path
from unittest.mock import patch

import odoo.tools
from odoo.tests import HttpCase
from odoo.tests.common import ChromeBrowser

PHONE, DESK = "390x844", "1440x900"
AXE = resources.files("axe_core_python").joinpath("axe.min.js").read_text()
JUDGE = """
(async () => {
    const frame = document.scrollingElement;
    const wider = frame.scrollWidth - window.innerWidth;
    if (wider > 0) {
        return console.error(`The page is ${wider} px wider than the screen.`);
    }
    const {violations} = await axe.run(
        {include: [["%(within)s"]]}, {resultTypes: ["violations"]}
    );
    const grave = ["serious", "critical"];
    const serious = violations.filter((v) => grave.includes(v.impact));
    if (serious.length) {
        return console.error(serious.map(
            (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(" | ")}`
        ).join("\\n"));
    }
    console.log("test successful");
})();
"""


class PageLooks(HttpCase):
    """Opens a page in Chromium and judges it as a demanding visitor would."""

    def look_at(self, url, name, ready="", login=None, size=PHONE, within="body"):
        """Judge the page at `url`, and keep a picture of it as `name`.png.

        `ready` is a script that is true once the page is there; `within` selects the
        part that is ours.
        """
        self.browser_size = size
        with self._equipped(name):
            self.browser_js(url, JUDGE % {"within": within}, ready, login=login)

    def _equipped(self, name):
        navigate, judge = ChromeBrowser.navigate_to, ChromeBrowser._wait_code_ok

        def with_axe(browser, url, wait_stop=False):
            # By the browser itself: the policy of our pages lets no other script in.
            load = "Page.addScriptToEvaluateOnNewDocument"
            browser._websocket_request(load, params={"source": AXE})
            return navigate(browser, url, wait_stop)

        def with_picture(browser, *args, **kwargs):
            shot = browser._websocket_request("Page.captureScreenshot")
            place = pictures() / f"{name}.png"
            place.write_bytes(b64decode(shot["data"]))
            return judge(browser, *args, **kwargs)

        return patch.multiple(
            ChromeBrowser, navigate_to=with_axe, _wait_code_ok=with_picture
        )


def pictures():
    """Return the folder of the pictures."""
    kept = os.environ.get("EDU_PICTURES") or odoo.tools.config["screenshots"]
    folder = Path(kept)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
