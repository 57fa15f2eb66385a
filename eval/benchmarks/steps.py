"""How long a search takes with each step: passages, other words, subjects, what people ask.

    python -m eval.benchmarks.steps eval/query_sets/development.jsonl --home HOME

Asks the current edition of the library at HOME in turn in every mode, so that what else the machine does falls on all
alike. Nothing is remembered between searches: each question is embedded every time.
"""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from advicehub.errors import AdviceHubError
from advicehub.options import chosen_home, home_option
from advicehub.settings import load_settings
from index.access import PUBLIC
from index.batch import read_questions
from index.encoder import QuestionEncoder
from index.opening import load_encoder, open_searcher
from index.question import Question
from index.searcher import Mode

MODES: tuple[Mode, ...] = ("lexical", "dense", "passages", "vocabulary", "widened", "fused")
ROUNDS = 3


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option("--most", default=60, show_default=True, help="How many of the questions.")
@home_option
def steps(questions: Path, most: int) -> None:
    """Time the modes on QUESTIONS, a file as `search --batch` takes it."""
    settings = load_settings(chosen_home())
    encoder = QuestionEncoder(load_encoder(settings).embedders, remember=0)
    searcher = open_searcher(settings, PUBLIC, encoder=encoder)
    asked = [line.question for line in read_questions(questions) if line.question is not None][:most]
    times: dict[Mode, list[float]] = {mode: [] for mode in MODES}

    def ask(question: Question, mode: Mode) -> float:
        begin = perf_counter()
        searcher.search(question, PUBLIC, 10, mode)
        return 1000 * (perf_counter() - begin)

    for round_ in range(1 + ROUNDS):
        for question in asked:
            for mode in MODES:
                taken = ask(question, mode)
                if round_:  # the first makes everything ready
                    times[mode].append(taken)
    basis = median(times["passages"])
    click.echo(f"{len(asked)} questions, {ROUNDS} times each, in turn; median milliseconds, and as a share of passages")
    for mode, taken_all in times.items():
        click.echo(f"{mode:12} {median(taken_all):7.1f} {median(taken_all) / basis:6.2f}")


if __name__ == "__main__":
    try:
        steps()
    except AdviceHubError as error:
        sys.exit(f"benchmark: {error}")
