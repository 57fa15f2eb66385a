"""An answer from several documents: sections, differences, parts, what is folded, what can be copied."""

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.catalogue import reference
from tests.web.documents import note
from tests.web.fake_library import EDITION, FakeAssistant, FakeSearcher
from tests.web.html import Element, parse
from tests.web.several import ASKED, CARD, MORE, several
from web.app import create_app


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A client over documents of which several answer."""
    searcher = FakeSearcher(several())
    app = create_app(searcher, FakeAssistant(searcher, CARD), reference=reference())
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as made:
        yield made


def _ask(client: TestClient, text: str = ASKED) -> Element:
    response = client.post("/ask", data={"question": text, "language": "en"})
    assert response.status_code == 200
    return parse(response.text)


def _sections(page: Element) -> list[tuple[str, list[str]]]:
    """The head of each section with the titles below it."""
    result = page.one("section", class_="result")
    found = [each for each in result.all("section") if "force" in each.attributes.get("class", "").split()]
    return [(each.one("h2").text, [h3.text for h3 in each.all("h3")]) for each in found]


def test_what_binds_stands_before_what_recommends_and_practice_apart(client: TestClient) -> None:
    assert _sections(_ask(client)) == [
        ("What binds", ["Convention on Custody"]),
        ("What is recommended", ["Principles on Police Custody"]),
        ("Practice of a country: Norway", ["How States bring people before a judge"]),
    ]


def test_a_difference_stands_right_before_the_later_passage_and_names_both(client: TestClient) -> None:
    page = _ask(client)
    (note,) = page.all("div", class_="differ")
    said = " ".join(note.text.split())
    assert said.startswith("Sources differ. On the same point, passage 1 says 48 hours and passage 2 says 24 hours.")
    assert [link.attributes["href"] for link in note.all("a")] == ["#c1", "#c2"]
    section = next(each for each in page.all("section") if note in each.children)
    following = [each for each in section.children if isinstance(each, Element)]
    assert following[following.index(note) + 1].one("h3").attributes["id"] == "c2"


def test_a_part_without_a_passage_is_named_in_the_askers_words(client: TestClient) -> None:
    page = _ask(client, MORE)
    assert page.one("h1").text == "The library answers part of this"
    found, missing = page.one("ul", class_="asked-parts").all("li")
    assert found.one("q").text == ASKED and [a.attributes["href"] for a in found.all("a")] == ["#c1", "#c2", "#c3"]
    assert missing.one("q").text == "what colour is a zebra"
    assert "No passage was found for this part." in missing.text and missing.all("a") == []


def test_a_whole_answer_names_no_parts(client: TestClient) -> None:
    page = _ask(client)
    assert page.all("ul", class_="asked-parts") == [] and page.one("h1").text == "What the library says"


def test_what_is_folded_leads_to_its_place(client: TestClient) -> None:
    (folded,) = _ask(client).all("details", class_="also-in")
    assert folded.one("summary").text == "The same also stands in 1 other place"
    (link,) = folded.all("a")
    assert link.text == "Convention sur la garde à vue" and link.attributes["lang"] == "fr"
    address, _, anchor = link.attributes["href"].partition("#")
    assert "dans les 48 heures" in parse(client.get(address).text).one("section", id=anchor).text


def test_repairs_of_the_passage_are_told_in_words_those_elsewhere_counted(client: TestClient) -> None:
    treaty, principles, _ = (each.one("details", class_="proof") for each in _ask(client).all("article"))
    assert [each.text for each in treaty.one("ul", class_="repairs").all("li")] == [
        "Hyphens at the end of a line, dropped to join the word: 1",
        "Line breaks inside a paragraph, made a space: 1",
    ]
    assert "Elsewhere in the document 1 change was recorded." in treaty.text
    assert "nothing was changed" in principles.text and principles.all("ul") == []


def test_each_form_of_a_citation_has_the_quotation_and_the_place(client: TestClient) -> None:
    boxes = [box.text for box in _ask(client).all("article")[0].all("details", class_="copy")[0].all("textarea")]
    in_full, oscola, un, csl = boxes
    quote = "“A person who is held shall be brought before a judge within 48 hours.”"
    assert all(quote in each for each in boxes)
    assert "pp. 7–8, para. 1" in in_full and EDITION in in_full
    assert oscola.rstrip().endswith("art 9(1)")
    assert "General Assembly resolution 77/1, annex, art. 9 (1)." in un
    (item,) = json.loads(csl)
    assert (item["locator"], item["note"], item["type"]) == ("art. 9(1)", quote, "treaty")


def test_the_page_is_shown_where_the_source_has_pages(client: TestClient) -> None:
    treaty = _ask(client).all("article")[0].one("details", class_="seen")
    assert "open" not in treaty.attributes
    image, link = treaty.one("img"), treaty.one("a")
    assert image.attributes["loading"] == "lazy" and image.attributes["alt"].startswith("Page 8 as it is printed")
    assert link.attributes["href"].startswith("/documents/custody/pages/2?from=")
    assert client.get(link.attributes["href"]).status_code == 200


def test_a_source_without_pages_shows_none() -> None:
    searcher = FakeSearcher([note()])
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url="http://127.0.0.1") as client:
        page = _ask(client, "Visits work best when they are unannounced")
    assert page.all("article") and page.all("details", class_="seen") == []


def test_why_this_confidence_is_one_click_away(client: TestClient) -> None:
    why = _ask(client).one("details", class_="why")
    assert "open" not in why.attributes and "313 test questions" in why.text


def test_the_interface_is_switched_on_an_answer_without_losing_it(client: TestClient) -> None:
    page = _ask(client)
    buttons = page.one("details", class_="menu").all("button")
    assert [each.attributes["value"] for each in buttons] == ["en", "fr", "es", "ar", "pt"]
    assert {each.attributes["form"] for each in buttons} == {page.one("form", class_="ask compact").attributes["id"]}
    switched = client.post("/ask", data={"question": ASKED, "language": "en", "interface": "ar"})
    assert parse(switched.text).one("html").attributes == {"lang": "ar", "dir": "rtl"}
    assert "interface=ar" in switched.headers["set-cookie"] and "HttpOnly" in switched.headers["set-cookie"]
    assert [h3.text for h3 in parse(switched.text).all("h3")] == [
        title for _, each in _sections(page) for title in each
    ]
    assert "set-cookie" not in client.post("/ask", data={"question": ASKED, "interface": "xx"}).headers
