"""Every page under the rules of axe, wide and narrow, light and dark; and what axe's version here cannot see."""

import json
from collections.abc import Iterator
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium, found
from tests.browser.test_browser import ANSWERED, ARABIC, PATHS
from tests.web.served import Served, served
from tests.web.several import MORE

PROGRAM = found()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(find_spec("axe_core_python") is None, reason="axe-core-python is not installed"),
]

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
SMALLEST = 24
"""CSS pixels that a target has at least in each direction (WCAG 2.2, 2.5.8)."""

_OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
_BROKEN = f"""axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(result => result.violations.map(
    each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')))"""
_SMALL = f"""[...document.querySelectorAll('button, select, input:not([type=hidden]), summary, nav a, .tabs a')]
    .filter(each => each.getClientRects().length)
    .filter(each => each.getBoundingClientRect().height < {SMALLEST} || each.getBoundingClientRect().width < {SMALLEST})
    .map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    """A server over the library of the tests."""
    with served("several") as running:
        yield running


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """A browser with an empty profile."""
    assert PROGRAM is not None
    with Chromium(PROGRAM, tmp_path_factory.mktemp("axe") / "profile") as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that knows the rules. It is put into the page by the test, not loaded by the page."""
    return (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, False), (1280, True)])
def test_no_page_breaks_a_rule(browser: Chromium, server: Served, axe: str, width: int, dark: bool) -> None:
    browser.look(width, 800, dark)
    for path in (*PATHS, "topics/none", "wiped"):
        browser.open(server.address + path)
        _keeps_the_rules(browser, axe, path)
    for text in (ANSWERED, ARABIC, "zebra", MORE, "They come tonight", "Please rank them"):
        browser.open(server.address)
        browser.run(f"document.querySelector('#question').value = {json.dumps(text)}")
        browser.click_to_load("form.ask button")
        _keeps_the_rules(browser, axe, text)


def test_no_page_breaks_a_rule_from_right_to_left(browser: Chromium, server: Served, axe: str) -> None:
    browser.look(1280, 800)
    _speak(browser, server, "ar")
    assert browser.run("document.documentElement.dir") == "rtl"
    _keeps_the_rules(browser, axe, "ask page")
    browser.run(f"document.querySelector('#question').value = {json.dumps(MORE)}")
    browser.click_to_load("form.ask button")
    assert browser.run("document.documentElement.dir") == "rtl"
    assert browser.run("document.documentElement.scrollWidth") <= 1280
    _keeps_the_rules(browser, axe, "answer")
    _speak(browser, server, "en")


def _speak(browser: Chromium, server: Served, code: str) -> None:
    browser.open(server.address)
    browser.run("document.querySelector('details.menu').open = true")
    browser.click_to_load(f".choices button[value={code}]")


def _keeps_the_rules(browser: Chromium, axe: str, what: str) -> None:
    browser.run(axe)
    browser.run(_OPEN_ALL)
    assert browser.run(_BROKEN) == [], what
    assert browser.run(_SMALL) == [], what
    assert browser.run("document.querySelectorAll('main').length") == 1, what
    assert browser.run("document.querySelectorAll('h1').length") == 1, what


def test_the_rules_are_broken_by_a_page_that_breaks_them(browser: Chromium, server: Served, axe: str) -> None:
    browser.look(1280, 800)
    browser.open(server.address)
    browser.run("document.querySelector('h1').outerHTML = '<h4>Ask</h4><a href=\"/\"></a>'")
    browser.run("document.querySelector('textarea').removeAttribute('id')")
    browser.run(axe)
    broken = " ".join(browser.run(_BROKEN))
    assert "link-name" in broken and "label" in broken


def test_the_library_is_filtered_by_keyboard_alone(browser: Chromium, server: Served, tmp_path: Path) -> None:
    browser.look(1280, 800)
    browser.open(server.address + "library")
    browser.run("document.querySelector('#f-language').focus()")
    browser.type("Arab")
    assert browser.run("document.activeElement.value") == "ar"
    browser.press_to_load("#f-sort", "Tab", "Enter")
    assert browser.run("location.search").count("language=ar") == 1
    assert browser.run("document.querySelectorAll('.works li').length") == 1


def test_a_topic_prints_on_paper_whole(browser: Chromium, server: Served, tmp_path: Path) -> None:
    browser.open(server.address + "topics/visits")
    browser.print_to(tmp_path / "topic.pdf")
    from pypdf import PdfReader

    text = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "topic.pdf").pages).split())
    assert "Key sources" in text and "visits.example/guide" in text
    assert "Ask the library" not in text and "Skip to the content" not in text
