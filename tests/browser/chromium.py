"""A headless Chromium driven over a pipe: pages at a given size and colour scheme, what they log, pictures."""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE = 30.0


def found() -> str | None:
    """Where Chromium is installed, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Chromium:
    """One browser with one page. `problems` collects console errors, policy violations and failed loads."""

    def __init__(self, program: str, profile: Path) -> None:
        to_child, self._write = os.pipe()
        self._read, from_child = os.pipe()
        script = f'exec "$0" "$@" 3<&{to_child} 4>&{from_child}'
        command = ["bash", "-c", script, program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet, pass_fds=(to_child, from_child))
        os.close(to_child)
        os.close(from_child)
        self._rest, self._number, self._session = b"", 0, ""
        self.problems: list[str] = []
        self.asked_hosts: set[str] = set()
        self._attach()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(10)
        os.close(self._write)
        os.close(self._read)

    def _attach(self) -> None:
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def look(self, width: int, height: int, dark: bool = False) -> None:
        """Set the size of the window, in CSS pixels, and the colour scheme."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=scheme)

    def open(self, address: str) -> None:
        """Open `address` and wait until it is loaded."""
        with self._loading():
            self.call("Page.navigate", url=address)

    def click_to_load(self, selector: str) -> None:
        """Click what `selector` finds and wait until the page it leads to is loaded."""
        self.run_to_load(f"document.querySelector({json.dumps(selector)}).click()")

    def run_to_load(self, script: str) -> None:
        """Run `script` in the page and wait until the page it leads to is loaded."""
        with self._loading():
            self.run(script)

    def run(self, script: str) -> Any:
        """The value of `script` in the page; where it is a promise, what that comes to."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Press a key for each character of `text`."""
        for character in text:
            self.call("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=character)

    def press_to_load(self, selector: str, *keys: str) -> None:
        """From what `selector` finds, press `keys`, and wait until the page the last one leads to is loaded."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        *first, last = keys
        for key in first:
            self._press(key)
        with self._loading():
            self._press(last)

    def _press(self, key: str) -> None:
        code = {"Tab": 9, "Enter": 13}[key]
        said = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **said)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def picture(self, file: Path, whole: bool = True) -> None:
        """Write a picture of the page, all of it or what the window shows."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        file.write_bytes(base64.b64decode(data))

    def print_to(self, file: Path) -> None:
        """Print the page to a PDF."""
        file.write_bytes(base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"]))

    @contextmanager
    def _loading(self) -> Iterator[None]:
        self._loaded = False
        yield
        until = time.monotonic() + _PATIENCE
        while not self._loaded:
            assert time.monotonic() < until, "the page was not loaded in time"
            self._note(self._message())

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call `method` of the DevTools protocol."""
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._number, "method": method, "params": parameters, **session}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer.get("error"))
                return dict(answer["result"])
            self._note(answer)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self._read, 1 << 20)
            assert read, "the browser has ended"
            self._rest += read
        message, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(message))

    def _note(self, message: dict[str, Any]) -> None:
        said, parameters = message.get("method"), message.get("params", {})
        if said == "Page.loadEventFired":
            self._loaded = True
        elif said == "Network.requestWillBeSent":
            self.asked_hosts.add(parameters["request"]["url"].split("/")[2])
        elif said == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.problems.append(parameters["entry"]["text"])
        elif said == "Runtime.exceptionThrown":
            self.problems.append(parameters["exceptionDetails"]["text"])
        elif said == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.problems.append(str(parameters["args"]))
