"""The commands `eval run`, `score`, `answers`, `passages`, `worst`, `sentences`; more are named below."""

from dataclasses import asdict
from pathlib import Path
from typing import cast, get_args

import click

from advicehub import terminal
from advicehub.errors import DataError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from eval.calibrate_command import calibrate
from eval.half import Half
from eval.highlights_command import highlights
from eval.queries.asked_question import SLICINGS, Slicing
from eval.queries.command import queries
from eval.quoting_command import quoting
from eval.signals import signals
from index.searcher import Mode

_FILE = click.Path(path_type=Path)
_half = click.option(
    "--half", type=click.Choice(["all", "even", "odd"]), default="all", show_default=True,
    help="Only the queries whose id has an even or an odd CRC-32.",
)  # fmt: skip
_questions = click.option("--questions", "questions_file", type=_FILE, required=True, help="The questions with gold.")
_by = click.option(
    "--by", type=click.Choice(SLICINGS), multiple=True, help="Also each slice by itself; may be repeated."
)

NOT_EXACT = 1
"""Exit code when a quotation is not what its source says."""

SOME_FAILED = 3
"""Exit code when some queries could not be asked, each named with its reason in the sidecar."""


@click.group(name="eval")
@home_option
def evaluate() -> None:
    """Run and score query sets."""


evaluate.add_command(calibrate)
evaluate.add_command(queries)
evaluate.add_command(signals)
evaluate.add_command(quoting)
evaluate.add_command(highlights)


@evaluate.command()
@click.argument("dataset", type=_FILE)
@click.option("--mode", type=click.Choice(get_args(Mode)), default="fused", show_default=True)
@click.option("--split", default="test", show_default=True, help="Which qrels of a BEIR folder.")
@click.option("--queries", type=_FILE, help="Take the queries from this file.")
@click.option("--corpus", type=_FILE, help="Search the corpus of this BEIR folder.")
@click.option("--depth", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Documents a query.")
@click.option("--out", type=_FILE, required=True, help="The TREC run file; its sidecar is OUT.json.")
@home_option
def run(dataset: Path, mode: str, split: str, queries: Path | None, corpus: Path | None, depth: int, out: Path) -> int:
    """Ask every query of DATASET: a BEIR folder, or a file of queries for the current edition."""
    from eval.running import run_dataset

    settings = load_settings(chosen_home())
    asked = run_dataset(dataset, split, queries, corpus, settings, cast(Mode, mode), depth, out)
    terminal.say(f"{len(asked.rankings)} queries were run; {out} holds what was found.")
    if asked.failed:
        terminal.say(f'{len(asked.failed)} queries could not be asked; "failed" in {out}.json says why.')
    return SOME_FAILED if asked.failed else 0


@evaluate.command()
@click.argument("run_file", metavar="RUN", type=_FILE)
@click.option("--qrels", type=_FILE, required=True, help="Judgments: BEIR's .tsv or TREC's four columns.")
@click.option("--measures", "names", help='Names as in ir-measures (default: "nDCG@10 R@100 RR").')
@_half
@home_option
@json_option
def score(run_file: Path, qrels: Path, names: str | None, half: str, as_json: bool) -> None:
    """Score a TREC run against judgments; a judged query that the run misses counts 0."""
    from eval import measures, scoring, tables

    scored = scoring.score(run_file, qrels, measures.parse(names or measures.DEFAULT), cast(Half, half))
    if as_json:
        terminal.print_json(asdict(scored))
        return
    terminal.out().print(tables.score_table(scored))
    if scored.missing:
        terminal.say(f"{scored.missing} judged queries are not in the run and count 0.")


@evaluate.command()
@click.argument("answers_file", metavar="ANSWERS", type=_FILE)
@_questions
@_by
@click.option("--verify", is_flag=True, help="Also read every quotation again from its source.")
@_half
@home_option
@json_option
def answers(
    answers_file: Path, questions_file: Path, by: tuple[Slicing, ...], verify: bool, half: str, as_json: bool
) -> int:
    """Score the answers that `ask --batch` wrote: citations, abstention, confidence, fidelity."""
    from eval import tables
    from eval.answer_line import read_answers
    from eval.answer_report import judge, report, slices
    from eval.fidelity import against_sources, fidelity
    from eval.queries.reading import read_questions

    given = read_answers(answers_file)
    asked = read_questions(questions_file, cast(Half, half))
    _refuse_strangers(answers_file, questions_file, given.keys().isdisjoint(asked))
    parts = slices(judge(asked, given), by)
    reports = {name: report(part) for name, part in parts.items()}
    of_set = [answer for id_, answer in given.items() if id_ in asked]
    checked = None
    if verify:
        shown = terminal.progress(of_set, len(of_set), "verifying")
        checked = fidelity(shown, against_sources(load_settings(chosen_home())))
    if as_json:
        found = {name: asdict(each) for name, each in reports.items()}
        seen = {"fidelity": asdict(checked) if checked else None}
        terminal.print_json({**_asked_of(questions_file, half), "slices": found, **seen})
    else:
        terminal.out().print(tables.answers_table(reports))
        if checked:
            counts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(checked.verdicts.items()))
            terminal.out().print(f"{checked.citations} quotations read again: {counts or 'none'}")
        _say_version(questions_file)
    return NOT_EXACT if checked and checked.failed else 0


@evaluate.command()
@click.argument("hits_file", metavar="HITS", type=_FILE)
@_questions
@click.option("-k", "k", type=click.IntRange(1, 1000), default=5, show_default=True, help="Hits that count.")
@_by
@_half
@home_option
@json_option
def passages(hits_file: Path, questions_file: Path, k: int, by: tuple[Slicing, ...], half: str, as_json: bool) -> None:
    """Score the hits that `search --batch` wrote: is a whole gold quotation in one of the first?"""
    from eval import tables
    from eval.passage_report import passage_report, read_hits
    from eval.queries.asked_question import sliced
    from eval.queries.reading import read_questions

    hits = read_hits(hits_file)
    asked = read_questions(questions_file, cast(Half, half))
    _refuse_strangers(hits_file, questions_file, hits.keys().isdisjoint(asked))
    parts = sliced(list(asked.values()), by)
    reports = {name: passage_report(part, hits, k) for name, part in parts.items()}
    if as_json:
        found = {name: asdict(each) for name, each in reports.items()}
        terminal.print_json({**_asked_of(questions_file, half), "slices": found})
    else:
        terminal.out().print(tables.passages_table(reports))
        _say_version(questions_file)


@evaluate.command()
@click.argument("hits_file", metavar="HITS", type=_FILE)
@_questions
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="Questions that are shown.")
@home_option
@json_option
def worst(hits_file: Path, questions_file: Path, most: int, as_json: bool) -> None:
    """Show the questions that `search --batch --explain` served worst, and why, as Markdown.

    It prints questions and words of documents. A frozen set is refused: nobody may read why it fails.
    """
    from eval import worst as questions
    from eval.explained_hits import read_explained
    from eval.queries.reading import read_for_fitting
    from eval.worst_page import worst_page

    lines = read_explained(hits_file)
    asked = read_for_fitting(questions_file)
    _refuse_strangers(hits_file, questions_file, lines.keys().isdisjoint(asked))
    found = questions.worst(list(asked.values()), lines, most)
    if as_json:
        terminal.print_json({"questions": _named(questions_file), **asdict(found)})
    else:
        terminal.out(soft_wrap=True).print(worst_page(found), end="")
        _say_version(questions_file)


@evaluate.command()
@click.argument("folder", type=_FILE)
@_half
@home_option
@json_option
def sentences(folder: Path, half: str, as_json: bool) -> None:
    """Score the sentence ends found in the paragraphs of FOLDER, whose sentences are known."""
    from eval import tables
    from eval.sentence_report import sentence_report
    from eval.sentence_set import read_paragraphs
    from ingest.sentences import sentences as split

    paragraphs = list(read_paragraphs(folder, cast(Half, half)))
    languages = sorted({paragraph.language for paragraph in paragraphs})
    reports = {
        name: sentence_report((one for one in paragraphs if name in ("all", one.language)), split)
        for name in (*languages, "all")
    }
    if as_json:
        terminal.print_json({"half": half, "languages": {name: asdict(each) for name, each in reports.items()}})
    else:
        terminal.out().print(tables.sentences_table(reports))


def _refuse_strangers(file: Path, questions: Path, strangers: bool) -> None:
    if strangers:
        raise DataError(f"{file.name}: no line of it belongs to a question of {questions.name}")


def _asked_of(questions_file: Path, half: str) -> dict[str, object]:
    """Which questions a result is about."""
    return {"questions": _named(questions_file), "half": half}


def _named(questions_file: Path) -> dict[str, str]:
    from eval.queries.reading import fingerprint

    return {"file": questions_file.name, "sha256": fingerprint(questions_file)}


def _say_version(questions_file: Path) -> None:
    from eval.queries.reading import fingerprint

    terminal.say(f"Questions: {questions_file.name}, SHA-256 {fingerprint(questions_file)}")
