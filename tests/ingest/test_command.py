"""The command `extract`."""

import json
from pathlib import Path

from click.testing import CliRunner

from ingest.command import extract


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("THE HEADING\n\n1. Force must be lawful.¹\n\n¹ See CAT.\n", encoding="utf-8")
    result = CliRunner().invoke(extract, [str(path), "--json"])
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    promised = "document sha256 text pages runs blocks passages repairs ledger"
    assert set(promised.split()) <= set(shown)
    assert {"kind", "role", "label", "path", "start", "end", "pages"} <= set(shown["blocks"][0])
    (passage,) = shown["passages"]
    assert {"id", "start", "end", "label", "path", "pages", "footnotes"} <= set(passage)
    assert [note["label"] for note in passage["footnotes"]] == ["fn 1"]
    note = passage["footnotes"][0]
    assert shown["text"][note["start"] : note["end"]] == "¹ See CAT."


def test_outline_for_persons(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# The [title]\n\nSome text stands here.\n", encoding="utf-8")
    result = CliRunner().invoke(extract, [str(path)])
    assert result.exit_code == 0
    assert "The [title]" in result.stdout and "Some text stands here." in result.stdout
