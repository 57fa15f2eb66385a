"""Files of questions, and files that are written whole or not at all."""

from pathlib import Path

import pytest

from advicehub.errors import DataError, StorageFull
from index.batch import read_questions, written_whole


@pytest.mark.parametrize(
    "line", ["not json", "[1]", '{"id": 1}', '{"id": "\\ud800", "text": "x"}', '{"id": [], "text": "x"}', "[" * 100_000]
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": 1, "text": "who?"}\n' + line)
    with pytest.raises(DataError, match="line 2"):
        read_questions(file)


def test_an_id_that_comes_twice(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"id": 1, "text": "who?"}\n{"id": "1", "text": "when?"}')
    with pytest.raises(DataError, match="twice"):
        read_questions(file)


def test_nothing_is_left_of_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("before")
    with pytest.raises(StorageFull), written_whole(file) as stream:
        stream.write("half")
        raise OSError(28, "No space left on device")
    assert file.read_text() == "before" and list(tmp_path.iterdir()) == [file]


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    for target in (tmp_path, Path(), tmp_path / "missing" / "out.jsonl"):
        with pytest.raises(DataError), written_whole(target):
            pass
    assert tmp_path.is_dir()
