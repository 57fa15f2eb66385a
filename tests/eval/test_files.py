"""Malformed files: one clear sentence with file and line, and never the words of a question."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import DataError
from eval.answer_line import read_answers
from eval.corpus_row import read_rows
from eval.passage_report import read_hits
from eval.qrels import read_qrels
from eval.queries.asked_question import Gold
from eval.queries.reading import read_questions
from eval.query import read_queries

SECRET = "who was beaten in cell nine"

CASES: list[tuple[Callable[[Path], object], str, str, str]] = [
    (read_queries, '{"id": "1", "text": "x"}', '{"id": "1", "text": "%s"}', "earlier line"),
    (read_queries, '{"id": "1", "text": "x"}', '{"id": "a b", "text": "%s"}', "id"),
    (read_queries, '{"id": "1", "text": "x"}', '{"text": "%s"}', "id: Field required"),
    (read_queries, '{"id": "1", "text": "x"}', '{"id": "2", "text": ["%s"]}', "text"),
    (read_queries, '{"id": "1", "text": "x"}', '{"id": "2", "text": "%s', "Invalid JSON"),
    (read_queries, '{"id": "1", "text": "x"}', '["%s"]', "dictionary|object"),
    (read_rows, '{"_id": "1", "text": "x"}', '{"_id": "1", "text": "%s"}', "earlier line"),
    (read_rows, '{"_id": "1", "text": "x"}', '{"_id": "2", "title": "%s"}', "text"),
    (
        read_questions,
        '{"id": "1", "text": "x", "answerable": false}',
        '{"id": "2", "text": "%s"}',
        "does not say whether",
    ),
    (
        read_questions,
        '{"id": "1", "text": "x", "answerable": false}',
        '{"id": "2", "text": "%s", "answerable": true, "gold": []}',
        "no gold",
    ),
    (
        read_questions,
        '{"id": "1", "text": "x", "answerable": false}',
        '{"id": "2", "text": "%s", "answerable": true, "gold": [{"document": "d"}]}',
        "gold.0.quote",
    ),
    (
        read_answers,
        '{"id": "1", "outcome": "no_answer", "confidence": 0.1}',
        '{"id": "2", "outcome": "%s", "confidence": 0.1}',
        "outcome",
    ),
    (
        read_answers,
        '{"id": "1", "outcome": "no_answer", "confidence": 0.1}',
        '{"id": "2", "outcome": "answered", "confidence": 0.1, "text": "%s"}',
        "0 citations",
    ),
    (
        read_answers,
        '{"id": "1", "outcome": "no_answer", "confidence": 0.1}',
        '{"id": "2", "outcome": "no_answer", "confidence": 1.1, "text": "%s"}',
        "confidence",
    ),
    (
        read_answers,
        '{"id": "1", "outcome": "no_answer", "confidence": 0.1}',
        '{"id": "2", "text": "%s"}',
        "no outcome",
    ),
    (read_hits, '{"id": "1", "hits": []}', '{"id": "1", "hits": [], "text": "%s"}', "earlier line"),
    (
        read_hits,
        '{"id": "1", "hits": []}',
        '{"id": "2", "hits": [{"rank": 2, "document": "d", "text": "%s"}]}',
        "ranks",
    ),
]


@pytest.mark.parametrize(("read", "good", "bad", "reason"), CASES)
def test_a_malformed_line_is_named(
    tmp_path: Path, read: Callable[[Path], object], good: str, bad: str, reason: str
) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(f"{good}\n\n{bad.replace('%s', SECRET)}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"set\.jsonl, line 3: .*(" + reason + ")") as caught:
        read(file)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("read", [read_queries, read_rows, read_questions, read_answers, read_hits, read_qrels])
def test_files_that_hold_nothing(tmp_path: Path, read: Callable[[Path], object]) -> None:
    file = tmp_path / "set.jsonl"
    with pytest.raises(DataError, match="no such file"):
        read(file)
    with pytest.raises(DataError, match="folder"):
        read(tmp_path)
    file.write_bytes(b"\n  \n")
    with pytest.raises(DataError, match=r"set\.jsonl: it holds no"):
        read(file)
    file.write_bytes(b"\n\xff\xfe\n")
    with pytest.raises(DataError, match="line 2: it is not UTF-8"):
        read(file)


@pytest.mark.parametrize(
    ("line", "reason"),
    [("q d", "expected"), ("q 0 d 1", "expected"), ("q e high", "whole number"), ("q d 2", "two grades")],
)
def test_malformed_judgments(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "test.tsv"
    file.write_text(f"query-id\tcorpus-id\tscore\nq\td\t1\n{line}\n")
    with pytest.raises(DataError, match=r"test\.tsv, line 3: .*" + reason):
        read_qrels(file)


def test_both_forms_of_judgments(tmp_path: Path) -> None:
    beir, trec = tmp_path / "test.tsv", tmp_path / "qrels.txt"
    beir.write_bytes(b"query-id\tcorpus-id\tscore\r\n1\td\t1\r\n1\te\t0\r\n1\td\t1\r\n")
    trec.write_text("1 0 d 1\n1 0 e 0\n")
    assert read_qrels(beir) == read_qrels(trec) == {"1": {"d": 1, "e": 0}}


def test_queries_of_both_forms(tmp_path: Path) -> None:
    file = tmp_path / "queries.jsonl"
    lines = ['{"_id": 7, "text": "x\u2028y", "metadata": {"lang": "ar"}}', '{"id": "8", "text": "z", "lang": "fr"}']
    file.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    found = read_queries(file)
    assert list(found) == ["7", "8"] and [q.language for q in found.values()] == ["ar", "fr"]
    assert found["7"].text == "x\u2028y" and "x" not in repr(found["7"])


def test_questions_of_both_forms(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"_id": "1", "text": "x", "metadata": {"answerable": true, "doc": "d", "answers": ["a", "b"]}}\n'
        '{"_id": "4", "text": "x", "metadata": {"answerable": false, "doc": "d", "answers": []}}\n'
        '{"id": "3", "text": "x", "kind": "k", "lang": "fr", "answerable": true, '
        '"gold": [{"doc": "e", "quote": "q"}]}\n'
    )
    found = read_questions(file)
    assert found["1"].gold == (Gold("d", "a"), Gold("d", "b")) and found["4"].gold == ()
    assert (
        found["3"].slice("asker") == "k" and found["3"].slice("language") == "fr" and found["1"].slice("asker") == "-"
    )
    assert read_questions(file, "even").keys() | read_questions(file, "odd").keys() == {"1", "3", "4"}


def test_a_question_that_could_not_be_asked(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text('{"id": "1", "error": "the question is empty"}\n')
    assert read_answers(file)["1"].outcome == "failed"
