"""A real browser: nothing is refused by our own policy, nothing is asked of others, nothing overflows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium, found
from tests.web.served import Served, served

PROGRAM = found()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]

PATHS = (
    "", "topics", "topics/visits", "topics/hostile", "library", "library?held=no", "glossary", "curation",
    "curation/sources", "coverage", "documents/uncat", "documents/uncat/pages/1", "documents/note-visits-ar", "docs",
)  # fmt: skip
ANSWERED = "Visits work best when they are unannounced"
ARABIC = "الزيارات دون إشعار مسبق هي الأفضل"


@pytest.fixture
def server() -> Iterator[Served]:
    """A server over the library of the tests."""
    with served() as running:
        yield running


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    """A browser with an empty profile."""
    assert PROGRAM is not None
    with Chromium(PROGRAM, tmp_path / "profile") as running:
        yield running


def _ask(browser: Chromium, server: Served, text: str) -> None:
    browser.open(server.address)
    browser.run(f"document.querySelector('#question').value = {json.dumps(text)}")
    browser.click_to_load("form.ask button")


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, False), (1280, True)])
def test_pages_work_and_fit(browser: Chromium, server: Served, tmp_path: Path, width: int, dark: bool) -> None:
    browser.look(width, 800, dark)
    for text, heading in (
        (ANSWERED, "What the library says"),
        (ARABIC, "What the library says"),
        ("hostile payload words script", "What the library says"),
        ("zebra", "The library holds no answer to this question"),
    ):
        _ask(browser, server, text)
        assert browser.run("document.querySelector('h1').textContent") == heading
        assert browser.run("location.pathname + location.search") == "/ask"
        _fits(browser, width)
    for path in PATHS:
        browser.open(server.address + path)
        _fits(browser, width)
    browser.picture(tmp_path / "page.png")
    assert (tmp_path / "page.png").stat().st_size > 5_000
    assert browser.problems == []
    assert browser.asked_hosts == {server.address.split("/")[2]}


def _fits(browser: Chromium, width: int) -> None:
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert browser.run("document.styleSheets.length") >= 1


def test_an_example_is_one_click(browser: Chromium, server: Served) -> None:
    browser.look(360, 800)
    browser.open(server.address)
    browser.click_to_load(".examples button")
    assert browser.run("document.querySelector('#question').value") == "Must we be told before a visit?"


def test_the_policy_is_in_force(browser: Chromium, server: Served) -> None:
    browser.open(server.address)
    browser.run("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert browser.run("window.ran") is None
    assert any("Content Security Policy" in problem for problem in browser.problems)


def test_an_answer_prints(browser: Chromium, server: Served, tmp_path: Path) -> None:
    _ask(browser, server, ANSWERED)
    browser.print_to(tmp_path / "answer.pdf")
    assert (tmp_path / "answer.pdf").read_bytes().startswith(b"%PDF")
