"""The command `editions diff`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from advicehub import terminal
from advicehub.options import home_option, json_option
from index.access import Access
from index.changes import DocumentChange, changes_between
from index.editions.chosen import library
from index.editions.named import on_disk


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--access", "groups", multiple=True, help="What this group sees besides what everybody does.")
@home_option
@json_option
def diff(before: str, after: str | None, groups: tuple[str, ...], as_json: bool) -> None:
    """What changed from the edition BEFORE to AFTER (default: the one in use), as far as it may be read."""
    here = library()
    access = Access.to(*groups)
    names = [on_disk(here, each, access) for each in (before, after or here.current())]
    changes = changes_between(here, names[0], names[1], access.groups)
    if as_json:
        terminal.print_json({"from": names[0], "to": names[1], "documents": [asdict(each) for each in changes]})
        return
    for line in _lines(changes):
        terminal.out().print(line, soft_wrap=True)


def _lines(changes: Sequence[DocumentChange]) -> Iterator[str]:
    for each in changes:
        fields = f"; its {', '.join(each.fields)}" if each.fields else ""
        passages = f"{each.come} passages come, {each.stay} stay word for word, {each.go} go"
        yield f"{_became(each)}: {each.id} ({each.title}; group {each.group}): {passages}{fields}"
    come, go = sum(each.come for each in changes), sum(each.go for each in changes)
    yield f"{len(changes)} document(s) differ; {come:,} passages came, {go:,} went." if changes else "Nothing differs."


def _became(change: DocumentChange) -> str:
    superseded = change.what == "described" and change.status == "superseded" and "status" in change.fields
    return f"superseded by {change.superseded_by}" if superseded else change.what
