"""From a poisoned document to the alarm, and what is done then."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.settings import Settings
from index import history, ingestion
from index.curation.plan import carry_out
from index.curation.removing import plan_remove
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.ingest_report import Report
from index.ingest_summary import summary
from index.ingestion import Wish
from index.library import Library
from index.probing import outcome, probe
from tests.stub_embedder import StubEmbedder

Files = Callable[..., Path]
Ingest = Callable[..., Report]

RULES = {
    f"rule{n}": "\n\n".join(f"{k}. {words} {n} {k} {words} at once." for k in range(1, 6))
    for n, words in enumerate(
        (
            "the police may stop and search people when they see", "a detained person has the right to a lawyer in",
            "force is used by officers when it is needed to", "la police doit dire les raisons de",
            "la policía debe llevar un registro de", "the doctor sees those who are held and", "يجب أن",
            "o detido tem direito a", "what families are told is for us to", "les femmes et les enfants sont",
            "how a complaint is made about an officer and", "when a firearm is used, it is reported to",
        )
    )
}  # fmt: skip


def poison() -> str:
    """One paragraph that repeats what people ask."""
    words = dict.fromkeys(word for each in PROBES for word in each.question.text.split())
    return "1. " + " ".join(list(words)[:150]) + ".\n"


PROBES = tuple(probe.shipped()[::6])
"""So many will do, and take a sixth of the time."""


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings by which new editions are asked."""
    monkeypatch.setattr(probe, "shipped", lambda: PROBES)
    return settings.model_copy(update={"probes": "warn"})


@pytest.fixture
def base(ingest: Ingest, files: Files) -> Report:
    """An ordinary library."""
    return ingest(files(**RULES))


def _kept(settings: Settings, edition: str) -> outcome.Report:
    found = outcome.read(Library(settings.home).folder(edition))
    assert found is not None
    return found


def test_the_first_edition_is_asked_and_compared_with_nothing(base: Report, settings: Settings) -> None:
    kept = _kept(settings, base.edition)
    assert base.alarms == () and kept.before == "" and len(kept.outcomes) == len(PROBES)
    assert all(each.document for each in kept.outcomes) and kept.found == (0, 0)


def test_an_ordinary_document_raises_none(base: Report, ingest: Ingest, files: Files, settings: Settings) -> None:
    more = ingest(files(folder="more", other="1. The judge sees those who are held within two days, and hears them."))
    assert more.alarms == () and not more.held
    assert _kept(settings, more.edition).before == base.edition


def test_a_poisoned_document_is_named(base: Report, ingest: Ingest, files: Files, settings: Settings) -> None:
    more = ingest(files(folder="more", evil=poison()))
    (alarm,) = more.alarms
    assert alarm.startswith("paragraph 1 of evil.txt is now the first answer to ") and "to 0 before" in alarm
    assert f"  alarm: {alarm}" in list(summary(more))
    library = Library(settings.home)
    assert library.current() == more.edition and not more.held
    again = carry_out(plan_remove(start_from(settings), ["evil.txt"]))
    assert again.edition == base.edition and again.alarms == ()
    undo(plan_undo(start_from(settings)))
    assert library.current() == more.edition and len(_kept(settings, more.edition).alarms) == 1


def test_held_it_does_not_come_into_use_until_somebody_says_so(
    base: Report, ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = settings.model_copy(update={"probes": "hold"})
    more = ingestion.ingest([files(folder="more", evil=poison())], held, Wish())
    library = Library(settings.home)
    assert more.held and more.alarms and library.current() == base.edition
    assert any(f"editions use {more.edition}" in line for line in summary(more))
    assert [each.action for each in history.of_library(library)] == ["ingest"]
    quiet = ingestion.ingest([files(folder="quiet", other="1. The family is told at once.")], held, Wish())
    assert not quiet.held and library.current() == quiet.edition
    monkeypatch.setattr("index.editions.chosen.load_settings", lambda home: settings)
    monkeypatch.setattr("index.editions.use.load_settings", lambda home: settings)
    assert CliRunner().invoke(cli, ["editions", "use", more.edition], standalone_mode=False).exception is None
    assert library.current() == more.edition


def test_nothing_is_asked_when_it_is_off(ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder) -> None:
    off = settings.model_copy(update={"probes": "off"})
    report = ingestion.ingest([files(**RULES)], off, Wish())
    library = Library(settings.home)
    assert outcome.read(library.folder(report.edition)) is None
    more = ingest(files(folder="more", evil=poison()))
    assert len(more.alarms) == 1, "the edition before is asked when it comes to be compared with"


def test_an_edition_whose_report_is_damaged_is_asked_again(
    base: Report, ingest: Ingest, files: Files, settings: Settings
) -> None:
    file = Library(settings.home).folder(base.edition) / outcome.FILE_NAME
    file.write_bytes(file.read_bytes()[:-9])
    assert len(ingest(files(folder="more", evil=poison())).alarms) == 1


def test_a_damaged_edition_before_is_as_if_there_were_none(
    base: Report, files: Files, ingest: Ingest, settings: Settings
) -> None:
    folder = Library(settings.home).folder(base.edition)
    (folder / outcome.FILE_NAME).unlink()
    words = next(folder.rglob("text.db"))
    words.write_bytes(words.read_bytes()[:5000])
    fresh = ingest(files(folder="more", evil=poison()), fresh=True)
    assert fresh.alarms == () and _kept(settings, fresh.edition).before == ""


def test_of_a_group_of_its_own_too(base: Report, ingest: Ingest, files: Files) -> None:
    assert len(ingest(files(folder="more", evil=poison()), group="unit-7").alarms) == 1


def test_own_paragraphs_are_looked_for_and_missed(ingest: Ingest, files: Files, settings: Settings) -> None:
    own = [each for each in PROBES if len(each.paragraphs) == 1 and each.question.language == "en"]
    folder = files(**RULES)
    for place, each in enumerate(own):
        (document, _, label) = next(iter(each.paragraphs)).partition(":")
        head = f"---\nid: {document}\ntype: note\n---\n\n"
        file = folder / f"{document}.md"
        before = file.read_text() if file.exists() else head
        file.write_text(f"{before}{label}. {each.question.text} Number {place}.\n\n")
    first = ingest(folder)
    found, of = _kept(settings, first.edition).found
    assert len(own) * 0.7 <= found <= of <= len(PROBES)
    for file in folder.glob("note-*.md"):
        file.write_text(f"{file.read_text()}1000. More.\n")
        text = file.read_text().split("---\n\n", 1)
        numbered = [f"{n}. Nothing at all of this kind, {n} {file.stem}." for n in range(1, 40)]
        file.write_text(f"{text[0]}---\n\n" + "\n\n".join(numbered))
    alarms = ingest(folder).alarms
    assert any("do not find it now" in each for each in alarms)


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in the home of `settings`; an error of ours is raised."""
    for module in ("editions.chosen", "command", "curation.command"):
        monkeypatch.setattr(f"index.{module}.load_settings", lambda home: settings)

    def run(*words: object) -> Result:
        result = CliRunner().invoke(cli, list(map(str, words)), standalone_mode=False)
        if result.exception is not None:
            raise result.exception
        return result

    return run


def test_the_commands_tell_it(
    base: Report, files: Files, settings: Settings, run: Callable[..., Result], stub: StubEmbedder
) -> None:
    evil = files(folder="more", evil=poison()) / "evil.txt"
    words = ("--access", "public", "--type", "report", "--issuer", "Us", "--title", "Evil", "--yes")
    held = json.loads(run("corpus", "add", evil, *words, "--hold", "--json").stdout)
    assert held["held"] and len(held["alarms"]) == 1 and Library(settings.home).current() == base.edition
    skipped = json.loads(run("corpus", "add", evil, *words, "--no-probe", "--json").stdout)
    assert skipped["alarms"] == [] and not skipped["held"]
    run("editions", "use", base.edition)
    told = run("corpus", "add", evil, *words).stderr
    assert "Alarm: " in told and "corpus undo" in told
    shown = run("editions", "show").stdout
    assert f"probes: {len(PROBES)} questions asked" in shown and "alarm: paragraph 1 of evil.txt" in shown
    assert "Alarm of its probes" in run("editions", "check").stderr
    rows = {row["id"]: row for row in json.loads(run("editions", "list", "--json").stdout)}
    assert rows[held["edition"]]["alarms"] == 1 and rows[base.edition]["alarms"] == 0
    assert json.loads(run("editions", "show", "--json").stdout)["probes"]["alarms"][0]["document"] == "evil.txt"
    for text in (each.question.text for each in PROBES):
        assert text not in told + shown
