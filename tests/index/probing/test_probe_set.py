"""The shipped probes are what they say: 500 questions of ours, none frozen, each with its own paragraphs."""

from collections import Counter
from pathlib import Path

import pytest

from eval.probe_set import lines
from eval.queries.reading import SHIPPED, read_questions
from index.probing import probe
from index.question import question
from ingest.declared import read_sidecar

ROOT = Path(__file__).resolve().parents[3]


def test_there_are_500_on_many_topics_in_five_languages() -> None:
    probes = probe.shipped()
    assert len(probes) == len({each.id for each in probes}) == len({each.question.text for each in probes}) == 500
    languages = Counter(each.question.language for each in probes)
    assert set(languages) == {"en", "fr", "es", "ar", "pt"} and min(languages.values()) >= 45
    assert len({each.topic for each in probes} - {""}) == 26
    assert sum(bool(each.paragraphs) for each in probes) == 381
    assert all(question(each.question.text, each.question.language) == each.question for each in probes)


def test_none_is_frozen_and_all_are_from_the_sets_they_are_said_to_be_from() -> None:
    frozen = {each.text for each in read_questions(SHIPPED / "frozen.jsonl").values()}
    known = {
        (each.id, each.text): each
        for name in ("development", "calibration")
        for each in read_questions(SHIPPED / f"{name}.jsonl").values()
    }
    for each in probe.shipped():
        assert each.question.text not in frozen
        assert known[each.id, each.question.text].answerable == bool(each.paragraphs)


def test_they_name_paragraphs_of_the_shipped_notes() -> None:
    documents = {name.rpartition(":")[0] for each in probe.shipped() for name in each.paragraphs}
    notes = ROOT / "corpus" / "notes"
    declared = {str(read_sidecar(file).fields.get("id")) for file in notes.glob("*.pdf")}
    declared |= {file.read_text().split("\nid: ")[1].split("\n")[0] for file in notes.glob("*.md")}
    assert documents <= declared


@pytest.mark.slow
def test_the_file_is_what_the_program_makes() -> None:
    from advicehub.settings import Settings
    from index import chunking

    made = "".join(f"{line}\n" for line in lines(chunking.counter(Settings())))
    assert made == probe.FILE.read_text(encoding="utf-8")
