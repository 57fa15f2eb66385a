"""What an official does, from the question to the proof, over a library that is real from the file to the model."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.browser.test_accessibility import keeps_the_rules
from tests.web.served import Served
from web.interface.language import speaking
from web.interface.words import _

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

PRINTED = "When may an officer fire a warning shot?"
"""Answered by a PDF."""
ANSWERED = {"en": "How soon must the family be told?", "ar": "متى يجب إبلاغ العائلة؟"}
UNANSWERED = {"en": "How much does a train ticket cost?", "ar": "كم ثمن تذكرة القطار؟"}
URGENT = {
    "en": "They will deport him tonight and he will be tortured",
    "ar": "سيُرحَّل أخي الليلة وسيتعرض للتعذيب",
}
HOW = [("en", True), ("en", False), ("ar", True), ("ar", False)]
"""The language of the interface and the question, and whether scripts run."""


@pytest.fixture(params=HOW, ids=[f"{language}-{'script' if script else 'no script'}" for language, script in HOW])
def language(request: pytest.FixtureRequest) -> str:
    """The language of a journey."""
    return str(request.param[0])


@pytest.fixture
def walk(request: pytest.FixtureRequest, language: str, new_tab: OpenTab, real: Served) -> Tab:
    """A tab in which nobody has been yet, with `language` wanted."""
    script = request.node.callspec.params["language"][1]
    return new_tab(real, locale=language, java_script_enabled=script)


def said(language: str, message: str, **values: Any) -> str:
    """`message` of the interface in `language`."""
    with speaking(language):
        return _(message, **values)


@pytest.fixture
def sound(walk: Tab, axe: str, language: str, request: pytest.FixtureRequest) -> Callable[[], None]:
    """Checks that the page shown breaks no rule, and that nothing went wrong on the way to it."""

    def check() -> None:
        if request.node.callspec.params["language"][1]:
            keeps_the_rules(walk, axe, walk.page.url)
        assert walk.run("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        assert walk.problems == [] and walk.asked_hosts == {walk.home.split("/")[2]}

    return check


def test_a_question_is_answered_word_for_word(walk: Tab, language: str, sound: Callable[[], None]) -> None:
    walk.ask(ANSWERED[language])
    assert walk.text("h1") == said(language, "What the library says")
    quotation = walk.page.locator("blockquote").first
    assert quotation.get_attribute("lang") == language
    assert walk.run("getComputedStyle(document.querySelector('blockquote')).direction") == (
        "rtl" if language == "ar" else "ltr"
    )
    assert (quotation.locator("mark").first.text_content() or "").strip()
    # Dates in the language of the page, all digits Western, as those of page labels and hashes are.
    assert walk.text("article:first-of-type time") == {"en": "21 November 2026", "ar": "21 نوفمبر 2026"}[language]
    assert not set("٠١٢٣٤٥٦٧٨٩") & set("".join(walk.texts(".slip, .summary, .confidence, .searched")))
    sound()


def test_the_printed_page_shows_the_quotation_marked(walk: Tab, language: str, sound: Callable[[], None]) -> None:
    walk.ask(PRINTED)
    answer = walk.page.url
    quoted = "".join(walk.texts("article:first-of-type blockquote mark"))
    # A quotation in English stays English on an Arabic page.
    assert walk.run("getComputedStyle(document.querySelector('blockquote')).direction") == "ltr"
    walk.page.locator("details.seen summary").first.click()
    picture = walk.page.locator("details.seen img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") == 800
    sound()
    with walk.context.expect_page() as opened:
        picture.click()
    page = opened.value
    page.wait_for_load_state()
    marked = page.locator(".picture img")
    assert marked.evaluate("each => each.decode().then(() => each.naturalWidth)") == 800
    assert " ".join("".join(page.locator(".words mark").all_text_contents()).split()) == " ".join(quoted.split())
    _is_marked(walk, str(marked.get_attribute("src")))
    page.locator(f"text={said(language, 'Read the quotation in the text of its document')}").click()
    assert page.locator(":target").count() == 1 and quoted.split()[0] in (page.text_content(":target") or "")
    page.go_back()
    assert page.locator(".picture img").count() == 1
    address = page.url
    page.close()
    assert walk.page.url == answer and walk.page.locator("blockquote").count() >= 1
    for width in (1280, 360):
        walk.look(width, 800)
        walk.page.goto(address)
        assert walk.run("document.documentElement.scrollWidth") <= width
        sound()


def _is_marked(walk: Tab, source: str) -> None:
    """The picture at the address `source` is not the one of the same page without a quotation."""
    address, _, query = source.partition("?")
    width = next(each for each in query.split("&") if each.startswith("width="))
    pictures = [walk.context.request.get(f"{walk.home}{each.lstrip('/')}") for each in (source, f"{address}?{width}")]
    assert [each.status for each in pictures] == [200, 200]
    assert pictures[0].body() != pictures[1].body()


def test_a_receipt_is_checked_and_an_altered_one_is_found_out(
    walk: Tab, language: str, sound: Callable[[], None]
) -> None:
    walk.ask(ANSWERED[language])
    receipt = walk.page.locator("textarea.save").first.input_value()
    code = (walk.page.locator(".receipt summary code").first.text_content() or "").strip()
    altered = receipt.replace('"made": "2', '"made": "1')
    for handed, with_code, exact in ((receipt, code, True), (altered, "", False)):
        walk.open("verify")
        walk.page.fill("#receipt", handed)
        walk.page.fill("#code", with_code)
        walk.click_to_load(".verify form button")
        assert walk.page.url == walk.home + "verify"
        assert (walk.text("#verdict") == said(language, "Yes: the quotation is exact.")) == exact
        sound()


def test_no_answer_quotes_nothing(walk: Tab, language: str, sound: Callable[[], None]) -> None:
    walk.ask(UNANSWERED[language])
    assert walk.text("h1") == said(language, "The library holds no answer to this question")
    assert walk.page.locator("blockquote, article, .badge, .receipt").count() == 0
    assert walk.page.locator(".related[open]").count() == 0
    sound()


def test_who_needs_a_person_is_sent_to_one_and_may_search_anyway(
    walk: Tab, language: str, sound: Callable[[], None]
) -> None:
    walk.ask(URGENT[language])
    assert walk.text("h1") == said(language, "This may need a person now, not a passage")
    assert walk.page.locator("blockquote, article").count() == 0
    sound()
    walk.click_to_load("form.anyway button")
    assert walk.text("h1") in {
        said(language, each) for each in ("What the library says", "The library holds no answer to this question")
    }
    assert walk.page.locator("p.warning").count() >= 1
    assert walk.page.input_value("#question") == URGENT[language]
    sound()


def test_the_language_is_switched_in_the_middle_and_the_answer_stays(walk: Tab, language: str) -> None:
    walk.ask(ANSWERED[language])
    marked = walk.texts("blockquote mark")
    walk.speak("fr")
    assert walk.run("[document.documentElement.lang, document.documentElement.dir]") == ["fr", "ltr"]
    assert walk.texts("blockquote mark") == marked and walk.page.url == walk.home + "ask"
    walk.open("library")
    assert walk.run("document.documentElement.lang") == "fr"
    walk.speak(language)
    assert walk.page.url == walk.home + "library" and walk.run("document.documentElement.lang") == language


def test_wiping_leaves_nothing_also_for_the_way_back(walk: Tab, language: str) -> None:
    walk.ask(ANSWERED[language])
    walk.click_to_load("form.wipe button")
    assert walk.text("h1") == said(language, "Your session was wiped")
    assert walk.context.storage_state() == {"cookies": [], "origins": []}
    # There is no copy to go back to: the browser asks whether to send the question again, which a person may refuse.
    for _number in range(2):
        assert ANSWERED[language] not in walk.back()


def test_the_tab_offers_what_it_asked_before(
    walk: Tab, language: str, request: pytest.FixtureRequest, sound: Callable[[], None]
) -> None:
    walk.ask(UNANSWERED[language])
    walk.ask(ANSWERED[language])
    quoted = walk.texts("blockquote mark")
    walk.open()
    if not request.node.callspec.params["language"][1]:
        assert walk.page.locator(".history:visible").count() == 0
        return
    assert walk.texts(".history li button") == [ANSWERED[language], UNANSWERED[language]]
    sound()
    walk.click_to_load(".history li button")
    assert walk.texts("blockquote mark") == quoted and walk.page.url == walk.home + "ask"
