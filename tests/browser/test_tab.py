"""What the pages' script adds: a counter, a history that only the tab has, wiping, and an end after half an hour."""

import json

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.web.served import Served
from tests.web.several import ASKED, MORE

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

_LATER = "Date.now = (now => () => now() + {} * 60 * 1000)(Date.now)"
_LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"


def test_questions_are_remembered_by_the_tab_and_asked_again_in_a_body(tab: Tab) -> None:
    for text in (ASKED, "zebra", ASKED):
        tab.ask(text)
    tab.open()
    shown = "[...document.querySelectorAll('.history li button')].map(each => each.textContent)"
    assert tab.run(shown) == [ASKED, "zebra"]
    tab.click_to_load(".history li button")
    assert tab.run("document.querySelector('#question').value") == ASKED
    assert tab.run("location.href") == tab.home + "ask"
    assert tab.run("document.querySelectorAll('article').length") == 3
    assert tab.problems == []


def test_twenty_are_kept(tab: Tab) -> None:
    many = json.dumps([{"text": f"question {number}", "language": ""} for number in range(30)])
    tab.open()
    tab.run(f"sessionStorage.setItem('asked', {json.dumps(many)})")
    tab.ask("zebra")
    kept = tab.kept()
    assert kept == ["zebra", *(f"question {number}" for number in range(19))]


def test_what_outlives_the_tab_and_what_other_tabs_see_is_nothing(tab: Tab) -> None:
    tab.ask(ASKED)
    assert tab.kept() == [ASKED]
    assert tab.run("[localStorage.length, document.cookie]") == [0, ""]
    # A tab that is opened with its opener would be handed a copy of what this one remembers.
    links = "[...document.querySelectorAll('a[target=_blank]')].map(each => each.relList.contains('noopener'))"
    assert set(tab.run(links)) == {True}


def test_wiping_forgets_them_and_the_language(tab: Tab) -> None:
    tab.open()
    tab.speak("fr")
    tab.ask("zebra")
    assert tab.run("document.documentElement.lang") == "fr"
    tab.click_to_load("form.wipe button")
    assert tab.run("location.pathname") == "/wiped"
    assert tab.kept() == []
    tab.open()
    assert tab.run("document.querySelector('.history').hidden") is True
    assert tab.run("document.documentElement.lang") == "en"


def test_after_half_an_hour_a_page_with_a_question_is_replaced(tab: Tab) -> None:
    tab.ask(ASKED)
    tab.run(_LATER.format(29))
    tab.run(_LOOKED_AT)
    assert tab.run("location.pathname") == "/ask" and tab.kept() == [ASKED]
    tab.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'a'}))")
    tab.run(_LATER.format(29))
    tab.run(_LOOKED_AT)
    assert tab.run("location.pathname") == "/ask"
    tab.run(_LATER.format(2))
    tab.loading(lambda: tab.run(_LOOKED_AT))
    assert tab.run("location.pathname") == "/wiped" and tab.kept() == []
    assert ASKED not in tab.run("document.body.textContent")


def test_a_page_without_a_question_stays_but_the_tab_forgets(tab: Tab) -> None:
    tab.ask("zebra")
    tab.open("library")
    tab.run(_LATER.format(31))
    tab.run(_LOOKED_AT)
    assert tab.run("location.pathname") == "/library" and tab.kept() == []


def test_the_counter_counts_as_the_server_does(tab: Tab) -> None:
    tab.open()
    counter = "(() => { const c = document.querySelector('.counter'); return c.hidden ? '' : c.textContent; })()"
    assert tab.run(counter) == ""
    tab.run("document.querySelector('#question').focus()")
    for text, said in (
        ("a" * 1400, ""),
        ("a" * 1990, "10 characters left"),
        ("😀" * 900 + "a" * 700, "400 characters left"),
    ):
        tab.run(f"document.querySelector('#question').value = {json.dumps(text)}")
        tab.run("document.querySelector('#question').dispatchEvent(new Event('input'))")
        assert tab.run(counter) == said


def test_without_a_script_everything_works(new_tab: OpenTab, server: Served) -> None:
    tab = new_tab(server, java_script_enabled=False)
    tab.ask(MORE)
    assert tab.run("document.querySelectorAll('article').length") == 3
    assert tab.run("document.querySelectorAll('.copy textarea').length") >= 12
    assert tab.run("[document.querySelectorAll('.copy button').length, sessionStorage.length]") == [0, 0]
    tab.speak("ar")
    assert tab.run("document.documentElement.dir") == "rtl"
    assert tab.run("document.querySelectorAll('article').length") == 3
    assert tab.run("location.href") == tab.home + "ask"
    tab.click_to_load("form.wipe button")
    assert tab.run("location.pathname") == "/wiped"


def test_the_menu_is_closed_by_escape(tab: Tab) -> None:
    tab.open()
    tab.run("document.querySelector('details.menu').open = true")
    tab.run("document.querySelector('.choices button').focus()")
    tab.run("dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert tab.run("document.querySelector('details.menu').open") is False
    assert tab.run("document.activeElement.tagName") == "SUMMARY"
