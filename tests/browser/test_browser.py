"""A real browser: our own policy refuses nothing, nothing is asked of others, nothing overflows or weighs much."""

from pathlib import Path

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.web.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

PATHS = (
    "", "topics", "topics/visits", "topics/hostile", "library", "library?held=no", "glossary", "curation",
    "curation/sources", "coverage", "documents/uncat", "documents/uncat/pages/1", "documents/note-visits-ar", "docs",
    "verify", "wiped", "nowhere",
)  # fmt: skip
MISSING = ("nowhere",)
"""Of PATHS, those that are not there: a browser logs that they are not."""
ANSWERED = "Visits work best when they are unannounced"
ARABIC = "الزيارات دون إشعار مسبق هي الأفضل"
HOSTILE = "hostile payload words script"
HEAVIEST = 100_000
"""Bytes of a page with its styles, scripts and icon, a page's picture apart."""


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, False), (1280, True)])
def test_pages_work_and_fit(tab: Tab, width: int, dark: bool) -> None:
    tab.look(width, 800, dark)
    for text, heading in (
        (ANSWERED, "What the library says"),
        (ARABIC, "What the library says"),
        (HOSTILE, "What the library says"),
        ("zebra", "The library holds no answer to this question"),
    ):
        tab.ask(text)
        assert tab.text("h1") == heading
        assert tab.page.url == tab.home + "ask"
        _fits(tab, width)
    for path in PATHS:
        tab.open(path)
        _fits(tab, width)
    assert [each for each in tab.problems if "404" not in each] == [] and len(tab.problems) == len(MISSING)
    assert tab.asked_hosts == {tab.home.split("/")[2]}


def _fits(tab: Tab, width: int) -> None:
    assert tab.run("document.documentElement.scrollWidth") <= width, tab.page.url
    assert tab.run("document.styleSheets.length") >= 1


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_twice_as_large_nothing_is_cut_off(new_tab: OpenTab, server: Served, locale: str) -> None:
    """A window of 1280 pixels at 200 % has 640 to show (WCAG 1.4.4, 1.4.10)."""
    tab = new_tab(server, locale=locale, viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for path in PATHS:
        tab.open(path)
        _fits(tab, 640)
    tab.ask(ANSWERED)
    tab.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    _fits(tab, 640)


@pytest.mark.parametrize("path", PATHS)
def test_no_page_weighs_much(tab: Tab, path: str) -> None:
    tab.open(path)
    assert 1_000 < tab.weight() < HEAVIEST


@pytest.mark.parametrize("text", [ANSWERED, ARABIC, HOSTILE, "zebra", "They come tonight", "Please rank them"])
def test_no_answer_weighs_much(tab: Tab, text: str) -> None:
    tab.open()
    tab.page.fill("#question", text)
    before = tab.weight()
    tab.click_to_load("form.ask .row button")
    # The scripts that only an answer needs come now; the styles are there already and count all the same.
    assert tab.weight() - before > 1_000
    assert tab.weight() < HEAVIEST


def test_an_example_is_one_click(tab: Tab) -> None:
    tab.look(360, 800)
    tab.open()
    tab.click_to_load(".examples button")
    assert tab.page.input_value("#question") == "Must we be told before a visit?"


def test_the_policy_is_in_force(tab: Tab) -> None:
    tab.open()
    tab.run("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert tab.run("window.ran") is None
    assert any("Content Security Policy" in problem for problem in tab.problems)


def test_what_is_asked_of_another_host_would_be_seen(tab: Tab) -> None:
    tab.open()
    tab.run("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2:9/x.png'}))")
    tab.page.wait_for_timeout(200)
    assert any("127.0.0.2" in problem for problem in tab.problems)


def test_an_answer_prints_with_its_source_and_without_buttons(tab: Tab, tmp_path: Path) -> None:
    tab.ask(ANSWERED)
    paper = tab.print_to(tmp_path / "answer.pdf")
    assert "Visits work best when they are unannounced." in paper and "Visits to places of detention" in paper
    assert "21 November 2026" in paper and "Advice Hub" in paper
    tab.page.emulate_media(media="print")
    assert tab.page.locator("button:visible, select:visible, nav:visible, summary:visible .badge").count() == 1
    assert tab.page.locator("button:visible, select:visible, nav:visible").count() == 0
    for text in ("Ask again", "Wipe", "Copy with citation", "Skip to the content", "Detect automatically"):
        assert text not in paper


def test_who_wants_no_motion_gets_none(new_tab: OpenTab, server: Served) -> None:
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    still = """[...document.querySelectorAll('*')].filter(each => {
        const style = getComputedStyle(each);
        return style.transitionDuration !== '0s' || style.animationName !== 'none';
    }).length"""
    for wish, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        tab = new_tab(server, reduced_motion=wish)
        tab.ask(ANSWERED)
        assert tab.run(moving) == behaviour
        assert tab.run(still) == 0
