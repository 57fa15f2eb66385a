"""The command `extract`."""

import json
from pathlib import Path
from zipfile import ZipFile

from click.testing import CliRunner

from advicehub.errors import SOME_REFUSED, UsageError
from ingest.command import extract
from tests.ingest.tiny_pdf import Text, column, tiny_pdf


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


def _pdf(folder: Path) -> Path:
    path = folder / "x.pdf"
    said = "The visitors may come to every cell at any hour of the day, and of the night"
    pages = [[f"{6 * page + n}. {said}" for n in range(1, 7)] for page in range(3)]
    path.write_bytes(tiny_pdf([[Text(72, 760, "A/HRC/40/9", 9), *column(lines, step=40)] for lines in pages]))
    return path


def test_a_page_by_page_account_for_persons(tmp_path: Path) -> None:
    result = CliRunner().invoke(extract, [str(_pdf(tmp_path)), "--pages"], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    assert "Pages: 3" in result.stdout and "Read from their text layer: 3" in result.stdout
    assert result.stdout.count("text layer") == 4
    short = CliRunner().invoke(extract, [str(_pdf(tmp_path))])
    assert "Pages: 3" in short.stdout and "agrees" not in short.stdout


def test_what_is_guessed_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        "CAT/C/GC/9\n\nGeneral comment on records\n\n3 May 2019\n\n1. A record shall be kept.\n", encoding="utf-8"
    )
    shown = CliRunner().invoke(extract, [str(path)]).stdout
    for line in (
        "symbol: CAT/C/GC/9 (guessed)",
        "date: 2019-05-03 (guessed)",
        "issuer: Committee against Torture (guessed)",
    ):
        assert line in shown
    about = json.loads(CliRunner().invoke(extract, [str(path), "--json"]).stdout)["about"]
    assert "symbol" in about["guessed"] and about["symbol"] == "CAT/C/GC/9"


def test_a_repair_can_be_switched_off(tmp_path: Path) -> None:
    path = _pdf(tmp_path)
    whole = json.loads(CliRunner().invoke(extract, [str(path), "--json"]).stdout)
    bare = json.loads(CliRunner().invoke(extract, [str(path), "--json", "--without", "furniture, hyphens"]).stdout)
    assert "A/HRC/40/9" not in whole["text"] and bare["text"].count("A/HRC/40/9") == 3
    assert bare["document"] == whole["document"] and bare["sha256"] == whole["sha256"]


def test_an_unknown_repair_is_a_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(extract, [str(_pdf(tmp_path)), "--without", "magic"])
    assert isinstance(result.exception, UsageError) and "there is no step magic" in str(result.exception)


def test_refused_members_are_told_by_the_exit_code(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Some text stands here.")
        archive.writestr("b.bin", b"MZ" + bytes(500))
    for more in ([], ["--json"]):
        result = CliRunner().invoke(extract, [str(path), *more], standalone_mode=False)
        assert result.return_value == SOME_REFUSED, result.output
        assert "b.bin" in result.stdout
    with ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Some text stands here.")
    assert CliRunner().invoke(extract, [str(path)], standalone_mode=False).return_value == 0
