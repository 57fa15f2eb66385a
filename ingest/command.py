"""The command `advicehub extract`: one file, read in the jail, without an index."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from ingest.cut import cut
from ingest.document import Document
from ingest.extract_json import extract_json
from ingest.jail import read_file
from ingest.passage import Passage
from ingest.tokens import load_counter, prepared_tokenizers

_SHOWN = 100


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@home_option
@json_option
def extract(file: Path, as_json: bool) -> None:
    """Show what is read of FILE: its text, its blocks and its passages. Nothing is stored."""
    document = read_file(file)
    passages = cut(document, load_counter(prepared_tokenizers(load_settings(chosen_home()).model_cache)))
    if as_json:
        click.echo(json.dumps(extract_json(document, passages), ensure_ascii=False))
    else:
        _show(document, passages)


def _show(document: Document, passages: tuple[Passage, ...]) -> None:
    """A readable outline: what the document is, its headings, what was not read."""
    console = Console(highlight=False, soft_wrap=True)
    about, ledger = document.about, document.ledger
    console.print(f"[bold]{escape(about.title)}[/bold]")
    console.print(f"{escape(document.id)} · {about.language or 'language unknown'} · {escape(document.extractor)}")
    size = f"{ledger.pages} pages · " if ledger.pages else ""
    console.print(
        f"{size}{len(document.blocks)} blocks · {len(passages)} passages · {len(document.repairs)} repairs"
        f" · {ledger.furniture} running headers and footers left out"
    )
    for line in _remarks(document):
        console.print(f"[yellow]{escape(line)}[/yellow]")
    console.print()
    for passage in passages:
        _show_passage(console, document, passage)


def _remarks(document: Document) -> list[str]:
    ledger = document.ledger
    out = [f"page {trouble.page}: {trouble.reason}" for trouble in ledger.troubles]
    if ledger.without_text:
        out.append("no text layer on page " + ", ".join(str(page) for page in ledger.without_text))
    return out + list(ledger.notes)


def _show_passage(console: Console, document: Document, passage: Passage) -> None:
    text = " ".join(document.text[passage.start : passage.end].split())
    where = " › ".join(passage.path)
    pages = "p. " + ", ".join(str(page) for page in passage.pages) if passage.pages else ""
    head = " · ".join(part for part in (passage.label, where, pages) if part)
    console.print(f"[cyan]{escape(head or '–')}[/cyan]")
    console.print(f"  {escape(text[:_SHOWN])}{'…' if len(text) > _SHOWN else ''}")
