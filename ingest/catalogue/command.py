"""The command `advicehub corpus check`."""

from dataclasses import asdict
from pathlib import Path

import click

from advicehub import terminal
from advicehub.errors import UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from ingest.catalogue.check import check as check_corpus
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.reading import FORMULAS

_FAULTY = 1


@click.command()
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Also look for wording that notes share with the texts in FOLDER.",
)
@home_option
@json_option
def check(against: Path | None, as_json: bool) -> int:
    """Check catalogue, topics, glossary and notes; exit 1 when something is wrong. Nothing is changed."""
    root = load_settings(chosen_home()).corpus
    if not root.is_dir():
        raise UsageError(f"there is no corpus folder at {root}")
    folder, faults = check_corpus(root, against)
    if as_json:
        terminal.print_json(_report(folder, faults))
    else:
        _show(folder, faults)
    return _FAULTY if faults else 0


def _report(folder: Folder | None, faults: list[Fault]) -> dict[str, object]:
    return {"green": not faults, "checked": _checked(folder), "faults": [asdict(fault) for fault in faults]}


def _checked(folder: Folder | None) -> dict[str, int]:
    """How many entries of each kind were looked at, and how many notes."""
    if folder is None:
        return {}
    counts = {name.removesuffix(".toml"): len(entries) for name, entries in folder.entries.items()}
    return counts | {"notes": len(folder.originals), "translations": len(folder.notes) - len(folder.originals)}


def _show(folder: Folder | None, faults: list[Fault]) -> None:
    for fault in faults:
        click.echo(terminal.plain(f"{fault.place}: {fault.says} [{fault.rule}]"))
    counts = ", ".join(f"{count} {name}" for name, count in _checked(folder).items() if count)
    click.echo(f"{len(faults)} fault{'s' * (len(faults) != 1)}" if faults else "green", nl=False)
    click.echo(f": {counts}" if counts else "")
    if folder is not None and (unread := _not_judged(folder)):
        click.echo(f"Reading level is not judged in: {', '.join(unread)}")


def _not_judged(folder: Folder) -> list[str]:
    return sorted({note.language for note in folder.notes} - FORMULAS.keys())
