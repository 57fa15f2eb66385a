"""The same paragraph in two languages: the asker's comes first, and no other passage is moved."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.access import PUBLIC, Access
from index.best_two import Owners
from index.edition_searcher import EditionSearcher
from index.ingestion import Report
from index.question import question

ENGLISH = ("Relatives are notified of custody.", "A doctor is called.")
FRENCH = ("Les proches sont informés.", "Un médecin est appelé.")
ASKED = "relatives are notified of custody"

Ingest = Callable[..., Report]
Open = Callable[[Access], EditionSearcher]


def note(folder: Path, name: str, language: str, paragraphs: Sequence[str], work: str) -> Path:
    """A note of numbered paragraphs, one language of `work`."""
    folder.mkdir(exist_ok=True)
    body = "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, 1))
    path = folder / f"{name}.md"
    path.write_text(
        f"---\nid: {name}\nlanguage: {language}\nwork: {work}\n---\n\n# {name}\n\n{body}\n", encoding="utf-8"
    )
    return path


def places(searcher: EditionSearcher, language: str, mode: str = "fused", k: int = 10) -> list[tuple[str, str]]:
    hits = searcher.search(question(ASKED, language), PUBLIC, k, mode)  # type: ignore[arg-type]
    return [(hit.passage.document, hit.passage.label) for hit in hits]


@pytest.fixture
def both(ingest: Ingest, tmp_path: Path) -> Report:
    return ingest(
        note(tmp_path / "in", "custody", "en", ENGLISH, "note-custody"),
        note(tmp_path / "in", "custody-fr", "fr", FRENCH, "note-custody"),
        note(tmp_path / "in", "garde", "fr", FRENCH[::-1], "note-garde"),
    )


def test_a_paragraph_comes_first_in_the_askers_language(both: Report, searcher: Open) -> None:
    opened = searcher(PUBLIC)
    assert places(opened, "fr", "widened")[0] == ("custody", "1.")
    assert places(opened, "fr")[:2] == [("custody-fr", "1."), ("custody", "1.")]
    assert places(opened, "en")[0] == ("custody", "1.")
    assert places(opened, "fr", k=1) == [("custody-fr", "1.")]


def test_other_works_and_other_paragraphs_stay_in_their_order(both: Report, searcher: Open) -> None:
    opened = searcher(PUBLIC)
    moved = {"custody-fr"}
    before = [place for place in places(opened, "fr", "widened") if place[0] not in moved]
    assert [place for place in places(opened, "fr") if place[0] not in moved] == before
    hits = opened.search(question(ASKED, "fr"), PUBLIC, 10)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_version_that_may_not_be_read_takes_no_place(ingest: Ingest, tmp_path: Path, searcher: Open) -> None:
    ingest(note(tmp_path / "in", "custody", "en", ENGLISH, "note-custody"))
    ingest(note(tmp_path / "secret", "custody-fr", "fr", FRENCH, "note-custody"), group="unit-7")
    assert {document for document, _ in places(searcher(PUBLIC), "fr")} == {"custody"}


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(-1, 1, width=32)), max_size=30))
def test_the_best_two_by_the_plain_way(pairs: list[tuple[int, float]]) -> None:
    owners = np.array([owner for owner, _ in pairs], dtype=np.int32)
    found = Owners.of(owners, 5).best_two(np.array([value for _, value in pairs], dtype=np.float32))
    for owner in range(5):
        own = sorted((value for each, value in pairs if each == owner), reverse=True)[:2]
        expected = sum(own) / len(own) if own else np.nan
        np.testing.assert_allclose(found[owner], expected, atol=1e-6)
