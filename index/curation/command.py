"""The commands `advicehub corpus list|add|replace|withdraw|remove|restore|undo|history|quarantine|weak-pages`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from advicehub import terminal
from advicehub.errors import SOME_REFUSED
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import Settings, load_settings
from index.curation.dialogue import agreed, attended, change, done, print_lines
from index.curation.options import description_options, fields_of, id_of
from index.curation.shown import change_lines, row_lines, taken_lines
from index.curation.start import start_from
from index.library import Library
from index.probing.choice import as_chosen, probe_options

_yes = click.option("--yes", is_flag=True, help="Do it without asking for confirmation.")
_dry_run = click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
_reason = click.option("--reason", default="", help="Why; it is kept in the history.")
_file = click.Path(path_type=Path)


@click.command("list")
@click.option("--status", type=click.Choice(["current", "superseded", "withdrawn"]))
@click.option("--language", help="Only documents in this language (ISO 639-1).")
@click.option("--access", "group", help="Only documents of this group.")
@click.option("--type", "type_", help="Only documents of this type.")
@click.option("--licence-missing", is_flag=True, help="Only documents whose licence nobody has stated.")
@home_option
@json_option
def list_(
    status: str | None, language: str | None, group: str | None, type_: str | None, licence_missing: bool, as_json: bool
) -> None:
    """List the documents with status, coverage, language and licence."""
    from index.curation import report

    wanted = {"status": status, "language": language, "group": group, "type": type_}
    rows = [
        row
        for row in report.rows(_library())
        if all(value in (None, getattr(row, name)) for name, value in wanted.items())
        and not (licence_missing and row.licence)
    ]
    if as_json:
        terminal.print_json([asdict(row) for row in rows])
        return
    print_lines(row_lines(rows) if rows else ["There is no such document."])


@click.command()
@click.argument("files", nargs=-1, required=True, type=_file)
@click.option("--as", "id_", default="", help="The document's id: the catalogue's, or one of your own.")
@description_options
@_yes
@_dry_run
@probe_options
@home_option
@json_option
def add(files: tuple[Path, ...], id_: str, yes: bool, dry_run: bool, as_json: bool, **options: Any) -> int:
    """Add files, each described by its entry in the catalogue; asks only what nobody else says."""
    from index.curation.adding import Wanted, plan_add
    from index.curation.asking import Terminal, Unattended

    fields = fields_of(options, len(files))
    asker = Terminal() if attended() else Unattended()
    plan, taken = plan_add(start_from(_settings()), files, Wanted(fields, id_of(id_)), asker, looking=dry_run)
    if not as_json:
        print_lines(taken_lines(taken))
    return change(plan, yes, dry_run, as_json, {"taken": [asdict(each) for each in taken]})


@click.command()
@click.argument("document")
@click.argument("file", type=_file)
@_reason
@_yes
@_dry_run
@probe_options
@home_option
@json_option
def replace(document: str, file: Path, reason: str, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Put FILE in the place of DOCUMENT, which keeps its id, its group and what was said of it."""
    from index.curation.replacing import plan_replace

    plan = plan_replace(start_from(_settings()), document, file, reason, looking=dry_run)
    return change(plan, yes, dry_run, as_json)


@click.command()
@click.argument("document")
@click.option("--superseded-by", default="", help="The document or source that takes its place: it stays searchable.")
@_reason
@_yes
@_dry_run
@probe_options
@home_option
@json_option
def withdraw(document: str, superseded_by: str, reason: str, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Take DOCUMENT out of the search; its text and account are kept."""
    from index.curation.standing import plan_withdraw

    return change(plan_withdraw(start_from(_settings()), document, superseded_by, reason), yes, dry_run, as_json)


@click.command()
@click.argument("documents", metavar="DOCUMENT…", nargs=-1, required=True)
@_reason
@_yes
@_dry_run
@probe_options
@home_option
@json_option
def remove(documents: tuple[str, ...], reason: str, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Leave DOCUMENT… out of the library, text, account and all; `withdraw` only hides it."""
    from index.curation.removing import plan_remove

    return change(plan_remove(start_from(_settings()), documents, reason), yes, dry_run, as_json)


@click.command()
@click.argument("document")
@_reason
@_yes
@_dry_run
@probe_options
@home_option
@json_option
def restore(document: str, reason: str, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Bring back DOCUMENT, which was withdrawn or superseded by a command."""
    from index.curation.standing import plan_restore

    return change(plan_restore(start_from(_settings()), document, reason), yes, dry_run, as_json)


@click.command()
@_reason
@_yes
@_dry_run
@home_option
@json_option
def undo(reason: str, yes: bool, dry_run: bool, as_json: bool) -> int:
    """Go back to the library as it was before the last change; undoing an undo brings the change back."""
    from index.curation import undoing

    plan = undoing.plan_undo(start_from(_settings()))
    preview = plan.preview()
    taken_back = {"undone": {"action": plan.last.action, "when": plan.last.when, "reason": plan.last.reason}}
    if not as_json:
        print_lines([f"Takes back: {plan.last.action}, {plan.last.when}"])
    edition = undoing.undo(plan, reason) if agreed(preview, yes, dry_run, as_json) else ""
    done(preview, {"edition": edition, "dry_run": dry_run, **taken_back}, as_json)
    return 0


@click.command()
@home_option
@json_option
def history(as_json: bool) -> None:
    """What was changed, and when, newest first; with --json oldest first."""
    from index import history as changes

    happened = changes.of_library(_library())
    if as_json:
        terminal.print_json([changes.change_json(each) for each in happened])
    else:
        print_lines(change_lines(happened) if happened else ["Nothing has been changed yet."])


@click.command()
@click.option("--retry", is_flag=True, help="Try to ingest the files again; what was meant for `add` is named.")
@click.option("--discard", metavar="NAME", help="Forget the file of this name (or path); it is not touched.")
@home_option
@json_option
def quarantine(retry: bool, discard: str | None, as_json: bool) -> int:
    """Files that were refused, with their reasons, until they are taken or discarded."""
    from index import quarantine as kept
    from index.curation import refused

    settings = _settings()
    library = Library(settings.home)
    if discard is not None:
        refused.discard(library, discard)
    left = refused.retry(library, settings) if retry else []
    held = kept.read(library.home)
    if as_json:
        terminal.print_json([asdict(each) for each in held])
    else:
        print_lines(refused.lines(held))
        print_lines(left)
    return SOME_REFUSED if retry and held else 0


@click.command("weak-pages")
@click.option("--below", default=0.8, show_default=True, type=click.FloatRange(0, 1), help="The OCR confidence.")
@click.option("--access", "group", help="Only documents of this group.")
@home_option
@json_option
def weak_pages(below: float, group: str | None, as_json: bool) -> None:
    """Pages that OCR read poorly, worst first; before them those of which nothing was read."""
    from index.curation import report

    pages = report.weak_pages(_library(), None if group is None else (group,), below)
    if as_json:
        terminal.print_json([asdict(page) for page in pages])
        return
    table = Table("document", "page", "label", "confidence")
    for page in pages:
        sure = "no text" if page.confidence is None else f"{100 * page.confidence:.0f} %"
        table.add_row(page.document, str(page.page), page.label, sure)
    terminal.out().print(table if pages else "There is no such page.")


def _settings() -> Settings:
    return as_chosen(load_settings(chosen_home()))


def _library() -> Library:
    return Library(_settings().home)
