"""Reports as tables for a person."""

from collections.abc import Mapping
from dataclasses import fields

from rich.table import Table

from eval.answer_report import AnswerReport
from eval.highlights import HighlightReport
from eval.interval import Estimate
from eval.passage_report import PassageReport
from eval.scoring import Scored
from eval.sentence_report import SentenceReport


def score_table(scored: Scored) -> Table:
    """One row per measure."""
    table = Table("measure", "mean", "95 % interval", "queries")
    for name, estimate in scored.measures.items():
        table.add_row(name, *_cells(estimate, 4))
    return table


def answers_table(reports: Mapping[str, AnswerReport]) -> Table:
    """One row per measure and one column per slice; intervals in brackets, then what was counted."""
    table = Table("", *reports)
    table.add_row("questions", *(str(report.questions) for report in reports.values()))
    table.add_row("answerable", *(str(report.answerable) for report in reports.values()))
    for outcome in next(iter(reports.values())).outcomes:
        table.add_row(f"  {outcome}", *(str(report.outcomes[outcome]) for report in reports.values()))
    for name in (field.name for field in fields(AnswerReport) if field.type is Estimate):
        table.add_row(name.replace("_", " "), *(_cell(getattr(report, name)) for report in reports.values()))
    areas = (report.risk_coverage.area for report in reports.values())
    table.add_row("risk-coverage area", *(_number(area, 3) for area in areas))
    return table


def passages_table(reports: Mapping[str, PassageReport]) -> Table:
    """One row per slice."""
    table = Table("", "whole gold in first k", "95 % interval", "questions", "words", "missing")
    for name, report in reports.items():
        table.add_row(name, *_cells(report.success, 3), _number(report.words.value, 0), str(report.missing))
    return table


def sentences_table(reports: Mapping[str, SentenceReport]) -> Table:
    """One row per language; precision and recall are of sentence ends inside lines."""
    table = Table("", "paragraphs", "ends", "found", "right", "precision", "recall")
    for name, report in reports.items():
        counts = (report.paragraphs, report.known, report.found, report.right)
        table.add_row(name, *map(str, counts), _number(report.precision, 3), _number(report.recall, 3))
    return table


def highlights_table(reports: Mapping[str, HighlightReport]) -> Table:
    """One row per script; the interval is over files."""
    table = Table("", "files", "quotations", "over a page's end", "not seen by the judge", "right", "95 % interval")
    for name, report in reports.items():
        counts = (report.files, report.quotations, report.over_pages, report.unseen)
        table.add_row(name, *map(str, counts), *_cells(report.right, 3)[:2])
    return table


def _cell(estimate: Estimate) -> str:
    if estimate.value is None:
        return "–"
    return f"{_number(estimate.value, 3)}{_bounds(estimate, 3)} n={estimate.n}"


def _cells(estimate: Estimate, digits: int) -> tuple[str, str, str]:
    return _number(estimate.value, digits), _bounds(estimate, digits).strip(), str(estimate.n)


def _bounds(estimate: Estimate, digits: int) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return f" [{estimate.low:.{digits}f}, {estimate.high:.{digits}f}]"


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
