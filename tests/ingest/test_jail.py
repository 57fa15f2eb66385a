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
from ingest.jail import Limits, Read, _Jail, call_limited, read_all, read_file
from ingest.jailed.page_count import PageCount
from ingest.jailed.task import Task
from ingest.ledger import PageTrouble
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
    (tmp_path / "x.exe").write_bytes(b"MZ\x90\0\3\0\0\0" * 100)
    with pytest.raises(SourceError, match="not text"):
        read_file(tmp_path / "x.exe")


QUICK = Limits(seconds=1.0, page=0.5, patience=1.0, answer=1_000_000)


def outcome(path: Path, target: Callable[[Task, Connection], None], limits: Limits = QUICK) -> Read | Refused:
    path.write_text("x", encoding="utf-8")
    return _Jail(limits, None, PageCount(None), target).read(path)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (jail_targets.hang, "longer than is allowed"),
        (jail_targets.toil, "longer than is allowed"),
        (jail_targets.crash, "broke down"),
        (jail_targets.starve, "more memory than is allowed"),
        (jail_targets.hoard, "broke down"),
        (jail_targets.babble, "cannot be used"),
        (jail_targets.flood, "longer than is allowed"),
        (jail_targets.connect, "sockets are refused"),
        (jail_targets.write, "File too large"),
        (jail_targets.breaks_at_the_end, "broke down on it"),
        (jail_targets.pages_that_all_crash, "broke down on 6 of its pages"),
    ],
)
def test_what_a_hostile_file_does(
    tmp_path: Path,
    target: Callable[[Task, Connection], None],
    says: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    result = outcome(tmp_path / "x.txt", target)
    assert isinstance(result, Refused) and says in result.reason
    assert not (tmp_path / "written").exists() or not (tmp_path / "written").stat().st_size


def test_processor_time_alone_ends_what_computes_for_ever(tmp_path: Path) -> None:
    """The kernel counts, whatever the clock says: a busy machine gives the same document."""
    result = outcome(tmp_path / "x.txt", jail_targets.toil, Limits(seconds=0.5, patience=100.0))
    assert result == Refused(tmp_path / "x.txt", "reading it takes longer than is allowed")


def test_a_page_that_hangs_costs_only_itself(tmp_path: Path) -> None:
    result = outcome(tmp_path / "x.txt", jail_targets.pages_that_hang, Limits(page=0.5))
    assert isinstance(result, Read)
    late = "reading it took longer than 0.5 seconds"
    assert result.document.ledger.troubles == (PageTrouble(3, f"read: {late}"), PageTrouble(4, f"second: {late}"))
    assert "read 2" in result.document.text and "read 4" in result.document.text
    assert "second 3" in result.document.text and "read 3" not in result.document.text


def test_a_page_that_crashes_its_reader_costs_only_itself(tmp_path: Path) -> None:
    result = outcome(tmp_path / "x.txt", jail_targets.pages_that_crash)
    assert isinstance(result, Read)
    assert result.document.ledger.troubles == (PageTrouble(1, "read: the reader broke down on it"),)


def test_a_child_holds_nothing_heavy(tmp_path: Path) -> None:
    result = outcome(tmp_path / "x.txt", jail_targets.modules)
    assert isinstance(result, Refused)
    names = {name.partition(".")[0] for name in result.reason.split()}
    assert {"pypdfium2", "pypdf", "ingest"} <= names
    assert not names & {"torch", "transformers", "sentence_transformers", "faiss", "scipy", "sklearn", "index", "web"}


def test_pages_are_counted_once_over_all_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in ("a", "b")]
    for path in paths:
        path.write_bytes(tiny_pdf([column([f"Page {n} of {path.name}."]) for n in range(3)]))
    told: list[tuple[int, int]] = []
    list(read_all(paths, 2, pages_done=lambda read, known: told.append((read, known))))
    assert told[-1] == (6, 6) and told == sorted(told) and len(set(told)) == len(told)


def test_a_function_in_a_child_answers_in_parts(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"abc")
    function = "tests.ingest.jail_functions:"
    assert list(call_limited(function + "parts", path, {"count": 3})) == [b"0abc", b"1abc", b"2abc"]
    with pytest.raises(SourceError, match="no good"):
        list(call_limited(function + "refuse", path))
    with pytest.raises(SourceError, match="more memory than is allowed"):
        list(call_limited(function + "hoard", path))
    with pytest.raises(SourceError, match="longer than is allowed"):
        list(call_limited(function + "hang", path, limits=QUICK))
    with pytest.raises(SourceError, match="longer than is allowed"):
        list(call_limited(function + "parts", path, {"count": 3}, Limits(answer=2)))


def test_an_interrupted_reading_goes_on_where_it_was(tmp_path: Path) -> None:
    paths = files(tmp_path, 12)
    cache = ExtractionCache(tmp_path / "cache")
    results = read_all(paths, 2, cache)
    first = [next(results) for _ in range(5)]
    results.close()  # type: ignore[attr-defined]  # it is a generator
    kept = [path for path in paths if cache.get(path)]
    assert len(kept) >= 5
    # What was kept is not read again: a reader that breaks down on everything would show it.
    again = _Jail(QUICK, cache, PageCount(None), jail_targets.crash)
    assert [again.read(path) for path in paths[:5]] == first
    assert isinstance(_Jail(QUICK, None, PageCount(None), jail_targets.crash).read(paths[0]), Refused)


def test_children_die_when_the_caller_stops(tmp_path: Path) -> None:
    started = time.monotonic()
    results = read_all(files(tmp_path, 30), workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert time.monotonic() - started < 10


def test_starting_the_jail_imports_nothing_heavy() -> None:
    code = (
        "import sys, ingest.jail, ingest.jailed.jail_child;"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'faiss') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_for_a_few_files_no_reader_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("# A note\n\nWhat it says.\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from ingest import jail; jail.warm(few=True);"
        f"print(jail.read_file(Path({str(path)!r})).about.title);"
        "print([m for m in ('numpy', 'lxml', 'pypdf', 'markdown_it', 'ingest.pdf.reader') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["A note", "[]"]


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
