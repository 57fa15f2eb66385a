"""What is remembered from one ingestion to the next is only a help: damaged, it is made again, and changes nothing."""

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from advicehub.settings import Settings
from index.ingestion import Report
from index.library import Library
from index.manifest import FileRecord
from index.models.embedder import Parts
from index.vector_cache import VectorCache
from tests.durability.damage import DAMAGE
from tests.stub_embedder import StubEmbedder

PASSAGES = [Parts(f"passage number {n} says this. And that.", ((0, 20), (20, 30))) for n in range(40)]


def remembered(folder: Path) -> VectorCache:
    cache = VectorCache(folder, StubEmbedder())
    cache.passages(PASSAGES)
    cache.questions(["who", "when"])
    return cache


def alike(found: Sequence[np.ndarray], truth: Sequence[np.ndarray]) -> bool:
    return all(np.array_equal(one, other) for one, other in zip(found, truth, strict=True))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vectors")
    remembered(folder)
    return folder


@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(set(DAMAGE) - {"a folder instead"})))
@rules(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_vectors_are_made_again(tmp_path: Path, whole: Path, seed: int, name: str) -> None:
    folder, dice = tmp_path / f"{seed}-{name}", random.Random(seed)
    shutil.copytree(whole, folder, dirs_exist_ok=True)
    (file,) = folder.glob("*.db")
    other = tmp_path / "other"
    other.write_bytes(dice.randbytes(9000))
    DAMAGE[name](file, other, dice)
    truth = VectorCache(tmp_path / "truth", StubEmbedder())
    for _ in range(2):
        cache = VectorCache(folder, StubEmbedder())
        assert alike(cache.passages(PASSAGES), truth.passages(PASSAGES))
        assert np.array_equal(cache.questions(["who", "when"]), truth.questions(["who", "when"]))


def test_what_is_whole_is_not_made_again(whole: Path) -> None:
    cache = VectorCache(whole, StubEmbedder())
    cache.passages(PASSAGES)
    assert cache.embedded == 0


def test_an_edition_made_over_damaged_caches_is_the_same(
    ingest: Callable[..., Report], files: Callable[..., Path], settings: Settings
) -> None:
    folder = files(a="1. Whoever is arrested is told why. At once.", b="1. A lawyer comes. Soon.")
    first = ingest(folder).edition
    library = Library(settings.home)
    hashes = files_of(library, first)
    for number, file in enumerate(sorted(each for each in (settings.home / "cache").rglob("*") if each.is_file())):
        for name in ("one bit", "noise", "cut off", "zeros"):
            DAMAGE[name](file, file, random.Random(number))
    again = ingest(folder, fresh=True).edition
    shutil.rmtree(library.folder(first))
    (settings.home / "current").unlink()
    assert ingest(folder, fresh=True).edition == first == again
    assert files_of(library, first) == hashes


def files_of(library: Library, edition: str) -> dict[str, str]:
    """The hash of each file of vectors."""
    found = library.folder(edition).rglob("*.np*")
    return {str(each.relative_to(library.editions)): FileRecord.of(each).sha256 for each in found}
