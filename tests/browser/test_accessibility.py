"""Every page under the rules of axe, wide and narrow, light and dark; and what axe cannot see."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.browser.test_browser import ANSWERED, ARABIC, PATHS
from tests.web.served import Served
from tests.web.several import MORE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
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


ASKED = (ANSWERED, ARABIC, "zebra", MORE, "They come tonight", "Please rank them")
"""A question for each outcome."""


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, False), (1280, True)])
def test_no_page_breaks_a_rule(tab: Tab, axe: str, width: int, dark: bool) -> None:
    tab.look(width, 800, dark)
    for path in (*PATHS, "topics/none"):
        tab.open(path)
        keeps_the_rules(tab, axe, path)
    for text in ASKED:
        tab.ask(text)
        keeps_the_rules(tab, axe, text)


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_no_page_breaks_a_rule_from_right_to_left(
    new_tab: OpenTab, server: Served, axe: str, width: int, dark: bool
) -> None:
    tab = new_tab(server, locale="ar")
    tab.look(width, 800, dark)
    for path in PATHS:
        tab.open(path)
        assert tab.run("document.documentElement.dir") == "rtl"
        assert tab.run("document.documentElement.scrollWidth") <= width, path
        keeps_the_rules(tab, axe, path)
    for text in ASKED:
        tab.ask(text)
        assert tab.run("document.documentElement.scrollWidth") <= width, text
        keeps_the_rules(tab, axe, text)


def keeps_the_rules(tab: Tab, axe: str, what: str) -> None:
    """With everything that can be opened open, the page breaks no rule; `what` names it where it does."""
    tab.run(axe)
    tab.run(_OPEN_ALL)
    assert tab.run(_BROKEN) == [], what
    assert tab.run(_SMALL) == [], what
    assert tab.run("document.querySelectorAll('main').length") == 1, what
    assert tab.run("document.querySelectorAll('h1').length") == 1, what


def test_the_rules_are_broken_by_a_page_that_breaks_them(tab: Tab, axe: str) -> None:
    tab.open()
    tab.run("document.querySelector('h1').outerHTML = '<h4>Ask</h4><a href=\"/\"></a>'")
    tab.run("document.querySelector('textarea').removeAttribute('id')")
    tab.run("document.querySelector('.row button').style = 'min-height: 0; height: 20px; padding: 0'")
    tab.run(axe)
    broken = " ".join(tab.run(_BROKEN))
    assert "link-name" in broken and "label" in broken
    assert len(tab.run(_SMALL)) == 1


def test_the_library_is_filtered_by_keyboard_alone(tab: Tab) -> None:
    tab.open("library")
    tab.page.focus("#f-language")
    tab.page.keyboard.type("Arab")
    assert tab.page.input_value("#f-language") == "ar"
    tab.page.focus("#f-sort")
    tab.page.keyboard.press("Tab")
    tab.loading(lambda: tab.page.keyboard.press("Enter"))
    assert tab.run("location.search").count("language=ar") == 1
    assert tab.page.locator(".works li").count() == 1


def test_a_topic_prints_on_paper_whole(tab: Tab, tmp_path: Path) -> None:
    tab.open("topics/visits")
    paper = tab.print_to(tmp_path / "topic.pdf")
    assert "Key sources" in paper and "visits.example/guide" in paper
    assert "Ask the library" not in paper and "Skip to the content" not in paper
