"""The commands `eval queries check`, `eval queries anchor` and `eval queries convert`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from advicehub import terminal
from advicehub.errors import UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings

if TYPE_CHECKING:
    from eval.queries.checking import Checked

_FILE = click.Path(path_type=Path)

FAULTY = 1
"""Exit code when something is wrong with a set."""


@click.group()
@home_option
def queries() -> None:
    """Check and anchor query sets."""


@queries.command()
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--no-edition", is_flag=True, help="Do not look gold up in the library.")
@home_option
@json_option
def check(files: tuple[Path, ...], no_edition: bool, as_json: bool) -> int:
    """Check query sets (default: all that come with the program), gold against the current edition."""
    from eval.queries.beside import questions_beside
    from eval.queries.checking import check as check_sets
    from eval.queries.edition_texts import edition_texts
    from eval.queries.reading import shipped_sets
    from index.library import Library
    from ingest.catalogue.read import read_reference

    settings = load_settings(chosen_home())
    chosen = files or shipped_sets()
    edition, texts = ("", None) if no_edition else edition_texts(Library(settings.home))
    topics = read_reference(settings.corpus).topics.keys()
    checked = check_sets(chosen, topics, texts, questions_beside(settings.corpus))
    if as_json:
        slices = [[*slice_, number] for slice_, number in checked.slices.items()]
        terminal.print_json({**asdict(checked), "edition": edition, "slices": slices})
    else:
        _show(checked)
    return FAULTY if checked.faults else 0


@queries.command()
@click.argument("file", type=_FILE)
@home_option
@json_option
def anchor(file: Path, as_json: bool) -> int:
    """Put the gold of FILE in its places in the current edition; change nothing when any is not found."""
    from eval.queries.anchoring import anchor as anchor_set
    from eval.queries.edition_texts import edition_texts
    from index.library import Library

    edition, texts = edition_texts(Library(load_settings(chosen_home()).home))
    anchored = anchor_set(file, texts)
    if as_json:
        terminal.print_json({"edition": edition, **asdict(anchored)})
    else:
        for fault in anchored.lost:
            click.echo(terminal.plain(str(fault)))
        said = "nothing was changed" if anchored.lost else f"{anchored.moved} have a new place"
        terminal.say(f"{file.name}: {anchored.gold} gold quotations, {len(anchored.lost)} not found; {said}.")
    return FAULTY if anchored.lost else 0


@queries.command()
@click.argument("source", type=_FILE)
@click.option("--out", type=_FILE, required=True, help="The file to write.")
@click.option("--split", type=click.Choice(["development", "frozen", "calibration"]), required=True)
@click.option("--hand", default="", help="Who wrote it: a or b.")
@click.option("--topic", "topics", multiple=True, metavar="OLD=ID", help="A topic's name there and its id here.")
@home_option
def convert(source: Path, out: Path, split: str, hand: str, topics: tuple[str, ...]) -> None:
    """Bring a query set of another form into ours; its gold is anchored afterwards."""
    from eval.queries.converting import Conversion
    from eval.queries.converting import convert as convert_set

    pairs = [each.partition("=") for each in topics]
    if any(not found for _, found, _ in pairs):
        raise UsageError("--topic: give it as OLD=ID")
    number = convert_set(source, out, Conversion(split, hand, {old: new for old, _, new in pairs}))
    terminal.say(f"{out}: {number} questions.")


def _show(checked: "Checked") -> None:
    """Faults line by line, then the sets and what is in them."""
    for fault in checked.faults:
        click.echo(terminal.plain(str(fault)))
    table = Table("split", "language", "register", "answerable", "questions")
    for (split, language, register, answerable), number in checked.slices.items():
        table.add_row(split, language, register or "-", "yes" if answerable else "no", str(number))
    terminal.out().print(table)
    for each in checked.sets:
        terminal.say(f"{each.file}: {each.questions} questions, SHA-256 {each.sha256}")
    terminal.say(f"{len(checked.faults)} faults.")
