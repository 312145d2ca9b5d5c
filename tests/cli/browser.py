# SPDX-License-Identifier: ISC
"""A headless Chromium, driven over a pipe by the DevTools protocol: messages of
JSON that end with a NUL, on its descriptors 3 and 4. Every wait is bounded."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds for any answer


class Missing(Exception):
    """There is no browser, or it does not start here."""


class Browser:
    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise Missing("no chromium")
        self.home = tempfile.mkdtemp(prefix="taut-browser-")
        to_it, self.pen = os.pipe()
        self.ear, from_it = os.pipe()
        self.rest = b""
        self.count = 0
        self.events = []
        # The pipes become 3 and 4 there, whatever they are here.
        command = 'exec "$0" "$@" 3<&%d 4>&%d' % (to_it, from_it)
        arguments = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=" + self.home,
            "--no-first-run", "--disable-gpu", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--disable-component-update",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--font-render-hinting=none",
            "--force-color-profile=srgb",
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # it refuses root with one
        environment = dict(os.environ, HOME=self.home)
        self.process = subprocess.Popen(
            ["bash", "-c", command, program] + arguments, pass_fds=(to_it, from_it),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=environment)
        os.close(to_it)
        os.close(from_it)
        try:
            target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
            self.session = None
            self.session = self.call("Target.attachToTarget",
                                     {"targetId": target, "flatten": True})["sessionId"]
        except (OSError, EOFError, TimeoutError) as why:
            self.close()
            raise Missing("chromium does not start: %s" % why)
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(domain + ".enable")

    session = None

    def message(self):
        """The next one, an answer or an event."""
        until = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.ear], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("no answer")
            more = os.read(self.ear, 1 << 20)
            if not more:
                raise EOFError("it has ended")
            self.rest += more
        first, self.rest = self.rest.split(b"\0", 1)
        return json.loads(first)

    def call(self, method, parameters=None):
        self.count += 1
        order = {"id": self.count, "method": method, "params": parameters or {}}
        if self.session:
            order["sessionId"] = self.session
        data = json.dumps(order).encode() + b"\0"
        while data:
            data = data[os.write(self.pen, data):]
        while True:
            got = self.message()
            if got.get("id") == self.count:
                if "error" in got:
                    raise ValueError("%s: %s" % (method, got["error"]))
                return got["result"]
            if "method" in got:
                self.events.append(got)

    def look(self, width, dark=False, media="", height=900, density=1):
        self.call("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": density,
                   "mobile": False})
        self.call("Emulation.setEmulatedMedia", {"media": media, "features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def open(self, path):
        """Goes there; what happens meanwhile is in .events."""
        self.events = []
        self.call("Page.navigate", {"url": "file://" + os.path.abspath(path)})
        until = time.monotonic() + PATIENCE
        while self.ask("document.readyState") != "complete" and time.monotonic() < until:
            time.sleep(0.02)

    def ask(self, expression):
        """The value of an expression in the page."""
        got = self.call("Runtime.evaluate", {"expression": expression, "returnByValue": True,
                                             "awaitPromise": True})
        if "exceptionDetails" in got:
            raise ValueError(got["exceptionDetails"])
        return got["result"].get("value")

    def picture(self, path, whole=True):
        got = self.call("Page.captureScreenshot", {"format": "png",
                                                   "captureBeyondViewport": whole})
        with open(path, "wb") as out:
            out.write(base64.b64decode(got["data"]))

    def paper(self):
        """As a PDF: its bytes."""
        got = self.call("Page.printToPDF", {"printBackground": True, "paperWidth": 8.27,
                                            "paperHeight": 11.69})
        return base64.b64decode(got["data"])

    def close(self):
        self.session = None
        try:
            os.close(self.pen)
            os.close(self.ear)
        except OSError:
            pass
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
