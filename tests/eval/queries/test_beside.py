"""A question of a set may not stand beside a document already."""

from pathlib import Path

import pytest

from advicehub.errors import SourceError
from eval.queries.beside import beside_faults, questions_beside
from eval.queries.checking import check
from eval.queries.reading import SHIPPED, read_questions
from eval.queries.schema import places
from ingest.asked import FIRST_LINE, Asked
from tests.eval.queries.sets import TEXTS, TOPICS, line, write
from tests.ingest.catalogue.entries import CORPUS

LISTED = {
    "arrest.md.asked.tsv": (
        Asked("3", "en", "Does France really let the judge look on when the station is searched by you?"),
        Asked("4", "fr", "Où est le registre de garde à vue ?"),
        Asked("5", "en", "cuffs too tight?"),
    )
}


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("CUFFS  too tight?", "en", "the text stands in arrest.md.asked.tsv, paragraph 5"),
        (
            "Does France let a judge look on when the station is searched?",
            "en",
            "the words are nearly those of a question in arrest.md.asked.tsv, paragraph 3 (86%)",
        ),
        ("Does France let a judge drink when the station is closed?", "en", ""),
        ("cuffs too tight?", "pt", ""),
        ("cuffs tight, blue hands", "en", ""),
    ],
)
def test_equal_and_nearly_equal(tmp_path: Path, text: str, language: str, said: str) -> None:
    file = write(tmp_path / "development.jsonl", line("1", text, language=language))
    found = [str(each) for each in check([file], TOPICS, TEXTS, LISTED).faults if each.rule == "asked"]
    assert found == ([f"development.jsonl, line 1 (1): asked: {said}"] if said else [])


def test_what_is_tuned_on_may_stand_there(tmp_path: Path) -> None:
    few = {"split": "calibration", "register": "", "asker": "", "need": "", "hand": ""}
    file = write(tmp_path / "calibration.jsonl", line("1", "cuffs too tight?", **few))
    assert check([file], TOPICS, TEXTS, LISTED).faults == ()


def test_lists_are_read_from_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert questions_beside(tmp_path) == {}
    list_ = tmp_path / "notes" / "x.md.asked.tsv"
    list_.write_text(f"{FIRST_LINE}\n1\ten\twho\n")
    assert questions_beside(tmp_path) == {"x.md.asked.tsv": (Asked("1", "en", "who"),)}
    list_.write_text("who\n")
    with pytest.raises(SourceError, match=r"x\.md\.asked\.tsv"):
        questions_beside(tmp_path)


@pytest.mark.parametrize("split", ["development", "frozen"])
def test_no_shipped_question_stands_beside_a_shipped_note(split: str) -> None:
    file = SHIPPED / f"{split}.jsonl"
    questions = read_questions(file)
    beside = questions_beside(CORPUS)
    assert len(beside) == 38
    assert [str(fault) for fault in beside_faults(questions, places(file, questions), beside)] == []
    planted = next(iter(questions.values()))
    planted_list = {"x": (Asked("1", planted.language, planted.text),)}
    assert len(list(beside_faults(questions, places(file, questions), planted_list))) == 1
