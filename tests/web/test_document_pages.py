"""Documents: a document in its order, long ones in parts."""

import re

from starlette.testclient import TestClient

from index.access import PUBLIC
from ingest.description import Description
from ingest.document import Document
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher, document, passages_of
from tests.web.html import Element, parse
from web.app import create_app
from web.parts import part_of, parts

LIGHT = 100_000


def _long(words: str = "Nobody shall be tortured. ", count: int = 600) -> Document:
    about = Description("long", "A long document", type="treaty", language="en")
    written = [("paragraph", (), f"{number}. {words * 20}".strip()) for number in range(1, count)]
    return document("long", about, written, [str(page) for page in range(1, count)])  # type: ignore[arg-type]


def test_a_document_shows_all_its_text_in_order(client: TestClient) -> None:
    for made in library()[:3]:
        page = parse(client.get(f"/documents/{made.id}").text)
        shown = _words(page.one("div", class_="body")) + _words(*page.all("section", class_="footnotes"))
        for block in made.blocks:
            words = made.text[block.start : block.end].replace(" | ", "").replace("\n", "")
            assert words in shown
            shown = shown[shown.index(words) + len(words) :]


def _words(*elements: Element) -> str:
    return "".join(element.text for element in elements).replace("\n", "")


def test_headings_page_labels_footnotes_and_tables_have_their_form(client: TestClient) -> None:
    page = parse(client.get("/documents/uncat").text)
    body = page.one("div", class_="body")
    assert [(h.tag, h.text) for h in body.all("h2") + body.all("h3")] == [("h2", "Part I"), ("h3", "Article 3")]
    assert [p.text.split() for p in body.all("p", class_="page")] == [
        ["p.", "iii"],
        ["p.", "iv"],
        ["p.", "1"],
        ["p.", "2"],
    ]
    assert [cell.text for cell in body.all("td")] == ["Duty", "Bearer", "Never return", "States"]
    link = body.all("p", class_="notes")[0].all("a")[0].attributes["href"]
    assert page.one("p", id=link.removeprefix("#")).text == "1 See also article 16."


def test_every_passage_has_its_anchor_once(client: TestClient) -> None:
    for made in library()[:3]:
        page = parse(client.get(f"/documents/{made.id}").text)
        anchors = [section.attributes["id"] for section in page.all("section", class_="passage")]
        assert anchors == [f"p-{passage.id}" for passage, _ in passages_of(made)]


def test_a_long_document_comes_in_light_parts_that_together_are_whole() -> None:
    for words in ("Nobody shall be tortured. ", "لا يجوز تعذيب أحد. ", "<&> "):
        searcher = FakeSearcher([_long(words)])
        expected = [f"p-{passage.id}" for passage, _ in searcher.passages("long", PUBLIC)]
        with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url="http://127.0.0.1") as client:
            files = len(client.get("/static/style.css").content)
            found, labels, address = [], [], "/documents/long"
            while address:
                response = client.get(address)
                assert len(response.content) + files < LIGHT
                page = parse(response.text)
                found += [section.attributes["id"] for section in page.all("section", class_="passage")]
                labels += [span.text for p in page.all("p", class_="page") for span in p.all("span")]
                following = page.all("a", rel="next")
                address = following[0].attributes["href"] if following else ""
        assert found == expected
        assert labels == [f"p. {number}" for number in range(1, 600)]


def test_a_citation_of_a_long_document_leads_to_the_right_part() -> None:
    searcher = FakeSearcher([_long()])
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url="http://127.0.0.1") as client:
        page = parse(client.post("/ask", data={"question": "599 nobody shall be tortured"}).text)
        address, _, anchor = page.one("p", class_="places").all("a")[0].attributes["href"].partition("#")
        assert re.fullmatch(r"/documents/long/\d+", address)
        assert "599. Nobody" in parse(client.get(address).text).one("section", id=anchor).text


def test_parts_fill_in_order_and_know_their_passages() -> None:
    passages = passages_of(_long(count=10))
    divided = parts(passages, budget=2500)
    assert [item for part in divided for item in part] == passages and len(divided) > 1
    assert parts([]) == [[]]
    assert part_of(passages, "none") == 1
