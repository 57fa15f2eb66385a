"""The list of editions names every one of them, whatever state it is in."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from advicehub.command import cli
from advicehub.settings import Settings
from index import manifest
from index.ingestion import Report
from index.library import Library


def rewritten(file: Path, format_: int) -> None:
    """The manifest as a program that writes `format_` would have left it."""
    stored = json.loads(file.read_text())
    stored["manifest"]["format"] = format_
    stored["sha256"] = manifest._digest(stored["manifest"])
    file.write_text(json.dumps(stored))


def said(settings: Settings, *words: str) -> str:
    result = CliRunner().invoke(cli, ["editions", *words, "--home", str(settings.home)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.output


def test_editions_of_another_version_and_damaged_ones_are_listed(
    files: Callable[..., Path], ingest: Callable[..., Report], settings: Settings
) -> None:
    old = ingest(files(folder="one", a="1. Reasons are given at once.")).edition
    torn = ingest(files(folder="two", b="1. A lawyer is called.")).edition
    used = ingest(files(folder="three", c="1. A doctor comes.")).edition
    library = Library(settings.home)
    rewritten(library.folder(old) / manifest.FILE_NAME, manifest.FORMAT - 1)
    (library.folder(torn) / manifest.FILE_NAME).write_text("{")
    rows = {row["id"]: row for row in json.loads(said(settings, "list", "--json"))}
    assert rows.keys() == {old, torn, used}
    assert rows[old] == {"id": old, "current": False, "foreign": True}
    assert rows[torn] == {"id": torn, "current": False, "damaged": True}
    assert rows[used]["current"] and rows[used]["documents"] == 3
    assert "another version" in " ".join(said(settings, "list").split()) and "damaged" in said(settings, "list")


def test_prune_deletes_what_this_version_cannot_read(
    files: Callable[..., Path], ingest: Callable[..., Report], settings: Settings
) -> None:
    old = ingest(files(folder="one", a="1. Reasons are given at once.")).edition
    used = ingest(files(folder="two", b="1. A lawyer is called.")).edition
    library = Library(settings.home)
    rewritten(library.folder(old) / manifest.FILE_NAME, manifest.FORMAT - 1)
    said(settings, "prune", "--keep", "1")
    assert library.edition_ids() == [used]
