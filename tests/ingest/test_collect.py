"""Which files are found under given paths."""

from pathlib import Path

import pytest

from advicehub.errors import UsageError
from ingest.collect import collect


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        ".hidden.txt",
        "a.md.toml",
        "sub/c.PDF",
        "sub/.git/x.txt",
        "notes.xyz",
        "README",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = collect([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == ["a.md", "b.txt", "sub/c.PDF"]
    assert {refused.path.name: refused.reason for refused in found.refused} == {
        "README": "it is not a kind of file that can be read (no suffix)",
        "notes.xyz": "it is not a kind of file that can be read (.xyz)",
    }


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    assert collect([path, tmp_path]).files == (path,)


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no file or folder"):
        collect([tmp_path / "nowhere"])


def test_links_that_lead_round_or_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert {refused.path.name for refused in collect([tmp_path]).refused} == {"loop", "gone.txt"}
