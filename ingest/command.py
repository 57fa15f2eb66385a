"""The command `advicehub extract`: one file, read in the jail, without an index."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from advicehub import terminal
from advicehub.errors import SOME_REFUSED, SourceError, UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from ingest import wire
from ingest.account import PageRow, left_out_of, rows_of, summary_of
from ingest.cut import cut
from ingest.document import Document
from ingest.extract_json import extract_json
from ingest.extract_members import archive_document, is_container, members_json, read_members
from ingest.jail import call_limited, read_file
from ingest.kind import kind_of
from ingest.passage import Passage
from ingest.pdf_steps import STEPS
from ingest.tokens import load_counter, prepared_tokenizers

_SHOWN = 100
_GUESSABLE = ("issuer", "symbol", "date", "type", "country", "language")
_COLUMNS: tuple[tuple[str, Callable[[PageRow], str]], ...] = (
    ("page", lambda row: str(row.number)),
    ("printed", lambda row: row.label),
    ("read from", lambda row: row.how),
    ("characters", lambda row: row.characters),
    ("agrees", lambda row: row.agreement),
    ("OCR", lambda row: row.confidence),
    ("left out", lambda row: row.left_out),
    ("trouble", lambda row: row.trouble),
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--pages", is_flag=True, help="Account for every page: how it was read, what was left out.")
@click.option(
    "--without",
    default="",
    metavar="STEP,…",
    help=f"Switch repairs of a PDF off, to find the cause of a mistake: {', '.join(STEPS)}.",
)
@home_option
@json_option
def extract(file: Path, pages: bool, without: str, as_json: bool) -> int:
    """Show what is read of FILE: its text, its blocks and its passages. Nothing is stored."""
    document = _read(file, [step.strip() for step in without.split(",") if step.strip()])
    counter = load_counter(prepared_tokenizers(load_settings(chosen_home()).model_cache))
    passages = cut(document, counter)
    refused = False
    if as_json:
        shown = extract_json(document, passages)
        if is_container(file):
            shown["members"] = members_json(file, lambda member: cut(member, counter))
            refused = any("refused" in member for member in shown["members"])
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        _show(document, passages, pages)
        refused = is_container(file) and _show_members(file)
    return SOME_REFUSED if refused else 0


def _read(file: Path, without: list[str]) -> Document:
    """Read `file` with all repairs but those named; `UsageError` for a name that is none."""
    for step in without:
        if step not in STEPS:
            raise UsageError(f"--without: there is no step {step}; the steps are {', '.join(STEPS)}")
    if not without:
        return archive_document(file) if kind_of(file) == "zip" else read_file(file)
    parts = b"".join(call_limited("ingest.pdf_steps:read_without", file, {"steps": list(without)}))
    try:
        return replace(wire.load(parts), id=file.name)
    except ValueError:
        raise SourceError(file.name, "the reader's answer cannot be used") from None


def _show(document: Document, passages: tuple[Passage, ...], pages: bool) -> None:
    """A readable outline: what the document is, how it was read, and its passages."""
    console = terminal.out(markup=True, soft_wrap=True)
    _show_about(console, document)
    console.print(f"{len(document.blocks)} blocks · {len(passages)} passages")
    for what, said in summary_of(document):
        style = "yellow" if what in ("Not read, need OCR", "Read in part", "Hidden text left out") else "default"
        console.print(f"  [{style}]{escape(what)}: {escape(said)}[/{style}]")
    for trouble in document.ledger.troubles[: None if pages else 5]:
        console.print(f"  [yellow]page {trouble.page}: {escape(trouble.reason)}[/yellow]")
    if pages:
        _show_pages(console, document)
    console.print()
    for passage in passages:
        _show_passage(console, document, passage)


def _show_members(file: Path) -> bool:
    """What is in an archive or attached to an e-mail, line by line; whether anything of it was refused."""
    console = terminal.out(markup=True, soft_wrap=True)
    refused = False
    for member in read_members(file):
        if member.document is None:
            console.print(f"[yellow]{escape(member.shown)}: {escape(member.refused)}[/yellow]")
        else:
            title, blocks = member.document.about.title, len(member.document.blocks)
            console.print(f"{escape(member.shown)}: {escape(title)} · {blocks} blocks")
        refused = refused or member.document is None
    return refused


def _show_about(console: Console, document: Document) -> None:
    """The description; what nobody declared is marked as guessed."""
    about = document.about
    console.print(f"[bold]{escape(about.title)}[/bold]{_guessed(document, 'title')}")
    for name in _GUESSABLE:
        if value := getattr(about, name):
            console.print(f"  {name}: {escape(value)}{_guessed(document, name)}")
    if about.work != document.id:
        console.print(f"  a language version or edition of: {escape(about.work)}{_guessed(document, 'work')}")
    console.print(f"{escape(document.id)} · {escape(document.extractor)}")


def _guessed(document: Document, name: str) -> str:
    return " [dim](guessed)[/dim]" if name in document.about.guessed else ""


def _show_pages(console: Console, document: Document) -> None:
    """Every page in a table without its empty columns, then what was left out."""
    rows = rows_of(document, document.pages, document.ledger.removed)
    shown = [heading for heading, cell in _COLUMNS if any(cell(row) for row in rows)]
    table = Table(*shown, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        cells = [escape(cell(row)) for heading, cell in _COLUMNS if heading in shown]
        table.add_row(*cells, style="yellow" if row.doubtful else "")
    if rows:
        console.print(table, soft_wrap=False)
    for group in left_out_of(document.ledger.removed):
        where = f" (p. {group.pages})" if group.pages else ""
        console.print(f"  left out, {group.why}{where}: {escape(group.text)}")


def _show_passage(console: Console, document: Document, passage: Passage) -> None:
    text = " ".join(document.text[passage.start : passage.end].split())
    where = " › ".join(passage.path)
    pages = "p. " + ", ".join(str(page) for page in passage.pages) if passage.pages else ""
    head = " · ".join(part for part in (passage.label, where, pages) if part)
    console.print(f"[cyan]{escape(head or '–')}[/cyan]")
    console.print(f"  {escape(text[:_SHOWN])}{'…' if len(text) > _SHOWN else ''}")
