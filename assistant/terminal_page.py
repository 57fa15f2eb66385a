"""An answer as a page for a person at a terminal."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from assistant.answer import MOST_ALSO, Answer
from assistant.citation import Citation
from index.hit import Hit
from index.ocr_words import ocr_in_words

WIDTH = 88
"""Columns of text a person reads with ease."""

_SHOWN = ("title", "issuer", "symbol", "date")
_AS_READ = "as it was read; the source is unchanged"


def print_answer(answer: Answer, console: Console) -> None:
    """Print `answer` on `console`, no wider than WIDTH."""
    width = min(WIDTH, console.width)
    parts = _quotations(answer) if answer.citations else _no_answer(answer)
    console.print(Group(*parts), width=width)
    console.print(Text(_searched(answer), style="dim"), width=width)


def _quotations(answer: Answer) -> list[RenderableType]:
    return [_quotation(citation) for citation in answer.citations]


def _quotation(citation: Citation) -> RenderableType:
    # The paragraph is shown whole, with the sentences that answer brought out of it.
    before, quoted, after = citation.marked
    paragraph = Text(f"“{before}", style="dim")
    paragraph.append(quoted, style="bold")
    paragraph.append(f"{after}”", style="dim")
    notes = [Padding(Text(text, style="dim"), (0, 0, 0, 4)) for _, text in citation.footnotes]
    return Group(Padding(paragraph, (1, 0, 0, 2)), *notes, Padding(Text(source_line(citation)), (0, 0, 0, 4)))


def source_line(citation: Citation) -> str:
    """The citation in one line: title, issuer, date, place, what it is there, how it was read, and the check."""
    about = citation.about
    pages = citation.page_labels
    guessed = [name for name in about.guessed if name in _SHOWN]
    parts = [
        about.title,
        about.issuer,
        about.symbol,
        about.date,
        f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}" if pages else "",
        f"paragraph {citation.passage.label.rstrip('.')}" if citation.passage.label else "",
        f"country practice of {citation.passage.country}" if citation.passage.country else "",
        ocr_in_words(citation.ocr),
        f"{' and '.join(guessed)} guessed" if guessed else "",
        "" if about.status == "current" else about.status.upper(),
        "a summary of ours, not the instrument itself" if citation.secondary else "",
    ]
    return f"— {', '.join(part for part in parts if part)}  [{citation.verdict if citation.reread else _AS_READ}]"


def _no_answer(answer: Answer) -> list[RenderableType]:
    lines = [Text("The library holds no answer to this question.", style="bold")]
    if answer.unmatched:
        lines.append(Text(f"Words that stand nowhere in it: {', '.join(answer.unmatched)}."))
    if answer.withheld:
        lines.append(Text(f"{answer.withheld} quotation(s) could not be verified and were withheld."))
    lines.append(Text("An adviser can take the question from here."))
    related = [_related(hit) for hit in answer.related]
    note = [Padding(Text("Related, not an answer:", style="dim"), (1, 0, 0, 0))] if related else []
    return [Panel(Group(*lines), padding=(1, 2)), *note, *related]


def _related(hit: Hit) -> RenderableType:
    text = hit.text if len(hit.text) <= 200 else hit.text[:200].rsplit(" ", 1)[0] + " […]"
    return Padding(Text(f"{hit.title}: {' '.join(text.split())}", style="dim"), (0, 0, 0, 2))


def _searched(answer: Answer) -> str:
    searched = answer.searched
    pages = f", {searched.pages_without_text} pages without text" if searched.pages_without_text else ""
    languages = f" ({', '.join(searched.languages)})" if searched.languages else ""
    more = len(answer.also) - MOST_ALSO
    also = "; ".join(answer.also[:MOST_ALSO]) + (f"; and {more} more" if more > 0 else "")
    also = f"\nAlso searched: {also}." if also else ""
    return f"\nSearched: {searched.documents} documents{languages}{pages}; edition {answer.edition}.{also}"
