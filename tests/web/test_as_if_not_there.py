"""What not everybody may read changes no page and no answer: all is as in a library that never had it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from advicehub.settings import Settings
from assistant.answering import Assistant
from assistant.verification import Verifier
from index import ingestion
from index.access import PUBLIC
from index.encoder import QuestionEncoder
from index.library import Library
from index.opening import open_searcher
from ingest.catalogue.differing import Differing, Place
from tests.assistant.fakes import calibration
from tests.conftest import STUB
from tests.stub_embedder import StubEmbedder
from tests.web.conftest import ADDRESS
from web.app import create_app
from web.page_pictures import PagePictures
from web.proofs import Proofs
from web.public_sources import PublicSources

HEAD = "---\nid: {id}\nwork: {work}\ntype: {type}\ntitle: {id}\nlanguage: {language}\n{more}---\n\n# {id}\n\n{text}\n"
ARREST = (
    "1. Whoever is arrested must be told why at once and must be brought before a judge within 48 hours. The police "
    "write down the time of the arrest, the names of those who made it, and when the family was told of it."
)
FRENCH = "1. Toute personne arrêtée est conduite devant un juge dans les 48 heures. La famille est prévenue."
PUBLIC_DOCUMENTS: tuple[dict[str, str], ...] = (
    {"id": "arrest", "work": "arrest", "type": "law", "language": "en", "text": ARREST},
    {"id": "old", "work": "old", "type": "law", "language": "en", "more": "status: superseded\nsuperseded_by: new\n",
     "text": "2. The doctor sees the detained alone. The doctor writes a report of each injury."},
    {"id": "visits", "work": "visits", "type": "report", "language": "en", "text": "3. Visits are not announced."},
)  # fmt: skip
HIDDEN: tuple[dict[str, str], ...] = (
    {"id": "arrest-fr", "work": "arrest", "type": "law", "language": "fr", "text": FRENCH},
    {"id": "copy", "work": "copy", "type": "report", "language": "en", "text": ARREST},
    {"id": "unit", "work": "unit", "type": "law", "language": "en", "text": ARREST.replace("48", "72")},
    {"id": "new", "work": "new", "type": "law", "language": "en", "more": "summary_of: [visits]\n",
     "text": "2. The doctor sees the detained alone within 24 hours. Visits to the zzyzx are announced."},
    {"id": "arrest-2", "work": "arrest", "type": "law", "language": "en", "text": ARREST.replace("48", "96")},
)  # fmt: skip
LINKED = (Differing("hours", Place("arrest", "1"), Place("unit", "1"), "The one says 48 hours, the other 72."),)
QUESTIONS = (
    "When must whoever is arrested be brought before a judge?",
    "Does the doctor see the detained alone, and who writes down the time of the arrest?",
    "Are visits to the zzyzx announced?",
    "Quand la personne arrêtée est-elle conduite devant un juge ?",
    "Who pays for the lighthouse?",
)
PAGES = (
    "/", "/library", "/documents/arrest", "/documents/old", "/documents/copy", "/documents/arrest-fr", "/coverage",
    "/documents/unit/pages/1", "/api/documents", "/api/documents/unit", "/api/documents/copy/passages",
    "/documents/arrest/coverage", "/documents/new/citation.json",
)  # fmt: skip


def _written(folder: Path, documents: tuple[dict[str, str], ...]) -> Path:
    folder.mkdir(parents=True)
    for each in documents:
        (folder / f"{each['id']}.md").write_text(HEAD.format(**{"more": "", **each}), encoding="utf-8")
    return folder


@contextmanager
def _client(settings: Settings, stub: StubEmbedder) -> Iterator[TestClient]:
    searcher = open_searcher(settings, PUBLIC, encoder=QuestionEncoder([stub]))
    library = Library(settings.home)
    assistant = Assistant(searcher, Verifier(library), calibration(0.4), LINKED)
    proofs, pictures = Proofs(searcher, PublicSources(library, searcher)), PagePictures(library)
    app = create_app(searcher, assistant, proofs=proofs, pictures=pictures)
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as made:
        yield made


@pytest.fixture
def both(tmp_path: Path, stub: StubEmbedder) -> Iterator[tuple[TestClient, TestClient]]:
    """A library with documents of a unit of its own, and the same without."""
    public, hidden = _written(tmp_path / "public", PUBLIC_DOCUMENTS), _written(tmp_path / "hidden", HIDDEN)
    whole, alone = (
        Settings(home=tmp_path / name, models=(STUB,), workers=2, probes="off") for name in ("whole", "alone")
    )
    ingestion.ingest([hidden], whole, ingestion.Wish("unit", False, False))
    for settings in (whole, alone):
        ingestion.ingest([public], settings, ingestion.Wish(None, False, False))
    with _client(whole, stub) as one, _client(alone, stub) as other:
        yield one, other


def _asked(client: TestClient, question: str) -> dict[str, Any]:
    found: dict[str, Any] = client.post("/api/ask", json={"question": question, "anyway": True}).json()
    return {name: value for name, value in found.items() if name not in ("ms", "took_ms")}


def _checked(client: TestClient, receipt: dict[str, Any]) -> tuple[str, str]:
    """What the API and the page say of a receipt."""
    form = {"receipt": json.dumps(receipt)}
    return client.post("/api/verify", json={"receipt": receipt}).text, client.post("/verify", data=form).text


def test_pages_answers_and_proofs_are_the_same(both: tuple[TestClient, TestClient]) -> None:
    one, other = both
    receipts: list[dict[str, Any]] = []
    for question in QUESTIONS:
        found = _asked(one, question)
        assert found == _asked(other, question)
        assert "zzyzx" not in json.dumps(found) or "zzyzx" in question
        receipts += [citation["receipt"] for citation in found["citations"]]
        form = {"question": question, "anyway": "1"}
        assert one.post("/ask", data=form).text == other.post("/ask", data=form).text
    assert {receipt["document"] for receipt in receipts} == {"arrest", "old", "visits"}
    for receipt in receipts:
        assert _checked(one, receipt) == _checked(other, receipt)
    for address in PAGES:
        a, b = one.get(address), other.get(address)
        assert (a.status_code, a.text) == (b.status_code, b.text), address
