"""The tables of the language identifier, kept: the same answers, quickly, and no harm where they cannot be kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ingest import identifier as kept

TEXT = "The detained person has the right to see a lawyer."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache with nothing in it, and a process that has loaded nothing."""
    monkeypatch.setenv("ADVICEHUB_MODEL_CACHE", str(tmp_path / "models"))
    kept.identifier.cache_clear()
    yield tmp_path / "models"
    kept.identifier.cache_clear()


@pytest.fixture(scope="module")
def plain() -> LanguageIdentifier:
    """The identifier as its package loads it."""
    return LanguageIdentifier.from_model_file(MODEL_FILE)


def test_what_was_kept_ranks_as_what_was_unpacked(folder: Path, plain: LanguageIdentifier) -> None:
    first = kept.identifier().rank(TEXT)
    assert [each.name.startswith("languages-") for each in folder.iterdir()] == [True]
    kept.identifier.cache_clear()
    assert kept.identifier().rank(TEXT) == first == plain.rank(TEXT)


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_every_text_is_ranked_alike(plain: LanguageIdentifier, text: str) -> None:
    assert kept.identifier().rank(text) == plain.rank(text)


@pytest.mark.parametrize("name", ["classes.json", "weights.npy", "moves.npy", "features.npy"])
def test_a_damaged_or_missing_table_is_made_again(folder: Path, name: str) -> None:
    expected = kept.identifier().rank(TEXT)
    (tables,) = folder.iterdir()
    for spoilt in (b"", (tables / name).read_bytes()[:-7], None):
        if spoilt is None:
            (tables / name).unlink()
        else:
            (tables / name).write_bytes(spoilt)
        kept.identifier.cache_clear()
        assert kept.identifier().rank(TEXT) == expected
        assert [each.name for each in folder.iterdir()] == [tables.name]


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file in its place")
    assert kept.identifier().rank(TEXT)[0][0] == "en"
    kept.identifier.cache_clear()
    kept.prepare()
    assert kept.identifier.cache_info().currsize == 1, "where nothing can be kept, it is loaded"
