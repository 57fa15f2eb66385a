"""A tab of a real browser, and all that happens in it: what it logs, whom it asks, where it goes, what it loads."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Frame, Page, Request, Response


def found() -> str | None:
    """Where Chromium is installed, or None."""
    return next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Tab:
    """One page of `context`. Questions are asked as people do: typed into the box and sent.

    `problems` collects console errors and warnings, policy violations and failed loads; `asked_hosts` the hosts and
    `loaded` the answers of every request; `addresses` every address that the tab has shown.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.context = context
        self.home = home
        self.page: Page = context.new_page()
        self.problems: list[str] = []
        self.asked_hosts: set[str] = set()
        self.addresses: list[str] = []
        self.loaded: list[Response] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", self._raised)
        self.page.on("framenavigated", self._went)
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)
        context.on("response", self._came)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self.problems.append(message.text)

    def _raised(self, error: Error) -> None:
        self.problems.append(str(error))

    def _went(self, frame: Frame) -> None:
        self.addresses.append(frame.url)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith("blob:"):
            self.asked_hosts.add(urlsplit(request.url).netloc)

    def _came(self, response: Response) -> None:
        self.loaded.append(response)

    def _failed(self, request: Request) -> None:
        # Who goes on before everything came breaks loading off themselves.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"{request.method} {request.url}: {request.failure}")

    def back(self) -> str:
        """Press Back; what is shown then, with what stands in fields. Where there is nothing to show, the browser
        says so itself."""
        with suppress(Error):
            self.page.go_back()
        # After a page that cannot be shown again, the browser's own page about it is still on its way.
        self.page.wait_for_timeout(300)
        self.page.wait_for_load_state()
        fields = self.page.locator("textarea, input").evaluate_all("all => all.map(each => each.value)")
        return "\n".join([self.page.content(), *fields])

    def look(self, width: int, height: int, dark: bool = False) -> None:
        """Set the size of the window, in CSS pixels, and the colour scheme."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def open(self, path: str = "") -> None:
        """Open `path` of the served pages and wait until it is loaded."""
        self.page.goto(self.home + path)

    def loading(self, act: Callable[[], object]) -> None:
        """Do `act` and wait until the page it leads to is loaded."""
        with self.page.expect_navigation():
            act()

    def click_to_load(self, selector: str) -> None:
        """Click the first thing that `selector` finds and wait until the page it leads to is loaded."""
        self.loading(self.page.locator(selector).first.click)

    def ask(self, text: str) -> None:
        """Ask `text` on the ask page."""
        self.open()
        self.page.fill("#question", text)
        self.click_to_load("form.ask .row button")

    def speak(self, code: str) -> None:
        """Switch the language of the interface, where the tab is."""
        self.page.click("details.menu summary")
        self.click_to_load(f".choices button[value={code}]")

    def run(self, script: str) -> Any:
        """The value of `script` in the page; where it is a promise, what that comes to."""
        return self.page.evaluate(script)

    def texts(self, selector: str) -> list[str]:
        """The text of everything `selector` finds, as it is written."""
        return self.page.locator(selector).all_text_contents()

    def text(self, selector: str) -> str:
        """The text of the one thing that `selector` finds, as it is written."""
        return self.page.locator(selector).text_content() or ""

    def kept(self) -> list[str]:
        """The questions that this tab remembers, last one first."""
        return [each["text"] for each in json.loads(self.run("sessionStorage.getItem('asked')") or "[]")]

    def weight(self) -> int:
        """Bytes of everything loaded so far but pictures of pages, headers apart, as they came over the wire."""
        counted = [each for each in self.loaded if each.headers.get("content-type") != "image/png"]
        for each in counted:
            each.finished()
        return sum(each.request.sizes()["responseBodySize"] for each in counted)

    def print_to(self, file: Path) -> str:
        """Print the page to a PDF at `file`; the text on it, white space made single."""
        from pypdf import PdfReader

        self.page.pdf(path=file)
        return " ".join("".join(each.extract_text() for each in PdfReader(file).pages).split())
