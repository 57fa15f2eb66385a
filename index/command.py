"""The commands `ingest`, `search` and `models`."""

import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import cast, get_args

import click

from advicehub import terminal
from advicehub.errors import SOME_REFUSED, AdviceHubError, UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import Settings, load_settings
from index.access import Access, group_name
from index.hit import Hit
from index.ocr_words import ocr_in_words
from index.only import EVERY_PASSAGE, Only
from index.only_options import only_options
from index.probing.choice import as_chosen, probe_options
from index.question import question
from index.searcher import Mode, Searcher
from index.widening.widening import Widening
from ingest.page_ranges import ranges


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--access", "group", help="The group that may read these documents (default: what they declare, else public)."
)
@click.option("--move", is_flag=True, help="Let documents of the library change their group.")
@click.option("--workers", type=click.IntRange(1, 256), help="Files read at once (default: one per core).")
@click.option("--fresh", is_flag=True, help="Start from no documents instead of those of the current edition.")
@probe_options
@home_option
@json_option
def ingest(
    paths: tuple[str, ...], group: str | None, move: bool, workers: int | None, fresh: bool, as_json: bool
) -> int:
    """Add files and folders to a new edition and make it current."""
    from index import ingestion
    from index.ingest_progress import IngestProgress
    from index.ingest_summary import summary
    from index.models import registry

    settings = as_chosen(load_settings(chosen_home()))
    if workers:
        settings = settings.model_copy(update={"workers": workers})
    if not all(paths):
        raise UsageError("one of the paths is empty (an unset variable, perhaps)")
    if group is not None:
        group_name(group)
    if line := registry.missing_line(settings):
        terminal.say(line)
    with terminal.counting() as count:
        progress = IngestProgress(count)
        wish = ingestion.Wish(group, move, fresh)
        report = ingestion.ingest([Path(path) for path in paths], settings, wish, progress)
    if as_json:
        terminal.print_json(asdict(report))
    else:
        for line in summary(report, progress.speed):
            terminal.out().print(line, soft_wrap=True)
    return SOME_REFUSED if report.refused else 0


@click.command()
@click.argument("text", metavar="[QUESTION | -]", nargs=-1)
@click.option("-k", "k", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many passages.")
@click.option("--mode", type=click.Choice(get_args(Mode)), default="fused", show_default=True)
@only_options
@click.option("--language", default="", help="The question's language (ISO 639-1); recognised when not given.")
@click.option("--access", "groups", multiple=True, help="Also search what this group may read.")
@click.option("--edition", default="", help="Search this edition, as a receipt names it, not the one in use.")
@click.option("--batch", type=click.Path(path_type=Path), help="Questions, one JSON object a line.")
@click.option("--out", "out_file", type=click.Path(path_type=Path), help="Where the batch's results go.")
@click.option("--explain", is_flag=True, help="Show what each ranking gave.")
@home_option
@json_option
def search(
    text: tuple[str, ...],
    k: int,
    mode: str,
    language: str,
    groups: tuple[str, ...],
    edition: str,
    batch: Path | None,
    out_file: Path | None,
    explain: bool,
    as_json: bool,
    only: Only,
) -> int:
    """Find passages. The question is read from standard input when it is - or missing."""
    from index.wire import hits_json

    settings = load_settings(chosen_home())
    access = Access.to(*groups)
    chosen = cast(Mode, mode)
    if batch is not None:
        return search_batch(batch, out_file, settings, access, k, chosen, explain, only, edition)
    asked = question(question_text(text), language)
    searcher = opened(settings, access, edition)
    started = time.perf_counter()
    hits = searcher.search(asked, access, k, chosen, only)
    ms = 1000 * (time.perf_counter() - started)
    widening = searcher.widening(asked, access) if explain else None
    if as_json:
        terminal.print_json(hits_json("", hits, ms, widening))
    else:
        _print_hits(hits, widening)
    return 0


def question_text(words: tuple[str, ...]) -> str:
    """The question: the arguments, or standard input when there are none or only "-".

    Standard input is the documented way: arguments show in process lists and in shell history.
    """
    if words and words != ("-",):
        return " ".join(words)
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        terminal.say("Type your question, then Ctrl-D on a line of its own.")
    # Bytes that are not UTF-8 become lone surrogates, which `question` refuses with a clear sentence.
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def opened(settings: Settings, access: Access, edition: str) -> Searcher:
    """The `edition` that an answer or a receipt names, open for one command; the one in use when it is ''."""
    from index.editions.named import on_disk
    from index.library import Library
    from index.opening import open_searcher

    return open_searcher(settings, access, on_disk(Library(settings.home), edition, access) if edition else "")


def search_batch(
    batch: Path,
    out_file: Path | None,
    settings: Settings,
    access: Access,
    k: int,
    mode: Mode,
    explain: bool,
    only: Only = EVERY_PASSAGE,
    edition: str = "",
) -> int:
    """Search for every question of `batch`; questions that cannot be asked get a line with their reason."""
    from index.batch import read_questions, write_line, written_whole
    from index.wire import hits_json

    if out_file is None:
        raise UsageError("--batch needs --out FILE")
    lines = read_questions(batch)
    searcher = opened(settings, access, edition)
    with written_whole(out_file) as stream:
        for line in terminal.progress(lines, len(lines), "searching"):
            started = time.perf_counter()
            hits = [] if line.question is None else searcher.search(line.question, access, k, mode, only)
            ms = 1000 * (time.perf_counter() - started)
            widening = searcher.widening(line.question, access) if explain and line.question is not None else None
            record = hits_json(line.id, hits, ms, widening)
            write_line(stream, record | ({"error": line.reason} if line.question is None else {}))
    return refused_lines([line.reason for line in lines if line.question is None], out_file)


def refused_lines(reasons: list[str], out_file: Path) -> int:
    """The exit code of a batch, after saying how many of its questions could not be asked."""
    if reasons:
        terminal.say(f'{len(reasons)} question(s) could not be asked; their lines in {out_file} say why ("error").')
    return SOME_REFUSED if reasons else 0


def _print_hits(hits: list[Hit], widening: Widening | None) -> None:
    from rich.text import Text

    console = terminal.out()
    if widening is not None and (also := widening.searched()):
        console.print(Text(f"Also searched: {', '.join(also)}.", style="dim"))
    if not hits:
        console.print("Nothing was found.")
    for hit in hits:
        passage = hit.passage
        label = passage.label and f"paragraph {passage.label}"
        what = f"country practice: {passage.country}" if passage.country else passage.role
        place = ", ".join(filter(None, [_pages(passage.pages), label, what, ocr_in_words(hit.ocr)]))
        head = Text(f"{hit.rank}. {hit.title}", style="bold")
        console.print(head, Text(f"   {place}" if place else "", style="dim"))
        if hit.passage.path:
            console.print(Text("   " + " › ".join(hit.passage.path), style="dim"))
        console.print(Text(hit.text), style="none")
        if widening is not None:
            parts = (f"{s.ranking} {s.value:.3f} (standing {s.standing:+.2f}, weight {s.weight:g})" for s in hit.scores)
            console.print(Text(f"   score {hit.score:.3f} = " + "; ".join(parts), style="dim"))
            if hit.asked is not None:
                alike = f"   people ask of it: {hit.asked.text} ({hit.asked.language}, cosine {hit.asked.cosine:.3f})"
                console.print(Text(alike, style="dim"))
        console.print()


def _pages(pages: tuple[int, ...]) -> str:
    return "" if not pages else ("page " if len(pages) == 1 else "pages ") + ranges(pages)


@click.group()
@home_option
def models() -> None:
    """Prepare the embedding models, once."""


@models.command()
@home_option
def prepare() -> None:
    """Make every model of the settings ready to use and say which they are. Can be repeated."""
    for line in _prepared(load_settings(chosen_home())):
        terminal.say(line)


def _prepared(settings: Settings) -> Iterator[str]:
    from index.models import registry

    if line := registry.missing_line(settings):
        yield line
    for choice in registry.available(settings):
        try:
            folder = registry.model_folder(choice, settings)
            registry.load(choice, settings)
        except OSError as error:
            raise AdviceHubError(f"{settings.model_cache}: the model cannot be written ({error.strerror})") from None
        yield f"{choice.name}: ready ({folder})"
