"""What a browser knows of a question once it was asked, and once it was wiped: of each outcome."""

import json
from typing import Any

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.browser.test_browser import ANSWERED
from tests.web.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

CANARY = "canary7f3a"
OUTCOMES = {"answered": ANSWERED, "no answer": "zebra", "urgent": "They come tonight", "mandate": "Please rank them"}
_STORES = """(async () => ({
    local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
}))()"""
_EMPTY = {"local": {}, "session": {}, "cookies": "", "databases": 0, "caches": 0, "workers": 0}


@pytest.fixture(params=list(OUTCOMES))
def asked(request: pytest.FixtureRequest, tab: Tab) -> Tab:
    """A tab in which a question with CANARY in it was asked and its answer looked at in two languages."""
    tab.ask(f"{OUTCOMES[request.param]} {CANARY}")
    tab.speak("pt")
    assert CANARY in tab.page.content()
    return tab


def _history(tab: Tab) -> list[dict[str, Any]]:
    session = tab.context.new_cdp_session(tab.page)
    return list(session.send("Page.getNavigationHistory")["entries"])


def test_no_address_and_no_entry_of_the_history_holds_a_question(asked: Tab) -> None:
    asked.open("library")
    assert CANARY not in json.dumps(_history(asked))
    assert [each for each in asked.addresses if CANARY in each] == []
    assert [each.url for each in asked.loaded if CANARY in each.url] == []
    assert {entry["url"] for entry in _history(asked)} >= {asked.home + "ask", asked.home + "library"}


def test_only_the_tab_itself_remembers_and_only_until_it_is_wiped(asked: Tab) -> None:
    stored = asked.run(_STORES)
    assert CANARY in stored.pop("session")["asked"] and CANARY not in json.dumps(stored)
    assert [(each["name"], each["value"]) for each in asked.context.cookies()] == [("interface", "pt")]
    asked.click_to_load("form.wipe button")
    assert asked.run(_STORES) == _EMPTY and asked.context.cookies() == []


def test_the_way_back_after_wiping_shows_nothing(asked: Tab) -> None:
    asked.click_to_load("form.wipe button")
    for _ in range(3):
        assert CANARY not in asked.back()
    asked.open()
    assert CANARY not in asked.page.content() and asked.kept() == []


def test_another_tab_of_the_same_browser_knows_nothing(asked: Tab) -> None:
    other = Tab(asked.context, asked.home)
    other.open()
    assert CANARY not in other.page.content() and other.kept() == []


def test_nothing_that_holds_a_question_may_be_kept(new_tab: OpenTab, server: Served) -> None:
    tab = new_tab(server)
    for text in OUTCOMES.values():
        tab.ask(text)
    answers = [each for each in tab.loaded if each.request.method == "POST"]
    assert len(answers) == len(OUTCOMES)
    assert {each.headers["cache-control"] for each in answers} == {"no-store"}
