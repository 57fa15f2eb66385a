"""What a change would do is said before it is done: documents, passages, and what would break."""

from collections.abc import Callable
from pathlib import Path

from advicehub.settings import Settings
from index.curation.breaking import Break
from index.curation.plan import Plan, carry_out
from index.curation.preview import Preview
from index.curation.replacing import plan_replace
from index.curation.shown import preview_lines
from index.curation.standing import plan_withdraw
from index.curation.start import start_from
from index.ingestion import Report
from tests.index.curation.conftest import Add, plan_of, rules
from tests.ingest.tiny_pdf import tiny_pdf

Ingest = Callable[..., Report]
Files = Callable[..., Path]

NOTE = """---
id: note-arrest
type: note
title: "Arrest"
summary_of: [custody-rules]
---

# Arrest

Whoever is arrested is told why.
"""


def _breaks(preview: Preview) -> list[tuple[str, str, str]]:
    return [(each.document, each.kind, each.other) for each in preview.breaks]


def _world(add: Add, ingest: Ingest, files: Files, tmp_path: Path) -> Path:
    """The Custody Rules in English and French, a note on them, and an older document they supersede."""
    folder = files(download=rules(), old="Older rules on keys\n\nThe keys of all cells are counted twice each night.")
    add(folder / "download.txt", access="public")
    french = "Ensemble de règles\n\nToute personne arrêtée est informée sans délai des raisons de son arrestation."
    add(files(folder="fr", regles=french) / "regles.txt", as_="custody-rules", access="public")
    (folder / "old.txt.toml").write_text('status = "superseded"\nsuperseded_by = "custody-rules"\n')
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    ingest(folder / "old.txt", tmp_path / "note.md")
    return folder


def test_what_a_withdrawal_breaks(add: Add, ingest: Ingest, files: Files, settings: Settings, tmp_path: Path) -> None:
    _world(add, ingest, files, tmp_path)
    plan = plan_withdraw(start_from(settings), "custody-rules")
    preview = plan.preview()
    (effect,) = preview.effects
    assert (effect.id, effect.became, effect.come, effect.stay) == ("custody-rules", "withdrawn", 0, 0)
    assert effect.go == len(plan.start.shelf.held["custody-rules"].entry.passages) > 0
    assert _breaks(preview) == [
        ("custody-rules", "summary", "note-arrest"),
        ("custody-rules", "successor", "old.txt"),
        ("custody-rules", "topic", "arrest"),
        ("custody-rules", "collection", "first"),
        ("custody-rules", "version", "custody-rules-fr"),
    ]
    assert preview.documents == 4 and preview.passages == _passages(plan) - effect.go
    superseded = plan_withdraw(start_from(settings), "custody-rules", "old-rules").preview()
    assert superseded.effects[0].became == "described"
    assert superseded.effects[0].go == 0 and _breaks(superseded) == _breaks(preview)


def _passages(plan: Plan) -> int:
    return sum(len(held.entry.passages) for held in plan.start.shelf.held.values())


def test_a_translation_that_goes_is_missed_by_the_note_on_its_work(
    add: Add, ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    _world(add, ingest, files, tmp_path)
    found = _breaks(plan_withdraw(start_from(settings), "custody-rules-fr").preview())
    assert ("custody-rules-fr", "version", "custody-rules") in found
    assert ("custody-rules-fr", "summary", "note-arrest") in found


def test_what_is_not_named_breaks_nothing(
    add: Add, ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    _world(add, ingest, files, tmp_path)
    assert _breaks(plan_withdraw(start_from(settings), "note-arrest").preview()) == []


def test_a_withdrawn_note_is_missed_by_nobody_and_misses_nothing(
    add: Add, ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    _world(add, ingest, files, tmp_path)
    carry_out(plan_withdraw(start_from(settings), "note-arrest"))
    found = plan_withdraw(start_from(settings), "custody-rules").preview().breaks
    assert "summary" not in {each.kind for each in found}


def test_a_replacement_counts_passages_and_names_lost_paragraphs(
    add: Add, ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    folder = _world(add, ingest, files, tmp_path)
    newer = folder / "newer.txt"
    newer.write_text(rules(9).replace("right number 2 ", "the second right ").replace("Rule 5\n", "Rule 55\n"))
    preview = plan_replace(start_from(settings), "custody-rules", newer).preview()
    (effect,) = preview.effects
    before = len(start_from(settings).shelf.held["custody-rules"].entry.passages)
    assert effect.became == "replaced" and effect.stay + effect.go == before
    assert effect.go > 0 and effect.come > 0 and effect.stay >= 5
    lost = [each.other for each in preview.breaks if each.kind == "paragraphs"]
    assert lost == ["Rule 5"]
    assert ("custody-rules", "summary", "note-arrest") in _breaks(preview)
    assert Break("custody-rules", "topic", "arrest") not in preview.breaks


def test_what_arrives_is_looked_at(add: Add, files: Files, settings: Settings, tmp_path: Path) -> None:
    folder = files(download=rules())
    add(folder / "download.txt", access="public")
    (folder / "again.md").write_text(rules().replace("\n\n", "\n\n\n"))
    (folder / "blank.pdf").write_bytes(tiny_pdf([[], []]))
    fields = {"access": "public", "type": "report", "issuer": "X", "title": "T"}
    plans = {name: plan_of(settings, [folder / name], name, None, fields)[0] for name in ("again.md", "blank.pdf")}
    (again,) = plans["again.md"].preview().arrivals
    assert (again.same_words, again.language, again.empty) == ("custody-rules", "en", False)
    (blank,) = plans["blank.pdf"].preview().arrivals
    assert (blank.pages, blank.empty, blank.same_words) == (2, True, "")
    text = "\n".join(preview_lines(plans["again.md"].preview()))
    assert "says the same words as custody-rules" in text and "added: again.md" in text


def test_nothing_to_do_is_said(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules())
    add(folder / "download.txt", access="public")
    plan, _ = plan_of(settings, [folder / "download.txt"], "", None, {"access": "public"})
    assert list(preview_lines(plan.preview())) == ["Nothing would change."] and len(plan.refused) == 1
