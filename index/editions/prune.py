"""The command `editions prune`."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from advicehub import terminal
from advicehub.errors import AdviceHubError, UsageError
from advicehub.options import home_option, json_option
from index.editions.chosen import library
from index.editions.pruning import Pruning, carry_out, plan_prune


@click.command()
@click.option("--keep", default=2, show_default=True, type=click.IntRange(1), help="How many editions stay.")
@click.option("--sources", is_flag=True, help="Delete the source files, too, that no edition left needs.")
@click.option("--yes", is_flag=True, help="Delete sources without asking for confirmation.")
@click.option("--dry-run", is_flag=True, help="Show what would be deleted, and delete nothing.")
@home_option
@json_option
def prune(keep: int, sources: bool, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Delete old editions. The one in use, the one that undo would bring back and the newest stay."""
    from index.curation.dialogue import attended

    here = library()
    shown = plan_prune(here, keep, sources)
    if not as_json:
        for line in _lines(shown):
            terminal.out().print(line, soft_wrap=True)
    agreed = not dry_run
    if agreed and shown.sources and not yes:
        if not attended():
            raise UsageError(
                "nobody can be asked here whether to delete sources; give --yes, or --dry-run to see which"
            )
        agreed = click.confirm("Delete them?", err=True)
    if agreed:
        with here.writing():
            if plan_prune(here, keep, sources) != shown:
                raise AdviceHubError("another command changed the library meanwhile; run this one again")
            carry_out(here, shown)
    if as_json:
        terminal.print_json({**asdict(shown), "dry_run": dry_run, "deleted": agreed})
    else:
        terminal.say(_told(shown) if agreed else "Nothing was deleted.")


def _told(done: Pruning) -> str:
    sources = f" and {len(done.sources)} source file(s)" if done.sources else ""
    freed = (done.freed + done.sources_freed) / 1e6
    return f"Deleted {len(done.editions)} edition(s){sources}; {freed:,.1f} MB are free again."


def _lines(pruning: Pruning) -> Iterator[str]:
    if pruning.editions:
        named = ", ".join(pruning.editions)
        yield f"editions that go: {len(pruning.editions)} ({named}), {pruning.freed / 1e6:,.1f} MB"
    else:
        yield "No edition goes."
    if pruning.undo:
        yield f"`corpus undo` could not go back to {pruning.undo} any more."
    if pruning.sources:
        size = pruning.sources_freed / 1e6
        yield f"sources that go: {len(pruning.sources)}, {size:,.1f} MB, with the cache of what was read of files"
        yield "Quotations from them, and receipts, could not be checked against their source any more."
