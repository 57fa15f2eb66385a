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
        "notes.xyz.toml",
        "~$letter.docx",
        "Thumbs.db",
        "sub/c.PDF",
        "sub/.git/x.txt",
        "notes.xyz",
        "README",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = collect([tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in found.files]
    assert names == ["README", "a.md", "b.txt", "notes.xyz", "sub/c.PDF"]
    assert {refused.path.name: refused.reason for refused in found.refused} == {
        "picture.txt": "it is a picture (PNG); put it into a PDF, so that its text can be recognised",
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
