"""The command `editions list`."""

from typing import Any

import click
from rich.table import Table

from advicehub import terminal
from advicehub.errors import EditionDamaged, EditionForeign, EditionMissing
from advicehub.options import home_option, json_option
from index.editions.chosen import library
from index.library import Library
from index.probing import outcome


@click.command("list")
@home_option
@json_option
def list_editions(as_json: bool) -> None:
    """Every edition on disk, oldest first; the one in use is marked."""
    rows = list(_rows(library()))
    if as_json:
        terminal.print_json(rows)
        return
    table = Table("edition", "created", "documents", "passages", "")
    for row in rows:
        note = "in use" if row["current"] else ""
        note = ", ".join(filter(None, [note, "alarm" if row.get("alarms") else ""]))
        note = "damaged" if row.get("damaged") else note
        note = "of another version of this program" if row.get("foreign") else note
        table.add_row(row["id"], *(str(row.get(key, "")) for key in ("created", "documents", "passages")), note)
    terminal.out().print(table if rows else "There is no edition yet.")


def _rows(library: Library) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    current = library.current_or_none()
    for name in library.edition_ids():
        row: dict[str, Any] = {"id": name, "current": name == current}
        try:
            made = library.manifest(name)
        except EditionMissing:
            row = {**row, "damaged": True}  # a folder without a manifest
        except EditionDamaged:
            row = {**row, "damaged": True}
        except EditionForeign:
            row = {**row, "foreign": True}
        else:
            counts = {key: sum(getattr(s, key) for s in made.segments) for key in ("documents", "passages")}
            report = outcome.read(library.folder(name))
            alarms = 0 if report is None else len(report.alarms)
            row = {**row, "created": made.created, **counts, "alarms": alarms}
        rows.append(row)
    return rows
