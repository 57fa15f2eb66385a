"""The jail: every file in a limited child; a hostile file costs only itself."""

import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest.collect import Refused
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Limits, Read, _Jail, read_all, read_file
from ingest.text import TextReader
from tests.ingest import jail_targets
from tests.ingest.tiny_pdf import column, tiny_pdf


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"Heading\n\nThe text of file {path.name} is short, and it ends here.\n", encoding="utf-8")
    return paths


def test_results_come_in_order_and_equal_a_reading_outside(tmp_path: Path) -> None:
    paths = files(tmp_path, 6)
    paths.insert(2, tmp_path / "missing.txt")
    results = list(read_all(paths, workers=3))
    assert [result.path for result in results] == paths
    assert results[2] == Refused(paths[2], "there is no such file")
    assert results[0] == Read(paths[0], TextReader().read(paths[0]))


def test_a_pdf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(tiny_pdf([column(["Some words on a page."])]))
    assert read_file(path).text == "Some words on a page."
    with pytest.raises(SourceError, match="not a kind of file"):
        read_file(tmp_path / "x.exe")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (jail_targets.hang, "longer than is allowed"),
        (jail_targets.crash, "broke down"),
        (jail_targets.hoard, "broke down"),
        (jail_targets.babble, "cannot be used"),
        (jail_targets.flood, "longer than is allowed"),
    ],
)
def test_what_a_hostile_file_does(
    tmp_path: Path,
    target: Callable[[str, int, Connection], None],
    says: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    jail = _Jail(Limits(seconds=1.0, answer=1_000_000), None, target)
    result = jail.read(tmp_path / "x.txt")
    assert isinstance(result, Refused) and says in result.reason


def test_children_die_when_the_caller_stops(tmp_path: Path) -> None:
    started = time.monotonic()
    results = read_all(files(tmp_path, 30), workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - started < 10


def test_starting_the_jail_imports_nothing_heavy() -> None:
    code = (
        "import sys, ingest.jail, ingest.jail_child;"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'faiss') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_cache_answers_until_anything_changes(tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    cache = ExtractionCache(tmp_path / "cache")
    assert cache.get(path) is None
    (first,) = read_all([path], 1, cache)
    assert isinstance(first, Read) and cache.get(path) == first.document
    path.with_name("0.txt.toml").write_text('title = "Other"\n', encoding="utf-8")
    assert cache.get(path) is None


def test_a_damaged_cache_entry_is_ignored(tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    cache = ExtractionCache(tmp_path / "cache")
    cache.put(path, TextReader().read(path))
    (entry,) = (tmp_path / "cache").rglob("*.json")
    data = bytearray(entry.read_bytes())
    for place in (0, 80, len(data) - 2):
        entry.write_bytes(data[:place] + b"#" + data[place + 1 :])
        assert cache.get(path) is None
    entry.write_bytes(b"")
    assert cache.get(path) is None
