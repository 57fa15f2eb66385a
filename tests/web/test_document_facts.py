"""What a document's page says of it besides its words: facts, citations, and what is withdrawn."""

from dataclasses import replace
from urllib.parse import quote

from starlette.testclient import TestClient

from ingest.document import Document
from ingest.ledger import Ledger, Removed
from tests.web.catalogue import PAYLOAD, reference
from tests.web.documents import ODD_ID, library, treaty
from tests.web.fake_library import FakeAssistant, FakeSearcher
from tests.web.html import Element, parse
from web.app import create_app

WORDS = "No State Party shall expel a person"


def _client(*documents: Document) -> TestClient:
    searcher = FakeSearcher(documents)
    app = create_app(searcher, FakeAssistant(searcher), reference=reference())
    return TestClient(app, base_url="http://127.0.0.1")


def _facts(client: TestClient, document: str) -> dict[str, Element]:
    page = parse(client.get(f"/documents/{document}").text)
    return {row.one("dt").text: row.one("dd") for row in page.one("dl", class_="facts").all("div")}


def test_facts_come_from_the_document_and_from_its_entry(client: TestClient) -> None:
    facts = _facts(client, "uncat")
    said = {label: value.text for label, value in facts.items()}
    assert said == {
        "Issued by": "United Nations",
        "Symbol": "A/RES/39/46",
        "Date": "10 December 1984",
        "In force since": "26 June 1987",
        "Force": "Binding: States parties",
        "Status": "Superseded",
        "Superseded by": "Visits",
        "Language": "English",
        "Published in": "English and French",
        "Official address": "treaties.example/uncat · French (PDF)",
        "Topics": "Visits",
        "Collections": "To start with",
        "Catalogue entry": "Checked against a copy",
        "Licence": "public",
    }
    for link in facts["Official address"].all("a"):
        assert link.attributes["rel"] == "noreferrer noopener external"
    assert facts["Superseded by"].one("a").attributes["href"] == "/documents/note-visits"


def test_a_note_names_what_it_summarises_and_whether_it_is_held(client: TestClient) -> None:
    facts = _facts(client, "note-visits")
    assert facts["Summarises"].text == "UNCAT · OPCAT (not held) · CAT GC2 (not held) · Beijing Rules (not held)"
    assert facts["Summarises"].one("a").attributes["href"] == "/documents/uncat"
    assert facts["Also in the library in"].one("a", lang="ar").attributes["href"] == "/documents/note-visits-ar"


def test_citations_are_ready_to_copy(client: TestClient) -> None:
    page = parse(client.get("/documents/uncat").text)
    box = page.one("details", class_="copy cite")
    forms = {box.one("label", for_=area.attributes["id"]).text: area.text.strip() for area in box.all("textarea")}
    assert list(forms) == ["In full", "Short", "After OSCOLA", "As the United Nations cites"]
    assert "Convention against Torture" in forms["In full"] and "10 December 1984" in forms["In full"]
    assert forms["Short"] == "UNCAT"
    assert any(each.attributes["src"].startswith("/static/copy.js") for each in page.all("script"))


def test_a_citation_comes_as_csl_json(client: TestClient) -> None:
    response = client.get("/documents/uncat/citation.json")
    assert response.headers["content-type"].startswith("application/vnd.citationstyles.csl+json")
    assert response.headers["content-disposition"] == 'attachment; filename="citation.json"'
    (item,) = response.json()
    assert (item["id"], item["type"], item["language"]) == ("uncat", "treaty", "en")
    assert item["issued"] == {"date-parts": [[1984, 12, 10]]}


def test_a_citation_of_an_odd_document_is_whole_and_has_no_date_made_up(client: TestClient) -> None:
    (item,) = client.get(f"/documents/{quote(ODD_ID, safe='')}/citation.json").json()
    assert item["title"] == PAYLOAD and "issued" not in item


def _withdrawn() -> Document:
    made = treaty()
    removed = (Removed(1, "hidden", "hidden words", 12),)
    about = replace(made.about, status="withdrawn", superseded_by="note-visits")
    return replace(made, about=about, ledger=Ledger(removed=removed))


def test_a_withdrawn_document_says_so_and_shows_none_of_its_words() -> None:
    client = _client(_withdrawn(), *library()[1:])
    response = client.get("/documents/uncat")
    page = parse(response.text)
    warning = page.one("p", class_="warning")
    assert "Withdrawn." in warning.text and warning.one("a").attributes["href"] == "/documents/note-visits"
    for words in (WORDS, "Article 3", "See also article 16", "Never return"):
        assert words not in response.text
    assert client.get("/documents/uncat/2").status_code == 404
    assert page.one("h1").text == "Convention against Torture" and page.one("details", class_="copy cite")


def test_the_account_of_a_withdrawn_document_shows_none_of_its_words() -> None:
    client = _client(_withdrawn(), *library()[1:])
    response = client.get("/documents/uncat/coverage")
    assert response.status_code == 200 and "hidden words" not in response.text


def test_a_withdrawn_document_is_on_no_topic_and_its_source_is_not_held() -> None:
    client = _client(_withdrawn(), *library()[1:])
    page = parse(client.get("/topics/visits").text)
    assert "/documents/uncat" not in [a.attributes["href"] for a in page.all("a")]
    assert "Convention against Torture" in parse(client.get("/library?held=no&topic=visits").text).text
