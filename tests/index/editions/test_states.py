"""Every command on editions that are whole, damaged, of another version, of other models, and not there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import EditionDamaged, EditionForeign, EditionMissing
from advicehub.settings import ModelChoice, Settings
from index import manifest
from index.ingestion import Report
from index.library import Library
from index.models import registry
from index.text_store import TEXT
from tests.index.editions.conftest import ARREST, FAMILY, LAWYER, Run, parsed

Ingest = Callable[..., Report]
Files = Callable[..., Path]


def rewritten(file: Path, format_: int) -> None:
    """The manifest as a program that writes `format_` would have left it."""
    stored = json.loads(file.read_text())
    stored["manifest"]["format"] = format_
    stored["sha256"] = manifest._digest(stored["manifest"])
    file.write_text(json.dumps(stored))


@pytest.fixture
def three(ingest: Ingest, files: Files, settings: Settings) -> dict[str, str]:
    """Ids of an edition of another version, one with a torn manifest, one whose words are damaged, and the whole one
    in use."""
    ids = [ingest(files(folder=f"f{n}", **{f"d{n}": text})).edition for n, text in enumerate((ARREST, LAWYER, FAMILY))]
    used = ingest(files(folder="last", e="A doctor comes.")).edition
    library = Library(settings.home)
    rewritten(library.folder(ids[0]) / manifest.FILE_NAME, manifest.FORMAT - 1)
    (library.folder(ids[1]) / manifest.FILE_NAME).write_text("{")
    words = next(library.folder(ids[2]).rglob(TEXT))
    if words.stat().st_nlink > 1:  # shared with the next edition: only this one's is to be damaged
        whole = words.read_bytes()
        words.unlink()
        words.write_bytes(whole)
    words.write_bytes(words.read_bytes()[:-1] + b"\xff")
    return {"foreign": ids[0], "torn": ids[1], "damaged": ids[2], "used": used}


def test_all_of_them_are_listed(three: dict[str, str], run: Run, settings: Settings) -> None:
    (settings.home / "editions" / "empty").mkdir()
    rows = {row["id"]: row for row in parsed(run("editions", "list", "--json"))}
    assert rows.keys() == {*three.values(), "empty"}
    assert rows[three["foreign"]] == {"id": three["foreign"], "current": False, "foreign": True}
    assert rows[three["torn"]] == {"id": three["torn"], "current": False, "damaged": True}
    assert rows["empty"]["damaged"] and rows[three["used"]]["current"] and rows[three["used"]]["documents"] == 4
    shown = run("editions", "list").stdout
    assert "another version" in " ".join(shown.split()) and "damaged" in shown


COMMANDS = (("show",), ("check",), ("use",), ("diff",))


@pytest.mark.parametrize("words", COMMANDS)
def test_what_cannot_be_used_is_refused_by_name(words: tuple[str, ...], three: dict[str, str], run: Run) -> None:
    for state, error in (("foreign", EditionForeign), ("torn", EditionDamaged)):
        with pytest.raises(error, match=three[state]):
            run("editions", *words, three[state])
    for missing in ("nobody", "../editions", f"{three['used']}/", "."):
        with pytest.raises(EditionMissing):
            run("editions", *words, missing)
    for command in ("check", "use", "diff"):
        with pytest.raises(EditionDamaged, match=three["damaged"]):
            run("editions", command, three["damaged"])


def test_without_a_library_each_says_so(run: Run, tmp_path: Path) -> None:
    for words in (("show",), ("check",), ("prune",), ("use", "x"), ("diff", "x")):
        with pytest.raises(EditionMissing):
            run("editions", *words)
    assert parsed(run("editions", "list", "--json")) == []
    assert "no edition yet" in run("editions", "list").stdout


def test_an_edition_of_other_models_does_not_come_into_use(
    ingest: Ingest, files: Files, settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    second = ingest(files(folder="two", b=LAWYER)).edition
    monkeypatch.setattr(registry, "available", lambda settings: (ModelChoice(name="another"),))
    with pytest.raises(EditionForeign, match="other embedding models"):
        run("editions", "use", first)
    assert Library(settings.home).current() == second


def test_show_counts_by_group_and_says_how_vectors_are_searched(
    ingest: Ingest, files: Files, settings: Settings, run: Run
) -> None:
    from index.curation.plan import carry_out
    from index.curation.standing import plan_withdraw
    from index.curation.start import start_from

    ingest(files(folder="one", a=ARREST, b=LAWYER))
    ingest(files(folder="two", c=FAMILY), group="unit-7")
    carry_out(plan_withdraw(start_from(settings), "a.txt", "b.txt"))
    carry_out(plan_withdraw(start_from(settings), "c.txt"))
    shown = parsed(run("editions", "show", "--json"))
    public, unit = shown["groups"]
    assert (public["group"], public["documents"], public["superseded"], public["withdrawn"]) == ("public", 2, 1, 0)
    assert (unit["group"], unit["documents"], unit["passages"], unit["withdrawn"]) == ("unit-7", 1, 0, 1)
    assert shown["current"] and shown["spaces"][0]["name"] == "stub@0000"
    lines = run("editions", "show").stdout
    assert "in use" in lines and "stub@0000" in lines and "every passage is compared" in lines
    assert "public: 2 documents (1 superseded), 2 passages" in lines
