"""The curators' read-only tables: what everybody may know of documents, entries, weak pages and refused files."""

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from index import quarantine
from index.library import Library
from index.quarantine import Refusal
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger
from tests.web.catalogue import reference
from tests.web.documents import XSS, library
from tests.web.fake_library import FakeAssistant, FakeSearcher, document
from tests.web.html import parse
from web.app import create_app
from web.curation import LISTED
from web.records import NO_RECORDS, Records, records_of


def _client(documents: list[Document], records: Records = NO_RECORDS) -> TestClient:
    searcher = FakeSearcher(documents)
    app = create_app(searcher, FakeAssistant(searcher), reference=reference(), records=records)
    return TestClient(app, base_url="http://127.0.0.1")


def _rows(client: TestClient, address: str) -> list[list[str]]:
    page = parse(client.get(address).text)
    tables = page.all("table")
    return [[cell.text for cell in row.all("th") + row.all("td")] for row in tables[0].all("tr")[1:]] if tables else []


def _scan() -> Document:
    written = [("paragraph", (), f"{n}. words") for n in range(1, 5)]
    made = document("scan", Description("scan", "Old scan"), written, ["i", "ii", "iii", "iv"])  # type: ignore[arg-type]
    confidences = [0.91, 0.42, 0.7, None]
    pages = tuple(
        replace(page, text_layer="none" if confidence is None else "ocr", confidence=confidence)
        for page, confidence in zip(made.pages, confidences, strict=True)
    )
    return replace(made, pages=pages, ledger=Ledger(4, without_text=(4,)))


def test_documents_have_what_a_curator_looks_for() -> None:
    rows = _rows(_client(library(), Records({"uncat": "2026-11-21T10:00:00+00:00"}, None)), "/curation")
    by_title = {row[0]: row for row in rows}
    assert by_title["Convention against Torture"][1:] == [
        "English", "Superseded", "Visits", "4 pages read", "not known", "yes", "2026-11-21",
    ]  # fmt: skip
    assert by_title["Visits to places of detention"][4:] == ["read", "not known", "our own", "not recorded"]


def test_entries_that_were_checked_least_come_first(client: TestClient) -> None:
    rows = _rows(client, "/curation/sources")
    assert [row[2] for row in rows] == ["not checked", "in part", "against a copy", "against a copy"]
    assert rows[0][0] == "Optional Protocol" and rows[0][5] == "no"
    assert next(row for row in rows if row[0] == "Convention against Torture")[5] == "en"


def test_weak_pages_come_worst_first() -> None:
    rows = _rows(_client([_scan(), *library()]), "/curation/weak-pages")
    assert rows == [["Old scan", "iv", "no text"], ["Old scan", "ii", "42 %"], ["Old scan", "iii", "70 %"]]


def test_refused_files_are_those_meant_for_everybody_without_their_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    when = "2026-11-21T10:00:00+00:00"
    refusals = [
        Refusal("first.pdf", "/secret/first.pdf", "", "it is damaged", "public", when, "ingest"),
        Refusal("hidden.pdf", "/secret/hidden.pdf", "", "it is damaged", "hub", when, "ingest"),
        Refusal("nobody.pdf", "/secret/nobody.pdf", "", "it is damaged", "", when, "ingest"),
        Refusal(f"{XSS[0]}.pdf", "/secret/x.pdf", "", XSS[1], "public", when, "ingest"),
    ]
    quarantine.write(home, refusals, [])
    client = _client(library(), records_of(Library(home)))
    response = client.get("/curation/refused")
    assert _rows(client, "/curation/refused") == [
        [f"{XSS[0]}.pdf", XSS[1], "2026-11-21"],
        ["first.pdf", "it is damaged", "2026-11-21"],
    ]
    assert "secret" not in response.text and "hidden.pdf" not in response.text and "<script>alert" not in response.text


def test_without_records_there_are_none(client: TestClient) -> None:
    assert _rows(client, "/curation/refused") == [] and "There are none." in client.get("/curation/refused").text


def test_long_tables_come_in_parts_that_together_are_whole() -> None:
    made = [document(f"d{n:03}", Description(f"d{n:03}", f"Title {n:03}"), []) for n in range(LISTED + 5)]
    client = _client(made)
    second = parse(client.get("/curation").text).all("a", rel="next")[0].attributes["href"]
    rows = _rows(client, "/curation") + _rows(client, second)
    assert [row[0] for row in rows] == [each.about.title for each in made]


def test_nothing_on_these_pages_can_be_sent(client: TestClient) -> None:
    for table in ("documents", "sources", "weak-pages", "refused"):
        page = parse(client.get(f"/curation/{table}").text).one("main")
        assert not page.all("form") and not page.all("button") and not page.all("input")
