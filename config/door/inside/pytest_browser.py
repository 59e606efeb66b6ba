"""pytest plugin: all tests of a run share one Chromium, each with a tab of its own.

A browser that stays has the scripts of the web client compiled, which a new one does
for every page again. It keeps nothing else: with a tab go its cookies and whatever
its pages have stored.
"""

import contextlib
import os
import shutil
import signal
from functools import partial
from pathlib import Path

import requests

from odoo.tests import common

BEHIND = '"$@" & echo $! > "$0"'  # no child, for Odoo ends what a test class leaves


class Tab(common.ChromeBrowser):
    """A tab of the browser that is there, where Odoo would start a browser."""

    kept = {}  # by whether it can be touched: its starter, its port and its folder

    def _chrome_start(self, user_data_dir, touch_enabled, **how):
        if self._is_up(touch_enabled):
            shutil.rmtree(user_data_dir)
        else:
            started = super()._chrome_start(user_data_dir, touch_enabled, **how)
            self.kept[touch_enabled] = (*started, user_data_dir)
        starter, port, self.user_data_dir = self.kept[touch_enabled]
        return starter, port

    def _is_up(self, touch_enabled):
        """Return whether there is such a browser, and it has not crashed since."""
        if touch_enabled not in self.kept:
            return False
        _starter, self.devtools_port, _folder = self.kept[touch_enabled]
        with contextlib.suppress(requests.RequestException):
            return self._ask(requests.get, "version").ok
        return False

    def _spawn_chrome(self, cmd):
        behind = ["sh", "-c", BEHIND, identity(self.user_data_dir), *cmd]
        starter, port = super()._spawn_chrome(behind)
        starter.wait()
        return starter, port

    def _json_command(self, command, timeout=3):
        """Odoo takes the first page of the list it asks for: a new one."""
        if command:
            return self._ask(requests.get, command).json()
        self.page = self._ask(requests.put, "new?about:blank").json()
        return [self.page]

    def _ask(self, method, command):
        address = f"http://{common.HOST}:{self.devtools_port}/json/{command}"
        return method(address, timeout=10)

    def stop(self):
        self.screencaster.stop()
        self._result.cancel()
        stored = {"origin": self.test_case.base_url(), "storageTypes": "all"}
        self._websocket_request("Page.navigate", params={"url": "about:blank"})
        self._websocket_request("Storage.clearDataForOrigin", params=stored)
        self._ask(requests.get, f"close/{self.page['id']}")
        self._receiver.join(10)
        self.ws.close()
        # Answered after all that the page has asked for has been taken up.
        requests.get(f"{self.test_case.base_url()}/web/static/img/favicon.ico")
        signal.signal(signal.SIGXCPU, self.sigxcpu_handler)


def identity(folder):
    """Return the file that tells the process of the browser with this folder."""
    return Path(folder, "pid")


def kick_all(websocket, code):
    """Close all websockets as core does, but bear with those that close just now.

    The pages of a tab leave while the test ends: core would fail on them.
    """
    for one in list(websocket._websocket_instances):
        if one.state is websocket.ConnectionState.OPEN:
            with contextlib.suppress(OSError):  # its thread has closed it since
                one.close(code)


def pytest_sessionstart():
    from odoo.addons.bus import websocket  # where addons are is known by now

    common.ChromeBrowser = Tab
    websocket._kick_all = partial(kick_all, websocket)


def pytest_sessionfinish():
    for _starter, _port, folder in Tab.kept.values():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(identity(folder).read_text()), signal.SIGTERM)
        shutil.rmtree(folder, ignore_errors=True)
