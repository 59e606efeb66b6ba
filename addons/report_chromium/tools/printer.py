"""Pages of HTML to PDF, through the DevTools of one Chromium."""

import base64
import itertools
from collections.abc import Iterable

from .browser import Browser, Limits, find_program
from .errors import Died


def print_pages(
    pages: Iterable[str],
    program: str | None = None,
    limits: Limits | None = None,
    fonts: str | None = None,
) -> list[bytes]:
    """Return a PDF for each document of HTML.

    Nothing is fetched and nothing is run: scripts are off and every request fails, so
    a page brings its pictures, fonts and styles along as ``data:``. Page size, margins
    and page numbers come from the page's own CSS. Raises a PrintError.
    """
    pages = list(pages)
    if not pages:
        return []
    with Browser(find_program(program), limits or Limits(), fonts) as browser:
        return [Tab(browser).print(page) for page in pages]


class Tab:
    """An empty tab of a browser that shows one document."""

    _numbers = itertools.count(1)

    def __init__(self, browser):
        self._browser = browser
        self._session = None
        self._seen = set()
        self._target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call(
            "Target.attachToTarget", targetId=self._target, flatten=True
        )
        self._session = attached["sessionId"]

    def print(self, html: str) -> bytes:
        """Show a document and return it as PDF."""
        self._call("Emulation.setScriptExecutionDisabled", value=True)
        self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        self._call("Page.enable")
        frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._call("Page.setDocumentContent", frameId=frame, html=html)
        while "Page.loadEventFired" not in self._seen:
            self._take(self._browser.receive())
        told = self._call(
            "Page.printToPDF",
            preferCSSPageSize=True,
            printBackground=True,
            generateTaggedPDF=False,
        )
        self._session = None
        self._call("Target.closeTarget", targetId=self._target)
        return base64.b64decode(told["data"])

    def _call(self, method, **params):
        """Send a command and return its result."""
        number = next(self._numbers)
        self._send(number, method, params)
        while True:
            message = self._browser.receive()
            if message.get("id") == number:
                if "error" in message:
                    raise Died(f"{method}: {message['error'].get('message')}")
                return message["result"]
            self._take(message)

    def _send(self, number, method, params):
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._browser.send(message)

    def _take(self, message):
        """Note an event; a request that waits for an answer is told that it fails."""
        if message.get("sessionId") != self._session:
            return
        self._seen.add(message.get("method"))
        if message.get("method") == "Fetch.requestPaused":
            request = message["params"]["requestId"]
            refusal = {"requestId": request, "errorReason": "BlockedByClient"}
            self._send(0, "Fetch.failRequest", refusal)
