"""What the pages' script adds: a counter, a history that only the tab has, wiping, and an end after half an hour."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Chromium, found
from tests.web.served import Served, served
from tests.web.several import ASKED, MORE

PROGRAM = found()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]

_LATER = "Date.now = (now => () => now() + {} * 60 * 1000)(Date.now)"
_LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"
_KEPT = "JSON.parse(sessionStorage.getItem('asked') ?? '[]').map(each => each.text)"


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    """A server over documents of which several answer."""
    with served("several") as running:
        yield running


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    """A browser with an empty profile."""
    assert PROGRAM is not None
    with Chromium(PROGRAM, tmp_path / "profile") as running:
        running.look(1280, 900)
        yield running


def _ask(browser: Chromium, server: Served, text: str) -> None:
    browser.open(server.address)
    browser.run(f"document.querySelector('#question').value = {json.dumps(text)}")
    browser.click_to_load("form.ask .row button")


def test_questions_are_remembered_by_the_tab_and_asked_again_in_a_body(browser: Chromium, server: Served) -> None:
    for text in (ASKED, "zebra", ASKED):
        _ask(browser, server, text)
    browser.open(server.address)
    shown = "[...document.querySelectorAll('.history li button')].map(each => each.textContent)"
    assert browser.run(shown) == [ASKED, "zebra"]
    browser.click_to_load(".history li button")
    assert browser.run("document.querySelector('#question').value") == ASKED
    assert browser.run("location.href") == server.address + "ask"
    assert browser.run("document.querySelectorAll('article').length") == 3
    assert browser.problems == []


def test_twenty_are_kept(browser: Chromium, server: Served) -> None:
    many = json.dumps([{"text": f"question {number}", "language": ""} for number in range(30)])
    browser.open(server.address)
    browser.run(f"sessionStorage.setItem('asked', {json.dumps(many)})")
    _ask(browser, server, "zebra")
    kept = browser.run(_KEPT)
    assert kept == ["zebra", *(f"question {number}" for number in range(19))]


def test_what_outlives_the_tab_and_what_other_tabs_see_is_nothing(browser: Chromium, server: Served) -> None:
    _ask(browser, server, ASKED)
    assert browser.run(_KEPT) == [ASKED]
    assert browser.run("[localStorage.length, document.cookie]") == [0, ""]
    # A tab that is opened with its opener would be handed a copy of what this one remembers.
    links = "[...document.querySelectorAll('a[target=_blank]')].map(each => each.relList.contains('noopener'))"
    assert set(browser.run(links)) == {True}


def test_wiping_forgets_them_and_the_language(browser: Chromium, server: Served) -> None:
    browser.open(server.address)
    browser.run("document.querySelector('details.menu').open = true")
    browser.click_to_load(".choices button[value=fr]")
    _ask(browser, server, "zebra")
    assert browser.run("document.documentElement.lang") == "fr"
    browser.click_to_load("form.wipe button")
    assert browser.run("location.pathname") == "/wiped"
    assert browser.run(_KEPT) == []
    browser.open(server.address)
    assert browser.run("document.querySelector('.history').hidden") is True
    assert browser.run("document.documentElement.lang") == "en"


def test_after_half_an_hour_a_page_with_a_question_is_replaced(browser: Chromium, server: Served) -> None:
    _ask(browser, server, ASKED)
    browser.run(_LATER.format(29))
    browser.run(_LOOKED_AT)
    assert browser.run("location.pathname") == "/ask" and browser.run(_KEPT) == [ASKED]
    browser.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'a'}))")
    browser.run(_LATER.format(29))
    browser.run(_LOOKED_AT)
    assert browser.run("location.pathname") == "/ask"
    browser.run(_LATER.format(2))
    browser.run_to_load(_LOOKED_AT)
    assert browser.run("location.pathname") == "/wiped" and browser.run(_KEPT) == []
    assert ASKED not in browser.run("document.body.textContent")


def test_a_page_without_a_question_stays_but_the_tab_forgets(browser: Chromium, server: Served) -> None:
    _ask(browser, server, "zebra")
    browser.open(server.address + "library")
    browser.run(_LATER.format(31))
    browser.run(_LOOKED_AT)
    assert browser.run("location.pathname") == "/library" and browser.run(_KEPT) == []


def test_the_counter_counts_as_the_server_does(browser: Chromium, server: Served) -> None:
    browser.open(server.address)
    counter = "(() => { const c = document.querySelector('.counter'); return c.hidden ? '' : c.textContent; })()"
    assert browser.run(counter) == ""
    browser.run("document.querySelector('#question').focus()")
    for text, said in (
        ("a" * 1400, ""),
        ("a" * 1990, "10 characters left"),
        ("😀" * 900 + "a" * 700, "400 characters left"),
    ):
        browser.run(f"document.querySelector('#question').value = {json.dumps(text)}")
        browser.run("document.querySelector('#question').dispatchEvent(new Event('input'))")
        assert browser.run(counter) == said


def test_without_a_script_everything_works(browser: Chromium, server: Served) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    _ask(browser, server, MORE)
    assert browser.run("document.querySelectorAll('article').length") == 3
    assert browser.run("document.querySelectorAll('.copy textarea').length") >= 12
    assert browser.run("[document.querySelectorAll('.copy button').length, sessionStorage.length]") == [0, 0]
    browser.run("document.querySelector('details.menu').open = true")
    browser.click_to_load(".choices button[value=ar]")
    assert browser.run("document.documentElement.dir") == "rtl"
    assert browser.run("document.querySelectorAll('article').length") == 3
    assert browser.run("location.href") == server.address + "ask"
    browser.click_to_load("form.wipe button")
    assert browser.run("location.pathname") == "/wiped"


def test_the_menu_is_closed_by_escape(browser: Chromium, server: Served) -> None:
    browser.open(server.address)
    browser.run("document.querySelector('details.menu').open = true")
    browser.run("document.querySelector('.choices button').focus()")
    browser.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert browser.run("document.querySelector('details.menu').open") is False
    assert browser.run("document.activeElement.tagName") == "SUMMARY"
