"""Opens a small library with a thesaurus and subjects of the tests' own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import ingestion
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.opening import open_searcher
from index.widening import subjects
from tests.index.widening.library import ENGLISH, FRENCH, LIBRARY, PLAIN, SECRET, Open, widener
from tests.stub_embedder import StubEmbedder


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures of these tests' own: those in force are fitted anew at times."""
    for name, value in {
        "ENGLISH": (8.0, -4.0), "OTHER": (8.0, -4.0), "DOUBT": {"en": 0.2}, "DOUBT_ELSEWHERE": 0.1, "OF_THE_FIELD": 0.3
    }.items():  # fmt: skip
        monkeypatch.setattr(subjects, name, value)


@pytest.fixture
def library(settings: Settings, files: Callable[..., Path]) -> None:
    """A public library, and a document that one group may read."""
    ingestion.ingest([files(**LIBRARY)], settings, ingestion.Wish())
    ingestion.ingest([files("secret", secret=SECRET)], settings, ingestion.Wish("unit-7"))


@pytest.fixture
def open_it(figures: None, library: None, settings: Settings, stub: StubEmbedder, tmp_path: Path) -> Open:
    """Opens the library with the widener of these tests, or one with other files."""

    def run(asked: str = PLAIN, **files: str) -> EditionSearcher:
        made = widener(tmp_path, [stub], asked, **(files or {"en": ENGLISH, "fr": FRENCH}))
        return open_searcher(settings, encoder=QuestionEncoder([stub]), widener=made)

    return run
