"""Help under a quotation: glossary entries beside it and never inside, and its reading level."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from ingest.block import BlockKind
from ingest.catalogue.reference import Reference
from ingest.catalogue.term import Term
from ingest.description import Description
from tests.web.catalogue import PAYLOAD, reference
from tests.web.conftest import ADDRESS
from tests.web.fake_library import FakeAssistant, FakeSearcher, document
from tests.web.html import Element, parse
from web.app import create_app

QUOTED = (
    "1. Refoulement is forbidden where a person would be sent back into danger of any kind at all by whoever decides "
    "it in the end. The APT visits police custody without any notice, and hostile words are not refused there."
)
ASKED = "Is refoulement forbidden where a person would be sent back into danger?"
CUSTODY = Term("custody", "police custody", "Being held by the police.", "uncat", "art. 11", names={"ar": "الحجز"})


@pytest.fixture
def client() -> TestClient:
    """A library with one paragraph in which three terms stand."""
    made = document("law", Description("law", "A law", type="law", language="en"), [("paragraph", (), QUOTED)])
    searcher, known = FakeSearcher([made]), reference()
    terms = {**known.terms, "custody": CUSTODY}
    with_it = Reference(known.sources, known.topics, known.categories, terms, known.collections)
    return TestClient(create_app(searcher, FakeAssistant(searcher), reference=with_it), base_url=ADDRESS)


def _answer(client: TestClient, language: str = "en") -> Element:
    return parse(client.post("/ask", data={"question": ASKED}, headers={"accept-language": language}).text)


def test_terms_are_explained_beside_the_quotation_and_link_to_the_glossary(client: TestClient) -> None:
    page = _answer(client)
    explained = page.one("details", class_="explained")
    assert [link.text for link in explained.all("dt")] == ["APT", "police custody"]
    assert [link.attributes["href"] for link in explained.all("dt")[1].all("a")] == ["/glossary#custody"]
    assert [said.text for said in explained.all("dd")] == [
        "An association against torture.",
        CUSTODY.definition,
        "Source: UNCAT, art. 11",
    ]
    assert 'id="custody"' in client.get("/glossary").text
    quoted = page.one("blockquote").text
    assert CUSTODY.definition not in quoted and " ".join(quoted.split()) == QUOTED


def test_the_reading_level_is_one_line(client: TestClient) -> None:
    assert _answer(client).one("p", class_="level quiet").text.startswith("By its words and sentences, this paragraph")


def test_of_words_read_by_ocr_no_level_is_said() -> None:
    written: list[tuple[BlockKind, tuple[str, ...], str]] = [("paragraph", (), QUOTED)]
    made = document("law", Description("law", "A law", language="en"), written, ["1"])
    scanned = replace(made, pages=(replace(made.pages[0], text_layer="ocr", confidence=0.9),))
    for each, lines in ((made, 1), (scanned, 0)):
        searcher = FakeSearcher([each])
        page = _answer(TestClient(create_app(searcher, FakeAssistant(searcher)), base_url=ADDRESS))
        assert len(page.all("p", class_="level quiet")) == lines and page.one("blockquote")


def test_a_reader_of_another_language_sees_the_equivalent_and_that_the_explanation_is_english(
    client: TestClient,
) -> None:
    explained = _answer(client, "ar").one("details", class_="explained")
    assert [term.text for term in explained.all("dt")] == ["APT", "police custody (الحجز)"]
    assert {said.attributes.get("lang") for said in explained.all("dd")[:2]} == {"en"}


def test_markup_in_the_glossary_stays_words() -> None:
    made = document("law", Description("law", "A law", language="en"), [("paragraph", (), f"{QUOTED} {PAYLOAD}")])
    searcher = FakeSearcher([made])
    app = create_app(searcher, FakeAssistant(searcher), reference=reference())
    text = TestClient(app, base_url=ADDRESS).post("/ask", data={"question": ASKED}).text
    assert "<script>alert" not in text and "<img src=x" not in text and PAYLOAD.split()[0] not in text
    assert parse(text).one("details", class_="explained").all("script") == []
