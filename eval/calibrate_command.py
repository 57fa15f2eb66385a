"""The command `eval calibrate`."""

import json
from pathlib import Path

import click

from advicehub import terminal
from advicehub.errors import DataError
from advicehub.options import chosen_home, home_option
from advicehub.settings import load_settings
from index.searcher import Mode


@click.command()
@click.argument("files", metavar="QUESTIONS...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--elsewhere", type=click.Path(path_type=Path), required=True,
    help="Questions that have nothing to do with what the library is about.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The calibration file to write.")
@home_option
def calibrate(files: tuple[Path, ...], elsewhere: Path, out: Path) -> None:
    """Fit the model that tells an answer from "no answer" on QUESTIONS, asked of the current edition.

    Questions of a frozen set are refused.
    """
    from assistant.calibration import known_as
    from assistant.opening import uncalibrated
    from eval import calibrating
    from eval.queries.asked_question import AskedQuestion
    from eval.queries.reading import fingerprint, read_for_fitting
    from index.access import PUBLIC
    from index.batch import written_whole
    from index.opening import open_searcher

    settings = load_settings(chosen_home())
    asked: dict[str, AskedQuestion] = {}
    others = read_for_fitting(elsewhere)
    for file in files:
        read = read_for_fitting(file)
        if twice := asked.keys() & read.keys():
            raise DataError(f"{file.name}: the id {min(twice)} stands in another file too")
        asked |= read
    searcher = open_searcher(settings, PUBLIC)
    assistant = uncalibrated(searcher, settings)
    source = "; ".join(f"{file.name}, SHA-256 {fingerprint(file)}" for file in (*files, elsewhere))
    modes: dict[str, Mode] = {"asked": "fused", "alone": "widened"}
    fitted: dict[str, object] = {
        name: calibrating.calibrate(
            calibrating.observe(assistant, asked.values(), mode),
            calibrating.observe(assistant, others.values(), mode),
            source,
            searcher.edition(PUBLIC),
        )
        for name, mode in modes.items()
    }
    fitted["library"] = {known_as(listed): listed.passages for listed in searcher.documents(PUBLIC)}
    with written_whole(out) as stream:
        json.dump(fitted, stream, indent=1)
        stream.write("\n")
    terminal.say(f"{out} was written.")
