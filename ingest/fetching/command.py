"""The command `corpus fetch`."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from advicehub import terminal
from advicehub.errors import SOME_REFUSED
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from ingest.catalogue.read import read_reference
from ingest.fetching.arrival import settle
from ingest.fetching.connection import Client
from ingest.fetching.disk import alone_in
from ingest.fetching.download import Download
from ingest.fetching.exchange import Exchange
from ingest.fetching.fetch import Fetch
from ingest.fetching.limits import Limits
from ingest.fetching.outcome import Outcome
from ingest.fetching.pace import Pace
from ingest.fetching.wanted import Wanted, wanted_files


@click.command()
@click.option("--only", multiple=True, metavar="ID", help="Only this source of the catalogue; may be repeated.")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Folder (default: fetched, in the home)."
)
@click.option("--dry-run", is_flag=True, help="Show what would be asked for; open no connection.")
@click.option("--accept-changes", is_flag=True, help="Put changed versions that wait in use; open no connection.")
@home_option
@json_option
def fetch(only: tuple[str, ...], into: Path | None, dry_run: bool, accept_changes: bool, as_json: bool) -> int:
    """Download public documents that the catalogue has an official address of. Nothing else here goes out."""
    settings = load_settings(chosen_home())
    wanted = wanted_files(read_reference(settings.corpus).sources, only)
    folder = into or settings.home / "fetched"
    if dry_run:
        return _show_plan(wanted, folder, as_json)
    with alone_in(folder):
        settle(folder)
        outcomes = _accept(folder, wanted) if accept_changes else _fetch(folder, wanted)
    _show(outcomes, folder, as_json)
    return SOME_REFUSED if any(each.what == "refused" for each in outcomes) else 0


def today() -> str:
    """The day in UTC, ISO 8601."""
    return datetime.now(UTC).date().isoformat()


def prepared(folder: Path, client: Client, pace: Pace, limits: Limits, day: Callable[[], str] = today) -> Fetch:
    """What fetches into `folder`, from its parts."""
    return Fetch(folder, Download(folder, Exchange(client, pace, limits), limits), day)


def _fetch(folder: Path, wanted: Sequence[Wanted]) -> list[Outcome]:
    limits = Limits()
    fetching = prepared(folder, Client(limits), Pace(limits), limits)
    outcomes = []
    for each in terminal.progress(wanted, len(wanted), "files"):
        outcomes.append(outcome := fetching.one(each))
        terminal.say(_line(outcome))
    return outcomes


def _accept(folder: Path, wanted: Sequence[Wanted]) -> list[Outcome]:
    limits = Limits()
    accepting = prepared(folder, Client(limits), Pace(limits), limits)
    found = (accepting.accept(each) for each in wanted)
    return [each for each in found if each is not None]


def _show_plan(wanted: Sequence[Wanted], folder: Path, as_json: bool) -> int:
    if as_json:
        terminal.print_json({"folder": str(folder), "files": [asdict(each) for each in wanted]})
    else:
        for each in wanted:
            click.echo(terminal.plain(f"{each.name}  {each.address}"))
    return 0


def _show(outcomes: Sequence[Outcome], folder: Path, as_json: bool) -> None:
    counts = Counter(each.what for each in outcomes)
    if as_json:
        terminal.print_json({"folder": str(folder), "counts": counts, "files": [_record(each) for each in outcomes]})
        return
    said = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing to do"
    click.echo(terminal.plain(f"{folder}: {said}"))
    for each in outcomes:
        if each.what in ("changed", "accepted", "refused"):
            click.echo(terminal.plain(_line(each)))


def _line(outcome: Outcome) -> str:
    """One file in one line."""
    name = f"{outcome.wanted.name}: {outcome.what}"
    if outcome.what == "refused":
        return f"{name}: {outcome.reason} ({outcome.wanted.address})"
    if outcome.what == "changed":
        now, new = outcome.sha256[:12], outcome.changed_to[:12]
        return f"{name} on the server, {now} here, {new} in {outcome.waiting}; look at it, then --accept-changes"
    if outcome.what == "accepted":
        return f"{name}: {outcome.before[:12]} is now {outcome.sha256[:12]}"
    return name


def _record(outcome: Outcome) -> dict[str, Any]:
    """One file as JSON."""
    record = asdict(outcome)
    wanted = record.pop("wanted")
    names = {"source": "source", "language": "language", "address": "address", "file": "name"}
    return {**{name: wanted[key] for name, key in names.items()}, **record}
