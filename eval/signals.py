"""How well triage tells what needs a person from what may be searched; the command `eval signals`."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

import click
from pydantic import BaseModel, Field, TypeAdapter
from rich.table import Table

from advicehub import terminal
from advicehub.errors import DataError
from advicehub.options import home_option, json_option
from eval import json_lines
from eval.identifier import LENIENT, Identifier
from eval.interval import Estimate, mean

Kind = Literal["urgent", "out_of_mandate", "pass"]


class _Line(BaseModel):
    model_config = LENIENT
    id: Identifier
    text: Annotated[str, Field(pattern=r"\w")]
    language: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Sorted:
    """A question's id and language, what kind it is and what triage took it for."""

    id: str
    language: str
    kind: Kind
    taken_for: Kind


@dataclass(frozen=True, slots=True)
class SignalReport:
    """Shares over `questions`, each with its interval.

    `urgent` and `out_of_mandate` are recall, of that very kind; `stopped` is the share of the questions to pass that
    were kept from the search. `wrong` names the questions taken for another kind.
    """

    questions: int
    urgent: Estimate
    out_of_mandate: Estimate
    stopped: Estimate
    wrong: tuple[str, ...]


def read_and_sort(file: Path) -> list[Sorted]:
    """Every question of `file`, with what triage takes it for, in order.

    A line is `{"id","text","language","kind"}`; more is passed over. Raises `DataError` naming the line for a
    malformed one and for an id that comes twice.
    """
    from assistant.triage.triage import triage
    from index.question import question

    found: dict[str, Sorted] = {}
    for number, line in json_lines.read(file, TypeAdapter(_Line)):
        if line.id in found:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        signal = triage(question(line.text, line.language))
        found[line.id] = Sorted(line.id, line.language, line.kind, "pass" if signal is None else signal.kind)
    if not found:
        raise DataError(f"{file.name}: it holds no question")
    return list(found.values())


def signal_report(found: Iterable[Sorted]) -> SignalReport:
    """What of `found` was told rightly."""
    each = tuple(found)
    recall = {
        kind: mean([float(one.taken_for == kind) for one in each if one.kind == kind])
        for kind in ("urgent", "out_of_mandate")
    }
    stopped = mean([float(one.taken_for != "pass") for one in each if one.kind == "pass"])
    wrong = tuple(one.id for one in each if one.taken_for != one.kind)
    return SignalReport(len(each), recall["urgent"], recall["out_of_mandate"], stopped, wrong)


def by_language(found: Iterable[Sorted]) -> dict[str, SignalReport]:
    """A report for all, under "all", and one for each language."""
    each = tuple(found)
    languages = sorted({one.language for one in each})
    return {"all": signal_report(each)} | {
        language: signal_report(one for one in each if one.language == language) for language in languages
    }


def signals_table(reports: Mapping[str, SignalReport]) -> Table:
    """One row per slice."""
    table = Table("", "urgent recognised", "out of mandate recognised", "wrongly stopped")
    for name, report in reports.items():
        table.add_row(name, *map(_cell, (report.urgent, report.out_of_mandate, report.stopped)))
    return table


@click.command()
@click.argument("questions_file", metavar="FILE", type=click.Path(path_type=Path))
@home_option
@json_option
def signals(questions_file: Path, as_json: bool) -> None:
    """Measure triage on FILE: what of the urgent and the out of mandate it knows, what it wrongly stops."""
    reports = by_language(read_and_sort(questions_file))
    if as_json:
        terminal.print_json({name: asdict(report) for name, report in reports.items()})
        return
    terminal.out().print(signals_table(reports))
    if reports["all"].wrong:
        terminal.say(f"Taken for another kind: {', '.join(reports['all'].wrong)}")


def _cell(estimate: Estimate) -> str:
    if estimate.value is None:
        return "–"
    bounds = "" if estimate.low is None or estimate.high is None else f" [{estimate.low:.3f}, {estimate.high:.3f}]"
    return f"{estimate.value:.3f}{bounds} n={estimate.n}"
