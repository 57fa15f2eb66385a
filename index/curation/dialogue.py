"""Showing a person what a change would do, and making it once they agree."""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import click

from advicehub import terminal
from advicehub.errors import SOME_REFUSED, UsageError
from index.curation.plan import Plan, carry_out, keep_refused
from index.curation.preview import Preview
from index.curation.shown import preview_lines
from index.ingest_progress import IngestProgress
from index.next_edition import Built
from index.probing.words import held_line


def attended() -> bool:
    """Whether a person sits at the terminal, who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of a result on standard output."""
    for line in lines:
        terminal.out().print(line, soft_wrap=True)


def change(plan: Plan, yes: bool, dry_run: bool, as_json: bool, more: dict[str, Any] | None = None) -> int:
    """Show what `plan` would do, ask, and do it; the exit code. `more` goes into the JSON.

    What was refused goes into the quarantine, unless it is a dry run, whatever is answered.
    """
    preview = plan.preview()
    refused = [(each.name, each.reason) for each in plan.refused]
    if not as_json:
        print_lines(f"refused: {name}: {reason}" for name, reason in refused)
    built: Built | None = None
    if agreed(preview, yes, dry_run, as_json):
        with terminal.counting() as count:
            built = carry_out(plan, IngestProgress(count).embedded)
    elif refused and not dry_run:
        keep_refused(plan)
    said = {"edition": "", "dry_run": dry_run, **(more or {}), "refused": refused}
    if built is not None:
        said |= {"edition": built.edition, "alarms": built.alarms, "held": built.held}
    done(preview, said, as_json)
    return SOME_REFUSED if refused else 0


def agreed(preview: Preview, yes: bool, dry_run: bool, as_json: bool) -> bool:
    """Whether the change is to be made, after it was shown. Raises `UsageError` when nobody can be asked."""
    if not as_json:
        print_lines(preview_lines(preview))
    if dry_run or not preview.effects:
        return False
    if yes:
        return True
    if not attended():
        raise UsageError("nobody can be asked here whether to do it; give --yes, or --dry-run to see what it would do")
    return click.confirm("Do it?", err=True)


def done(preview: Preview, said: dict[str, Any], as_json: bool) -> None:
    """Say what came of it. Its "edition" is '' when nothing was changed; its "alarms" and "held" are as in
    `index.next_edition.Built`, if it has them."""
    if as_json:
        terminal.print_json({**said, "preview": asdict(preview)})
        return
    for alarm in said.get("alarms", ()):
        terminal.say(f"Alarm: {alarm}")
    if said.get("held"):
        terminal.say(held_line(said["edition"]))
    elif said["edition"]:
        terminal.say(f"Done: edition {said['edition']} is in use. `advicehub corpus undo` takes it back.")
    elif preview.effects:
        terminal.say("Nothing was changed.")
