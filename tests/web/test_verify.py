"""Checking receipts on the page and by the API, over a library on disk."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from advicehub.settings import Settings
from assistant.receipts.receipt import receipt_json
from index.access import PUBLIC, Access
from index.curation.plan import carry_out
from index.curation.standing import plan_withdraw
from index.curation.start import start_from
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.ingestion import Report
from index.library import Library
from index.opening import open_searcher
from tests.assistant.receipts.making import Made, made_of
from tests.stub_embedder import StubEmbedder
from tests.web.conftest import ADDRESS
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.app import create_app
from web.proofs import Proofs
from web.public_sources import PublicSources

WORDS = "1. Whoever is arrested must be told why. The family must be told where <b>he</b> is."
SECRET = "1. The unannounced visit is on the seventh day. Nobody outside may know of it."


Opened = Callable[[Access], EditionSearcher]


@pytest.fixture
def opened(settings: Settings, stub: StubEmbedder) -> Opened:
    return lambda access: open_searcher(settings, access, encoder=QuestionEncoder([stub]))


def _app(settings: Settings, opened: Opened) -> FastAPI:
    searcher = opened(PUBLIC)
    proofs = Proofs(searcher, PublicSources(Library(settings.home), searcher))
    return create_app(searcher, FakeAssistant(FakeSearcher([])), proofs=proofs)


@pytest.fixture
def made(
    ingest: Callable[..., Report],
    files: Callable[..., Path],
    settings: Settings,
    opened: Opened,
) -> Callable[..., Made]:
    ingest(files(arrest=WORDS))
    ingest(files("held", secret=SECRET), group="unit")
    return lambda document, groups=(): made_of(opened(Access.to(*groups)), Library(settings.home), document)


@pytest.fixture
def client(made: object, settings: Settings, opened: Opened) -> Iterator[TestClient]:
    with TestClient(_app(settings, opened), base_url=ADDRESS, follow_redirects=False) as made_client:
        yield made_client


def _post(client: TestClient, value: Any, code: str = "") -> str:
    answer = client.post("/verify", data={"receipt": json.dumps(value), "code": code})
    assert answer.status_code == 200 and "no-store" in answer.headers["cache-control"]
    return answer.text


def test_a_receipt_is_exact_and_leads_to_its_place(client: TestClient, made: Callable[..., Made]) -> None:
    receipt = made("arrest.txt").receipt
    page = _post(client, receipt_json(receipt), receipt.code.lower())
    assert "Yes: the quotation is exact." in page and f"/documents/arrest.txt#p-{receipt.passage}" in page
    assert "not that of this receipt" not in page and "<b>he" not in page and "&lt;b&gt;he" in page
    found = client.post("/api/verify", json={"receipt": receipt_json(receipt)}).json()
    assert (found["verdict"], found["reason"], found["standing"]["now"]) == ("exact", "equal", "current")


def test_an_altered_receipt_is_no(client: TestClient, made: Callable[..., Made]) -> None:
    receipt = receipt_json(made("arrest.txt").receipt)
    page = _post(client, receipt | {"title": "Another"})
    assert "No: the quotation is not confirmed." in page and "was altered" in page
    assert client.post("/api/verify", json={"receipt": receipt | {"made": "2020-01-01"}}).json()["reason"] == "altered"


def test_another_code_is_named(client: TestClient, made: Callable[..., Made]) -> None:
    receipt = made("arrest.txt").receipt
    assert "not that of this receipt" in _post(client, receipt_json(receipt), "0000-0000-0000-0000-0")


def test_a_changed_source_is_no(client: TestClient, made: Callable[..., Made], settings: Settings) -> None:
    receipt = made("arrest.txt").receipt
    source = Library(settings.home).source(receipt.sha256)
    source.write_bytes(source.read_bytes().replace(b"family", b"famila"))
    assert "The source file has changed" in _post(client, receipt_json(receipt))


def test_a_receipt_of_a_restricted_document_tells_nothing(client: TestClient, made: Callable[..., Made]) -> None:
    hidden = made("secret.txt", ("unit",))
    true = client.post("/api/verify", json={"receipt": receipt_json(hidden.receipt)}).json()
    false = client.post("/api/verify", json={"receipt": receipt_json(hidden.saying("Anybody may know of it."))}).json()
    for found in (true, false):
        assert (found["verdict"], found["reason"], found["found"], found["nearest"]) == ("missing", "no_file", "", "")
        assert found["standing"]["now"] == "gone" and found["extractor"] == ""


def test_what_is_public_no_more_tells_nothing_any_more(
    client: TestClient, made: Callable[..., Made], ingest: Callable[..., Report], files: Callable[..., Path],
    settings: Settings, opened: Opened,
) -> None:  # fmt: skip
    receipt = receipt_json(made("arrest.txt").receipt)
    ingest(files(), group="unit", move=True)
    with TestClient(_app(settings, opened), base_url=ADDRESS) as later:
        assert later.post("/api/verify", json={"receipt": receipt}).json()["reason"] == "no_file"


def test_a_made_up_receipt_brings_out_no_word_of_what_was_withdrawn(
    made: Callable[..., Made], settings: Settings, opened: Opened
) -> None:
    true = made("arrest.txt")
    false = receipt_json(true.saying("The family is told nothing."))
    with TestClient(_app(settings, opened), base_url=ADDRESS) as before:
        assert before.post("/api/verify", json={"receipt": false}).json()["found"]
    carry_out(plan_withdraw(start_from(settings), "arrest.txt"))
    with TestClient(_app(settings, opened), base_url=ADDRESS) as later:
        found = later.post("/api/verify", json={"receipt": false}).json()
        page = later.post("/verify", data={"receipt": json.dumps(false | {"document": "another"})}).text
        exact = later.post("/api/verify", json={"receipt": receipt_json(true.receipt)}).json()
    assert (found["verdict"], found["found"], found["nearest"], found["nearest_end"]) == ("changed", "", "", 0)
    assert "At this place the file says" not in page and "Most alike" not in page
    assert (exact["verdict"], exact["standing"]["now"]) == ("exact", "withdrawn")


def test_a_replaced_document_shows_the_paragraph_of_today(
    made: Callable[..., Made], ingest: Callable[..., Report], files: Callable[..., Path],
    settings: Settings, opened: Opened,
) -> None:  # fmt: skip
    receipt = receipt_json(made("arrest.txt").receipt)
    ingest(files(arrest="0. A foreword.\n\n1. Whoever is arrested must be told why at once, in writing."))
    with TestClient(_app(settings, opened), base_url=ADDRESS) as later:
        found = later.post("/api/verify", json={"receipt": receipt}).json()
        page = later.post("/verify", data={"receipt": json.dumps(receipt)}).text
    assert (found["verdict"], found["standing"]["now"]) == ("exact", "replaced")
    assert found["standing"]["instead"]["by"] == "label" and "at once" in found["standing"]["instead"]["text"]
    assert "The paragraph with the same number reads today" in page and "at once, in writing" in page


@pytest.mark.parametrize(
    ("receipt", "code", "status", "said"),
    [
        ("", "", 400, "Please paste a receipt first."),
        ("", "0000-0000-0000-0000-1", 400, "one of its letters or digits is wrong"),
        ("", "oooo-0000-0000-0000-0", 200, "A code alone proves nothing"),
        ("Xylophone", "", 400, "This is not a receipt"),
        ('{"receipt": 1, "receipt": 1}', "", 400, "This is not a receipt"),
        ("[" * 20_000, "", 400, "This is not a receipt"),
        ('{"receipt": 1, "code": "\\ud800"}', "", 400, "This is not a receipt"),
    ],
)
def test_what_is_no_receipt(client: TestClient, receipt: str, code: str, status: int, said: str) -> None:
    answer = client.post("/verify", data={"receipt": receipt, "code": code})
    assert (answer.status_code, said in answer.text) == (status, True)


def test_the_form_and_the_limits(client: TestClient) -> None:
    assert client.get("/verify").status_code == 200
    assert client.post("/verify", data={"receipt": "x" * 70_000}).status_code == 413
    bodies: tuple[dict[str, object], ...] = (
        {},
        {"receipt": 1},
        {"receipt": {}},
        {"receipt": {"receipt": True, "code": ""}},
        {"receipt": {}, "x": 1},
    )
    for body in bodies:
        refused = client.post("/api/verify", json=body)
        assert refused.status_code == 422 and set(refused.json()) == {"error", "code", "field"}
