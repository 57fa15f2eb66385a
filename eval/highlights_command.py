"""The command `eval highlights`."""

from dataclasses import asdict
from pathlib import Path

import click

from advicehub import terminal
from advicehub.options import json_option

_FILES = click.argument("paths", metavar="PATH...", type=click.Path(path_type=Path, exists=True), nargs=-1)


@click.command()
@_FILES
@click.option("-k", "most", type=click.IntRange(1, 10_000), default=40, show_default=True, help="Quotations a file.")
@click.option("--seed", default=0, show_default=True, help="Which sentences are drawn.")
@click.option("--wrong", is_flag=True, help="Also name each quotation whose marks are wrong, by its offsets.")
@json_option
def highlights(paths: tuple[Path, ...], most: int, seed: int, wrong: bool, as_json: bool) -> None:
    """Judge the marks on pictures of the pages of PDFs: do they cover the quotation and nothing else?

    Sentences are drawn from the passages of each PDF; poppler's pdftotext says which letters lie in the marks.
    """
    from eval import tables
    from eval.highlights import Marked, highlight_reports, marked_quotations
    from ingest.tokens import load_counter

    files = sorted({file for path in paths for file in ([path] if path.is_file() else path.rglob("*.pdf"))})
    counter = load_counter()
    marked: list[Marked] = []
    for file in terminal.progress(files, len(files), "marking"):
        marked += marked_quotations(file, most, counter, seed)
    reports = highlight_reports(marked)
    failed = [each for each in marked if not each.right] if wrong else []
    if as_json:
        shown = {name: asdict(each) for name, each in reports.items()}
        terminal.print_json({"files": len(files), "scripts": shown, "wrong": [asdict(each) for each in failed]})
        return
    terminal.out().print(tables.highlights_table(reports))
    for each in failed:
        pages = ", ".join(map(str, each.pages))
        terminal.out(soft_wrap=True).print(
            f"{each.file} p. {pages}, {each.start}-{each.end}: {each.missing} letters missing, {each.more} too many"
        )
