"""Country examples alone, footnotes with their passages, and what a list says of a document's pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import placing
from index.access import PUBLIC, Access
from index.coverage import Coverage
from index.edition_searcher import EditionSearcher
from index.ingestion import Report
from index.ocr_words import ocr_in_words
from index.only import Only
from index.question import question
from index.same_words import words_hash
from ingest import jail
from ingest.document import Document
from ingest.ledger import Ledger, PageTrouble
from ingest.page import Page

Ingest = Callable[..., Report]
Open = Callable[[Access], EditionSearcher]

NOTE = """---
id: visits
title: Visits
type: note
---

# Visits

1. Visits work best when they are unannounced.[^1]

## Elsewhere

### Country example: Norway

Visits are made at night, and visitors see everybody who is held there.

### Country example: Ghana

Visits are made by judges, who talk to everybody who is held there.

### Country example: Chile

Visits are made by a national body, and it publishes what it finds there.

[^1]: At any hour.
"""


@pytest.fixture
def visits(ingest: Ingest, tmp_path: Path) -> Report:
    """A library that holds the note."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "visits.md").write_text(NOTE)
    return ingest(folder)


@pytest.mark.parametrize("mode", ["fused", "passages", "dense", "lexical"])
def test_only_country_examples_come_and_as_many_as_are_asked_for(visits: Report, searcher: Open, mode: str) -> None:
    opened, asked = searcher(PUBLIC), question("Who makes unannounced visits?")
    every = opened.search(asked, PUBLIC, 10, mode)  # type: ignore[arg-type]
    examples = opened.search(asked, PUBLIC, 10, mode, Only("country practice"))  # type: ignore[arg-type]
    assert {hit.passage.country for hit in examples} == {"Norway", "Ghana", "Chile"} and len(every) > len(examples)
    assert [(hit.passage.id, hit.score) for hit in examples] == [
        (hit.passage.id, hit.score) for hit in every if hit.passage.role == "country practice"
    ]
    assert [hit.rank for hit in examples] == [1, 2, 3]
    (ghana,) = opened.search(asked, PUBLIC, 1, mode, Only(country="ghana"))  # type: ignore[arg-type]
    assert ghana.passage.country == "Ghana"
    assert opened.search(asked, PUBLIC, 10, mode, Only(country="France")) == []  # type: ignore[arg-type]


def test_nothing_of_a_forbidden_group_is_filtered_into_view(visits: Report, ingest: Ingest, searcher: Open,
                                                            tmp_path: Path) -> None:  # fmt: skip
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "plan.md").write_text(NOTE.replace("id: visits", "id: plan").replace("Ghana", "Kenya"))
    ingest(secret, group="unit-7")
    asked, only = question("visits by judges"), Only(country="Kenya")
    assert searcher(PUBLIC).search(asked, PUBLIC, 10, "fused", only) == []
    unit = Access.to("unit-7")
    (found,) = searcher(unit).search(asked, unit, 10, "fused", only)
    assert found.passage.document == "plan"


def test_footnotes_come_with_the_passage_that_bears_them(visits: Report, searcher: Open) -> None:
    opened = searcher(PUBLIC)
    passages = [passage for passage, _ in opened.passages("visits", PUBLIC)]
    assert [len(opened.footnotes(passage, PUBLIC)) for passage in passages].count(1) == 1
    (noted,) = [passage for passage in passages if passage.footnotes]
    ((label, text),) = opened.footnotes(noted, PUBLIC)
    assert label == "fn 1" and "At any hour." in text
    assert opened.footnotes(noted, Access(frozenset({"unit-7"}))) == []


def test_a_page_read_by_ocr_is_known_to_hits_and_lists(
    ingest: Ingest, searcher: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "orders.txt").write_text("Cells have windows.\f Windows are opened twice a day.\fNothing more is said.")

    def scanned(*arguments: object, **options: object) -> object:
        for outcome in real(*arguments, **options):  # type: ignore[arg-type]
            assert isinstance(outcome, jail.Read)
            yield jail.Read(outcome.path, _as_scan(outcome.document))

    real = jail.read_all
    monkeypatch.setattr(placing, "read_all", scanned)
    report = ingest(folder)
    assert (report.by_ocr, report.without_text, report.troubled) == (
        {"orders.txt": (2,)}, {"orders.txt": (3,)}, {"orders.txt": (1,)},
    )  # fmt: skip
    opened = searcher(PUBLIC)
    (listed,) = opened.documents(PUBLIC)
    assert dict(listed.ocr) == {2: 0.87} and listed.pages_without_text == 1
    assert listed.coverage == Coverage(pages=3, ocr=1, without_text=1, troubled=1) and listed.coverage.in_doubt == 2
    hits = opened.search(question("windows opened twice a day"), PUBLIC)
    assert {hit.ocr for hit in hits if 2 in hit.passage.pages} == {(0.87,)}
    document = opened.document("orders.txt", PUBLIC)
    assert document is not None and document.ledger.without_text == (3,)


def _as_scan(document: Document) -> Document:
    first, second, third = document.pages
    pages: tuple[Page, ...] = (
        first, replace(second, text_layer="ocr", confidence=0.87), replace(third, text_layer="none"),
    )  # fmt: skip
    return replace(document, pages=pages, ledger=Ledger(3, (3,), (PageTrouble(1, "half of it was read"),)))


def test_ocr_in_words() -> None:
    assert ocr_in_words(()) == ""
    assert ocr_in_words((0.914,)) == "read by OCR, confidence 91 %"
    assert ocr_in_words((0.9, None, 0.876)) == "read by OCR, confidence 88 to 90 %"
    assert ocr_in_words((None,)) == "read by OCR, confidence not known"


def test_words_are_the_same_whatever_their_form() -> None:
    text = "Nobody shall be held without a record of the arrest, made at once.¹"
    assert words_hash(text) == words_hash(text.upper().replace(" ", "\n").replace(",", " ;")) != ""
    assert words_hash("ﬁne " * 20) == words_hash("fine " * 20)
    assert words_hash(text) != words_hash(text.replace("once", "twice"))
    assert words_hash("Too short.") == words_hash("") == ""


def test_the_same_words_under_other_bytes_are_kept_and_named(ingest: Ingest, settings: Settings, tmp_path: Path,
                                                             searcher: Open) -> None:  # fmt: skip
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "1. Whoever is arrested must be told the reasons at once, in words that they understand."
    (folder / "b.txt").write_text(text)
    assert ingest(folder).same_words == ()
    (folder / "a.md").write_text(text.replace("must be told", "**must be told**"))
    (folder / "c.txt").write_text(text + "\n\n2. The family must be told as well.")
    report = ingest(folder)
    assert (report.added, report.same_words) == (("a.md", "c.txt"), (("a.md", "b.txt"),))
    listed = {entry.id: entry.words for entry in searcher(PUBLIC).documents(PUBLIC)}
    assert listed["a.md"] == listed["b.txt"] != listed["c.txt"]
