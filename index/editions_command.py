"""The commands `editions list`, `show`, `use`, `check` and `prune`."""

from dataclasses import asdict
from typing import Any

import click
from rich.table import Table

from advicehub import terminal
from advicehub.errors import AdviceHubError, EditionDamaged, EditionForeign, EditionMissing
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from index.library import Library


@click.group()
@home_option
def editions() -> None:
    """List, show, choose, check and prune editions."""


@editions.command("list")
@home_option
@json_option
def list_editions(as_json: bool) -> None:
    """Every edition on disk, oldest first; the one in use is marked."""
    library, current, rows = _library()
    for name in library.edition_ids():
        try:
            made = library.manifest(name)
        except EditionMissing:
            continue
        except EditionDamaged:
            rows.append({"id": name, "current": name == current, "damaged": True})
            continue
        except EditionForeign:
            rows.append({"id": name, "current": name == current, "foreign": True})
            continue
        counts = {key: sum(getattr(s, key) for s in made.segments) for key in ("documents", "passages")}
        rows.append({"id": name, "current": name == current, "created": made.created, **counts})
    if as_json:
        terminal.print_json(rows)
        return
    table = Table("edition", "created", "documents", "passages", "")
    for row in rows:
        note = "in use" if row["current"] else ""
        note = "damaged" if row.get("damaged") else note
        note = "of another version of this program" if row.get("foreign") else note
        table.add_row(row["id"], *(str(row.get(key, "")) for key in ("created", "documents", "passages")), note)
    terminal.out().print(table if rows else "There is no edition yet.")


@editions.command()
@click.argument("edition", required=False)
@home_option
@json_option
def show(edition: str | None, as_json: bool) -> None:
    """What an edition (the one in use by default) is made of."""
    library, current, _ = _library()
    made = library.manifest(edition or current or library.current())
    if as_json:
        terminal.print_json(asdict(made))
        return
    console = terminal.out()
    console.print(f"Edition {made.id}, made {made.created}")
    console.print(f"  passages: {made.chunking}")
    for space in made.spaces:
        console.print(f"  vectors: {space.name}, {space.dimension} dimensions; {space.embedded}")
    for s in made.segments:
        console.print(f"  {s.group}: {s.documents} documents, {s.passages} passages, {s.sentences} sentences ({s.id})")


@editions.command()
@click.argument("edition")
@home_option
def use(edition: str) -> None:
    """Make an edition the one in use, after checking every file of it."""
    from index.turning import turn_to

    library, _, _ = _library()
    with library.writing():
        _check(library, edition)
        turn_to(library, edition, "use")
    terminal.say(f"Edition {edition} is in use.")


@editions.command()
@click.argument("edition", required=False)
@home_option
def check(edition: str | None) -> None:
    """Hash every file of an edition (the one in use by default), and its sources, again."""
    from index.sources_check import lost_sources

    library, current, _ = _library()
    name = edition or current or library.current()
    hashed = _check(library, name)
    lost = lost_sources(library, name)
    if lost:
        raise AdviceHubError(f"the sources of {len(lost)} document(s) are missing or altered: {', '.join(lost)}")
    terminal.say(f"Edition {name} is whole: {hashed / 1e6:,.1f} MB hashed, and every source file is as it was.")


@editions.command()
@click.option("--keep", default=2, show_default=True, type=click.IntRange(1), help="How many of the newest stay.")
@home_option
def prune(keep: int) -> None:
    """Delete old editions. The one in use and the newest ones stay."""
    library, current, _ = _library()
    with library.writing():
        old = [name for name in library.edition_ids()[:-keep] if name != current]
        for name in old:
            library.delete(name)
    terminal.say(f"Deleted {len(old)} edition(s)." + (f" ({', '.join(old)})" if old else ""))


def _library() -> tuple[Library, str | None, list[dict[str, Any]]]:
    library = Library(load_settings(chosen_home()).home)
    try:
        return library, library.current(), []
    except EditionMissing:
        return library, None, []


def _check(library: Library, edition: str) -> int:
    from index import integrity

    # Not a path: `use` and `check` take the name of an edition that is listed.
    if edition not in library.edition_ids():
        raise EditionMissing(f"there is no edition {edition}", edition)
    return integrity.check(library.folder(edition), library.manifest(edition))
