"""Answers over a real edition: quotations, order, what is withheld, and the honest no."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advicehub.settings import Settings
from assistant import answering
from assistant.answer import Answer, Searched
from assistant.answering import Assistant
from assistant.calibration import Calibration, Calibrations, Logistic
from assistant.citation import Quotation, Verdict
from assistant.composing.order import sources_first
from assistant.signals import NAMES
from assistant.terminal_page import source_line
from assistant.triage.signal import Signal
from assistant.verification import Verifier
from assistant.wire import answer_json
from index.access import PUBLIC, Access
from index.edition_searcher import EditionSearcher
from index.hit import Hit
from index.ingestion import Report
from index.library import Library
from index.question import Question, question
from ingest.catalogue.differing import Differing, Place
from tests.assistant.fakes import calibration, citation

NOTE = """---
id: note-shots
type: note
title: Shots
language: en
summary_of: [bpuff.txt]
---

# Shots

## Common questions

### Must we report a warning shot?

1. Yes. Report each warning shot at once. Superiors look into it.
"""
SOURCE = "11. Every discharge of a firearm must be reported promptly. A warning shot is a discharge."

TRANSLATED = """---
id: note-{language}
work: note
type: note
title: {title}
language: {language}
---

# {title}

1. {text}
"""

Ask = Callable[..., Answer]


@pytest.fixture
def ask(
    ingest: Callable[..., Report],
    searcher: Callable[[Access], EditionSearcher],
    settings: Settings,
    files: Callable[..., Path],
) -> Ask:
    folder = files(bpuff=SOURCE, other="3. Doctors are independent. They see the detained alone.")
    (folder / "note.md").write_text(NOTE)
    ingest(folder)

    def run(text: str, threshold: float = 0.0, access: Access = PUBLIC) -> Answer:
        assistant = Assistant(searcher(access), Verifier(Library(settings.home)), calibration(threshold))
        return assistant.answer(question(text), access)

    return run


def test_quotations_are_exact_and_inside_their_paragraph(ask: Ask) -> None:
    answer = ask("a warning shot must be reported promptly")
    assert answer.outcome == "answered"
    assert {c.quotation.document for c in answer.citations} >= {"note-shots", "bpuff.txt"}
    for each in answer.citations:
        assert each.verdict == "exact"
        assert "".join(each.marked) == each.paragraph and each.marked[1] == each.quotation.text


def test_a_note_stands_after_the_source_it_summarises(ask: Ask) -> None:
    documents = [c.quotation.document for c in ask("a warning shot must be reported promptly").citations]
    assert documents.index("bpuff.txt") < documents.index("note-shots")


def test_a_heading_is_never_the_quotation(ask: Ask) -> None:
    note = next(c for c in ask("Must we report a warning shot?").citations if c.secondary)
    assert "?" not in note.quotation.text and note.passage.path[-1] == "Must we report a warning shot?"
    assert note.paragraph.startswith("1. Yes.")


def test_below_the_operating_point_there_is_no_answer(ask: Ask) -> None:
    answer = ask("how tall is a zebra", threshold=0.6)
    assert answer.outcome == "no_answer" and answer.citations == () and len(answer.related) == 2
    assert "zebra" in answer.unmatched
    assert answer.searched == Searched(3, 0, ("en",))


def test_nothing_that_may_be_read_is_no_answer(ask: Ask) -> None:
    answer = ask("shots", access=Access(frozenset({"nobody"})))
    assert answer.outcome == "no_answer" and answer.related == () and answer.confidence == 0


def test_what_is_not_exact_is_withheld_and_counted(ask: Ask, settings: Settings) -> None:
    for source in Library(settings.home).sources.iterdir():
        source.write_bytes(source.read_bytes() + b" ")
    answer = ask("a warning shot must be reported promptly")
    assert answer.outcome == "no_answer" and answer.withheld >= 2


def test_verdicts(ask: Ask, settings: Settings) -> None:
    library = Library(settings.home)
    quotation = ask("a warning shot must be reported promptly").citations[0].quotation
    (name,) = library.source_names(quotation.version)
    assert Verifier(library).verdict(quotation, name) == "exact"
    moved = Quotation(quotation.document, quotation.version, quotation.start + 1, quotation.end + 1, quotation.text)
    assert Verifier(library).verdict(moved, name) == "changed"
    verifier = Verifier(library)
    assert verifier.verdict(quotation, name) == "exact"
    source = library.source(quotation.version)
    whole = source.read_bytes()
    source.write_bytes(whole.replace(b"shot", b"shut", 1))
    assert verifier.verdict(quotation, name) == "changed"
    source.unlink()
    assert verifier.verdict(quotation, name) == "missing"


def test_one_answer_as_json(ask: Ask) -> None:
    record = answer_json("q1", ask("a warning shot must be reported promptly"), 12.34)
    assert list(record)[:6] == ["id", "outcome", "confidence", "citations", "related", "edition"]
    assert record["ms"] == 12.3
    names = {"document", "version", "title", "pages", "label", "start", "end", "quote", "passage"}
    assert all(names <= set(each) for each in record["citations"])


def test_an_answer_without_quotations_cannot_be_made() -> None:
    searched = Searched(1, 0, ())
    with pytest.raises(ValueError, match="if and only if"):
        Answer("answered", (), (), 0.9, "e", "en", searched, ())
    with pytest.raises(ValueError, match="if and only if"):
        Answer("no_answer", (citation("a"),), (), 0.1, "e", "en", searched, ())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"note": "uncat", "uncat": ""}, ["uncat", "note"]),
        ({"uncat": "", "note": "uncat"}, ["uncat", "note"]),
        ({"note": "opcat", "uncat": ""}, ["note", "uncat"]),
        ({"note": "uncat", "other": "", "uncat": ""}, ["other", "uncat", "note"]),
    ],
)
def test_sources_first(given: Mapping[str, str], expected: list[str]) -> None:
    made = [citation(d, "note" if d == "note" else "treaty", (s,) if s else ()) for d, s in given.items()]
    assert [c.quotation.document for c in sources_first(made)] == expected


def test_a_passage_brings_its_footnotes_verified(
    ingest: Callable[..., Report], settings: Settings, searcher: Callable[[Access], EditionSearcher], tmp_path: Path
) -> None:
    file = tmp_path / "rules.md"
    file.write_text("# Rules\n\n1. Cells shall have windows that open.[^a]\n\n[^a]: Of one square metre.\n")
    ingest(file)
    opened, verifier = searcher(PUBLIC), Verifier(Library(settings.home))
    assistant = Assistant(opened, verifier, calibration(0.0))
    (cited,) = assistant.answer(question("Do cells have windows that open?"), PUBLIC).citations
    ((label, text),) = cited.footnotes
    assert label == "fn a" and "Of one square metre." in text and cited.verdict == "exact"
    (note,) = cited.passage.footnotes
    quoted = Quotation(cited.quotation.document, cited.quotation.version, note.start, note.end, text)
    assert verifier.verdict(quoted, "rules.md") == "exact"


def test_a_scan_is_hashed_and_not_read_again(
    ingest: Callable[..., Report],
    settings: Settings,
    searcher: Callable[[Access], EditionSearcher],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "rules.md"
    file.write_text("# Rules\n\n1. Cells shall have windows that open.\n")
    ingest(file)

    class NeverReads(Verifier):
        def verdict(self, quotation: Quotation, file: str) -> Verdict:
            raise AssertionError("reading a scan again takes minutes")

    opened = searcher(PUBLIC)
    scanned = [replace(listed, ocr={1: 0.9}) for listed in opened.documents(PUBLIC)]
    monkeypatch.setattr(EditionSearcher, "documents", lambda self, access: scanned)
    assistant = Assistant(opened, NeverReads(Library(settings.home)), calibration(0.0))
    (cited,) = assistant.answer(question("Do cells have windows that open?"), PUBLIC).citations
    assert (cited.verdict, cited.reread) == ("exact", False)
    assert source_line(cited).endswith("[as it was read; the source is unchanged]")
    source = Library(settings.home).source(cited.quotation.version)
    source.chmod(0o600)
    source.write_bytes(b"other")
    assert assistant.answer(question("Do cells have windows that open?"), PUBLIC).withheld == 1


def test_a_work_is_quoted_once_in_the_askers_language(
    ingest: Callable[..., Report],
    searcher: Callable[[Access], EditionSearcher],
    settings: Settings,
    tmp_path: Path,
) -> None:
    texts = {
        "en": "Report each warning shot at once to the superior officer.",
        "fr": "Chaque tir de sommation, warning shot, doit être signalé (report) aussitôt au supérieur.",
    }
    for language, text in texts.items():
        made = TRANSLATED.format(language=language, title=f"Shots {language}", text=text)
        (tmp_path / f"note.{language}.md").write_text(made)
    ingest(tmp_path)
    assistant = Assistant(searcher(PUBLIC), Verifier(Library(settings.home)), calibration(0.0))
    for language in texts:
        asked = Question("report warning shot superior", language)
        (citation_,) = assistant.answer(asked, PUBLIC).citations
        assert citation_.passage.language == language


def _calibrated(least: float) -> Calibrations:
    """Sure of a question whose words stand in the library, and of no other."""
    n = len(NAMES)
    weights = tuple(-20.0 if name == "unknown" else 0.0 for name in NAMES)
    sure = Logistic((0.0,) * n, (1.0,) * n, (0.0,) * n, 60.0)
    one = Calibration(sure, replace(sure, weights=weights, intercept=5.0), least, least, {})
    return Calibrations(one, one)


def test_a_question_that_asks_two_things_is_answered_in_part(
    ask: Ask, searcher: Callable[[Access], EditionSearcher], settings: Settings
) -> None:
    assistant = Assistant(searcher(PUBLIC), Verifier(Library(settings.home)), _calibrated(0.5))
    known, unknown = "Must a warning shot be reported promptly?", "How tall do zebras and giraffes grow?"
    answer = assistant.answer(question(f"{known} {unknown}", "en"), PUBLIC)
    assert answer.outcome == "partly" and answer.related == ()
    assert [(part.text, bool(part.citations)) for part in answer.parts] == [(known, True), (unknown, False)]
    assert {place for part in answer.parts for place in part.citations} == set(range(len(answer.citations)))
    both = assistant.answer(question(f"{known} Are doctors independent?", "en"), PUBLIC)
    assert both.outcome == "answered" and all(part.citations for part in both.parts)
    assert {c.quotation.document for c in both.citations} >= {"other.txt"} and len(both.citations) <= 3
    neither = assistant.answer(question(f"{unknown} Where do lions and hippos sleep?", "en"), PUBLIC)
    assert neither.outcome == "no_answer" and neither.parts == () and len(neither.related) == 2


def test_a_signal_is_not_searched_unless_anyway(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, searcher: Callable[[Access], EditionSearcher], settings: Settings
) -> None:
    monkeypatch.setattr(answering, "triage", lambda question: Signal("urgent", "removal", ("tomorrow",)))
    opened = searcher(PUBLIC)
    assistant = Assistant(opened, Verifier(Library(settings.home)), calibration(0.0))
    searched: list[Question] = []
    find = EditionSearcher.search

    def counted(self: EditionSearcher, question: Question, *rest: Any) -> list[Hit]:
        searched.append(question)
        return find(self, question, *rest)

    monkeypatch.setattr(EditionSearcher, "search", counted)
    asked = question("must a warning shot be reported promptly")
    answer = assistant.answer(asked, PUBLIC)
    assert (answer.outcome, answer.citations, answer.related, searched) == ("urgent", (), (), [])
    assert assistant.answer(asked, PUBLIC, anyway=True).outcome == "answered" and searched


def test_what_a_curator_linked_is_said_to_differ(
    ask: Ask, searcher: Callable[[Access], EditionSearcher], settings: Settings
) -> None:
    linked = Differing("shots", Place("note-shots"), Place("bpuff.txt", "11"), "The note is stricter.")
    assistant = Assistant(searcher(PUBLIC), Verifier(Library(settings.home)), calibration(0.0), (linked,))
    answer = assistant.answer(question("a warning shot must be reported promptly"), PUBLIC)
    (difference,) = answer.differ
    shown = [answer.citations[place].quotation.document for place in (difference.first, difference.second)]
    assert (shown, difference.note) == (["bpuff.txt", "note-shots"], "The note is stricter.")


def test_the_same_words_in_another_file_are_quoted_once(
    ingest: Callable[..., Report], searcher: Callable[[Access], EditionSearcher], settings: Settings, tmp_path: Path
) -> None:
    text = (
        "11. Every discharge of a firearm must be reported promptly to the superior officer, who looks into each "
        "with care and writes down the place, the time, the reason and the names of all the officers who were present."
    )
    (tmp_path / "rules.txt").write_text(text)
    (tmp_path / "report.txt").write_text(f"{text}\n\n12. In our cells the beds were clean and the windows open.")
    ingest(tmp_path)
    assistant = Assistant(searcher(PUBLIC), Verifier(Library(settings.home)), calibration(0.0))
    answer = assistant.answer(question("must the discharge of a firearm be reported promptly"), PUBLIC)
    quoted = [(c.quotation.document, [also.document for also in c.also_in]) for c in answer.citations]
    assert sorted([document, *also] for document, also in quoted if also) in (
        [["rules.txt", "report.txt"]], [["report.txt", "rules.txt"]],
    )  # fmt: skip
    assert sum("discharge" in c.paragraph for c in answer.citations) == 1
