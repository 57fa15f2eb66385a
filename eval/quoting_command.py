"""The command `eval quoting`."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from rich.table import Table

from advicehub import terminal
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings

if TYPE_CHECKING:
    from eval.half import Half
    from eval.quoting import QuotingReport
    from index.searcher import Searcher

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("questions_file", metavar="QUESTIONS", type=_FILE)
@click.option("--corpus", type=_FILE, help="Quote from the corpus of this BEIR folder (default: the current edition).")
@click.option("--given", is_flag=True, help="Do not search: quote from the first passage that holds gold.")
@click.option("-k", "k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits that are looked at.")
@click.option("--half", type=click.Choice(["all", "even", "odd"]), default="all", show_default=True)
@home_option
@json_option
def quoting(questions_file: Path, corpus: Path | None, given: bool, k: int, half: str, as_json: bool) -> None:
    """Score which words are quoted of a passage that answers: of the first hit that holds gold."""
    from eval.queries.reading import read_questions
    from eval.quoting import Quoting, quoting_report

    asked = [each for each in read_questions(questions_file, cast("Half", half)).values() if each.answerable]
    quoter = Quoting(_searcher(corpus), None if given else k)
    report = quoting_report(quoter.quoted(terminal.progress(asked, len(asked), "quoting")))
    if as_json:
        terminal.print_json({"questions": questions_file.name, "half": half, **asdict(report)})
    else:
        terminal.out().print(_table(report))


def _searcher(corpus: Path | None) -> "Searcher":
    from eval.corpus_edition import open_corpus
    from index.access import PUBLIC
    from index.opening import load_encoder, open_searcher

    settings = load_settings(chosen_home())
    if corpus is None:
        return open_searcher(settings, PUBLIC)
    embedders = load_encoder(settings).embedders
    with terminal.counting() as count:

        def told(model: str, done: int, total: int) -> None:
            count(f"embedding ({model})", done, total)

        return open_corpus(corpus / "corpus.jsonl", settings, embedders, told)


def _table(report: "QuotingReport") -> Table:
    from eval.interval import Estimate

    table = Table("", "mean", "95 % interval", "questions")
    for field in fields(report):
        value = getattr(report, field.name)
        if isinstance(value, Estimate) and value.value is not None:
            bounds = f"[{value.low:.3f}, {value.high:.3f}]" if value.low is not None else "–"
            table.add_row(field.name, f"{value.value:.3f}", bounds, str(value.n))
    table.add_row("left out", "", "", str(report.left_out))
    return table
