"""A browser, tabs in it, a server over the library of the tests and one over a real library."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.tab import Tab, found
from tests.web.served import PROGRAM, Served, served, served_home

NOTES = Path(__file__).resolve().parents[2] / "corpus" / "notes"
REAL = ("firearms.pdf", "first-hours-in-custody.md", "first-hours-in-custody.ar.md")
"""Documents of the real library: a PDF of three pages, and a note in English and Arabic."""

OpenTab = Callable[..., Tab]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser. It ends with this package: it keeps an event loop running that other tests would stumble over."""
    program = found()
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-quic"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def server() -> Iterator[Served]:
    """A server over the library of the tests, in which several documents answer."""
    with served("several") as running:
        yield running


@pytest.fixture(scope="package")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over a library that the program itself made of REAL, with the models and the calibration it ships."""
    place = tmp_path_factory.mktemp("real")
    (place / "documents").mkdir()
    for name in REAL:
        for file in NOTES.glob(f"{name}*"):
            shutil.copy(file, place / "documents")
    command = [sys.executable, "-c", PROGRAM, "--home", str(place / "home"), "ingest", str(place / "documents")]
    subprocess.run(command, check=True, capture_output=True)
    with served_home(place / "home") as running:
        yield running


@pytest.fixture
def new_tab(chromium: Browser) -> Iterator[OpenTab]:
    """Opens a tab over a server in a browser that remembers nothing; `options` are those of a context."""
    contexts = []

    def opened(server: Served, **options: Any) -> Tab:
        size = {"width": 1280, "height": 900}
        context = chromium.new_context(**{"locale": "en-GB", "viewport": size} | options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        return Tab(context, server.address)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def tab(new_tab: OpenTab, server: Served) -> Tab:
    """A tab over the library of the tests."""
    return new_tab(server)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that knows the rules. It is put into the page by the test, not loaded by the page."""
    return (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
