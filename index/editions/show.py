"""The command `editions show`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from advicehub import terminal
from advicehub.options import home_option, json_option
from index.editions.chosen import chosen, library
from index.library import Library
from index.manifest import Manifest, Space
from index.probing import outcome
from index.probing.outcome import Report
from index.probing.words import report_lines


@click.command()
@click.argument("edition", required=False)
@home_option
@json_option
def show(edition: str | None, as_json: bool) -> None:
    """What an edition (the one in use by default) is made of."""
    here = library()
    name = chosen(here, edition)
    made = here.manifest(name)
    groups, report = _groups(here, made), outcome.read(here.folder(name))
    if as_json:
        probes = None if report is None else asdict(report)
        in_use = name == here.current_or_none()
        terminal.print_json({**asdict(made), "current": in_use, "groups": groups, "probes": probes})
        return
    for line in (*_lines(made, groups, name == here.current_or_none()), *_probes(here.folder(name), report)):
        terminal.out().print(line, soft_wrap=True)


def _probes(folder: Path, report: Report | None) -> Iterator[str]:
    if report is None:
        yield "  probes: " + ("their report is damaged" if outcome.is_damaged(folder) else "not asked")
    else:
        yield from (f"  {line}" for line in report_lines(report))


def _groups(library: Library, made: Manifest) -> list[dict[str, Any]]:
    """Counts of each group, by name."""
    from index.listing import listing

    statuses = Counter((group, listed.about.status) for group, listed in listing(library, made.id).values())
    found = []
    for group in sorted({segment.group for segment in made.segments}):
        parts = [segment for segment in made.segments if segment.group == group]
        sums = {key: sum(getattr(part, key) for part in parts) for key in ("documents", "passages", "sentences")}
        standing = {status: statuses[group, status] for status in ("superseded", "withdrawn")}
        found.append({"group": group, "parts": len(parts), **sums, **standing})
    return found


def _lines(made: Manifest, groups: list[dict[str, Any]], in_use: bool) -> Iterator[str]:
    yield f"Edition {made.id}, made {made.created}" + (", in use" if in_use else "")
    yield f"  passages: {made.chunking}"
    for place, space in enumerate(made.spaces):
        yield from _space(made, place, space)
    for each in groups:
        standing = ", ".join(f"{each[key]:,} {key}" for key in ("superseded", "withdrawn") if each[key])
        documents = f"{each['documents']:,} documents" + (f" ({standing})" if standing else "")
        parts = f", in {each['parts']} parts" if each["parts"] > 1 else ""
        yield f"  {each['group']}: {documents}, {each['passages']:,} passages, {each['sentences']:,} sentences{parts}"


def _space(made: Manifest, place: int, space: Space) -> Iterator[str]:
    """A line for the vectors of a model, and one for each group that is searched in them by an index."""
    yield f"  vectors: {space.name}, {space.dimension} dimensions; {space.embedded}"
    indexed = [each for each in made.nearest if each.space == place]
    for each in indexed:
        found = f"of the nearest ten {100 * each.recall:.1f} % are found"
        yield f"    {each.group}: searched by an index ({each.kind}, {each.parameters}); {found}"
    if not indexed:
        yield "    every passage is compared"
