"""The glossary: terms by alphabet with their sources, other languages and anchors."""

from starlette.testclient import TestClient

from ingest.catalogue.reference import Reference
from ingest.catalogue.term import Term
from tests.web.fake_library import FakeAssistant, FakeSearcher
from tests.web.html import parse
from web.app import create_app
from web.glossary import LISTED


def _client(terms: list[Term]) -> TestClient:
    known = Reference({}, {}, {}, {term.id: term for term in terms}, {})
    searcher = FakeSearcher([])
    return TestClient(create_app(searcher, FakeAssistant(searcher), reference=known), base_url="http://127.0.0.1")


def test_a_term_has_its_definition_source_names_and_topics(client: TestClient) -> None:
    page = parse(client.get("/glossary").text)
    term = page.one("div", id="refoulement")
    assert term.one("dt").text == "refoulement non-refoulement"
    assert "Sending back to danger." in term.text and "Source: UNCAT, art. 3" in term.text
    assert [a.attributes["href"] for a in term.all("a")] == ["/documents/uncat", "/topics/visits"]
    arabic = term.one("span", lang="ar")
    assert (arabic.text, arabic.attributes["dir"]) == ("الإعادة القسرية", "rtl")


def test_a_plain_acronym_has_no_source(client: TestClient) -> None:
    term = parse(client.get("/glossary").text).one("div", id="apt")
    assert "Source" not in term.text and not term.all("a")


def test_letters_lead_to_the_first_term_of_each_across_parts() -> None:
    terms = [Term(f"t{n:03}", f"{'abcd'[n % 4]}word {n:03}", "Said.") for n in range(LISTED + 20)]
    client = _client(terms)
    first = parse(client.get("/glossary").text)
    seen = []
    for link in first.one("nav", class_="letters").all("a"):
        address, _, anchor = link.attributes["href"].partition("#")
        term = parse(client.get(address).text).one("div", id=anchor).one("dt").text
        assert term.upper().startswith(link.text)
        seen.append(link.text)
    assert seen == ["A", "B", "C", "D"]
    again = parse(client.get(first.one("a", rel="next").attributes["href"]).text)
    shown = [dt.text for page in (first, again) for dt in page.one("dl", class_="terms").all("dt")]
    assert shown == sorted(term.term for term in terms)
