"""Scoring of sentence ends."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from advicehub.errors import DataError
from eval.command import evaluate
from eval.sentence_report import SentenceReport, sentence_report
from eval.sentence_set import Paragraph, read_paragraphs

SET = Path(__file__).parents[2] / "eval" / "sentences"


def test_lines_become_paragraphs_with_the_ends_of_their_sentences(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Head⏎\nOne.\nTwo.\n\nThree.\n", encoding="utf-8")
    (tmp_path / "zh.txt").write_text("一。\n二。\n", encoding="utf-8")
    assert list(read_paragraphs(tmp_path)) == [
        Paragraph("en", "Head\nOne. Two.", (4, 9, 14)),
        Paragraph("en", "Three.", (6,)),
        Paragraph("zh", "一。二。", (2, 4)),
    ]


def test_only_ends_inside_lines_count() -> None:
    paragraph = Paragraph("en", "Head\nOne. Two. Three.", (4, 9, 14, 21))
    report = sentence_report([paragraph], lambda text, language: [(0, 4), (5, 9), (10, 12), (12, 21)])
    assert report == SentenceReport(paragraphs=1, known=2, found=2, right=1)
    assert (report.precision, report.recall) == (0.5, 0.5)


def test_halves_share_nothing_and_make_the_whole() -> None:
    halves = [set(read_paragraphs(SET, half)) for half in ("even", "odd")]
    assert not halves[0] & halves[1]
    assert halves[0] | halves[1] == set(read_paragraphs(SET))


def test_the_set_is_as_large_as_it_says() -> None:
    paragraphs = list(read_paragraphs(SET))
    assert min(sum(p.language == name for p in paragraphs) for name in ("ar", "en", "es", "fr", "pt", "ru", "zh")) >= 60
    assert sum(len(p.ends) for p in paragraphs) >= 1200


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no text files"):
        list(read_paragraphs(tmp_path))
    (tmp_path / "fr.txt").write_bytes(b"\xe9t\xe9.")
    with pytest.raises(DataError, match=r"fr\.txt: it is not UTF-8"):
        list(read_paragraphs(tmp_path))


def test_the_command_prints_a_row_a_language(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("See Art. 3 of it.\nIt holds.\n", encoding="utf-8")
    result = CliRunner().invoke(evaluate, ["sentences", str(tmp_path), "--json"])
    assert result.exit_code == 0
    assert '"known": 1' in result.output and '"right": 1' in result.output
