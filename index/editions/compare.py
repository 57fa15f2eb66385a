"""The command `editions compare`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from advicehub import terminal
from advicehub.errors import SOME_REFUSED
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from index.access import Access
from index.editions.comparing import Compared, by_document, compared
from index.editions.named import on_disk

_NAMED = 20


@click.command()
@click.argument("before")
@click.argument("after", required=False)
@click.option("--questions", required=True, type=click.Path(path_type=Path), help="Questions, one JSON object a line.")
@click.option("-k", "k", default=10, show_default=True, type=click.IntRange(1, 100), help="How many passages.")
@click.option("--access", "groups", multiple=True, help="Also search what this group may read.")
@home_option
@json_option
def compare(before: str, after: str | None, questions: Path, k: int, groups: tuple[str, ...], as_json: bool) -> int:
    """Ask the same questions of the editions BEFORE and AFTER (default: the one in use); questions are shown by id."""
    from index.batch import read_questions
    from index.library import Library
    from index.opening import load_encoder, load_widener, open_searcher

    settings = load_settings(chosen_home())
    library, access = Library(settings.home), Access.to(*groups)
    names = [on_disk(library, each, access) for each in (before, after or library.current())]
    lines = read_questions(questions)
    encoder = load_encoder(settings)
    widener = load_widener(encoder)
    one, other = (open_searcher(settings, access, name, encoder, widener) for name in names)
    asked = terminal.progress(lines, len(lines), "asking")
    found = list(compared(asked, one, other, access, k))
    if as_json:
        rows = [{**asdict(each), "first_differs": each.first_differs} for each in found]
        terminal.print_json({"from": names[0], "to": names[1], "documents": by_document(found), "questions": rows})
    else:
        for line in _lines(found, k):
            terminal.out().print(line, soft_wrap=True)
    return SOME_REFUSED if any(each.error for each in found) else 0


def _lines(found: Sequence[Compared], k: int) -> Iterator[str]:
    for each in found:
        if each.error:
            yield f"{each.id}: not asked: {each.error}"
        for move in each.moves:
            label = f" {move.label}" if move.label else ""
            rank = {
                "added": f"now {move.after}",
                "gone": f"was {move.before}",
                "moved": f"{move.before} → {move.after}",
            }
            yield f"{each.id}: {move.what}: {move.document}{label} ({rank[move.what]})"
    asked = [each for each in found if not each.error]
    other, differ = sum(each.first_differs for each in asked), sum(bool(each.moves) for each in asked)
    yield f"{len(asked)} question(s) asked: for {other} another passage comes first, for {differ} the first {k} differ."
    counts = list(by_document(found).items())
    for document, each_count in counts[:_NAMED]:
        yield f"  {document}: {', '.join(f'{count} {what}' for what, count in each_count.items() if count)}"
    if len(counts) > _NAMED:
        yield f"  and {len(counts) - _NAMED} more documents"
