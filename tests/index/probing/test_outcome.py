"""A report is kept whole beside its edition, or counts as none."""

from pathlib import Path

import pytest

from index.probing import outcome
from index.probing.outcome import Alarm, Outcome, Report, paired
from index.probing.words import alarm_lines, report_lines

REPORT = Report(
    "0123", "before", (Outcome("a", "x", "x1", 1), Outcome("b", "x", "x2", 0), Outcome("c", "", "", -1)),
    (Alarm("passage", 60, 2, 500, 9, "x", "x1", "paragraph 3"),),
)  # fmt: skip


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    assert outcome.read(tmp_path) is None and not outcome.is_damaged(tmp_path)
    outcome.write(tmp_path, REPORT)
    assert outcome.read(tmp_path) == REPORT and not outcome.is_damaged(tmp_path)


@pytest.mark.parametrize("place", range(0, 400, 13))
def test_a_changed_byte_makes_it_none(tmp_path: Path, place: int) -> None:
    outcome.write(tmp_path, REPORT)
    file = tmp_path / outcome.FILE_NAME
    content = bytearray(file.read_bytes())
    content[place % len(content)] ^= 1
    file.write_bytes(content)
    assert outcome.read(tmp_path) is None and outcome.is_damaged(tmp_path)


def test_what_it_counts() -> None:
    assert REPORT.firsts() == {"x": 2} and REPORT.found == (1, 2)
    later = (Outcome("b", "y", "y1", 2), Outcome("d", "y", "y1", 0), Outcome("a", "x", "x1", 1))
    assert [(one.id, one.document, other.document) for one, other in paired(REPORT.outcomes, later)] == [
        ("b", "x", "y"), ("a", "x", "x"),
    ]  # fmt: skip


def test_it_is_told_in_sentences() -> None:
    assert list(report_lines(REPORT)) == [
        "probes: 3 questions asked; 1 of 2 find a paragraph of their own among the first five",
        "  first most often: x (2)",
        "  compared with edition before: 1 alarm(s)",
        f"  alarm: {next(alarm_lines(REPORT))}",
    ]
    assert next(alarm_lines(REPORT)) == (
        "paragraph 3 of x is now the first answer to 60 of 500 probe questions on 9 topics, to 2 before: look at it "
        "before you rely on it"
    )
    alone = Report("0123", "", (), (Alarm("recall", 60, 300, 500, 1), Alarm("document", 9, 0, 500, 3, "x")))
    assert next(iter(report_lines(alone))) == "probes: 0 questions asked"
    recall, document = alarm_lines(alone)
    assert "do not find it now" in recall and document.startswith("x is now the first answer")
