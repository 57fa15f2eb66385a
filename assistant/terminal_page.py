"""An answer as a page for a person at a terminal."""

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from assistant.answer import MOST_ALSO, Answer
from assistant.citation import Citation
from assistant.composing.difference import Difference
from assistant.composing.standing import country_of, standing
from assistant.referral import OUT_OF_MANDATE, URGENT
from index.hit import Hit
from index.ocr_words import ocr_in_words

WIDTH = 88
"""Columns of text a person reads with ease."""

_SHOWN = ("title", "issuer", "symbol", "date")
_AS_READ = "as it was read; the source is unchanged"


def print_answer(answer: Answer, console: Console) -> None:
    """Print `answer` on `console`, no wider than WIDTH."""
    width = min(WIDTH, console.width)
    if answer.signal is not None:
        console.print(_referral(answer.outcome == "urgent"), width=width)
        return
    shown = [*_unanswered(answer), *_quotations(answer)] if answer.citations else _no_answer(answer)
    console.print(Group(*shown), width=width)
    console.print(Text(_searched(answer), style="dim"), width=width)


def _quotations(answer: Answer) -> list[RenderableType]:
    """The quotations below what they are, each difference behind the second of its two."""
    shown: list[RenderableType] = []
    above = ""
    for place, citation in enumerate(answer.citations):
        heading = _heading(citation)
        if heading != above:
            shown.append(Padding(Text(heading, style="bold underline"), (1, 0, 0, 0)))
            above = heading
        shown.append(_quotation(citation, place + 1))
        shown += [_difference(each) for each in answer.differ if each.second == place]
    return shown


def _heading(citation: Citation) -> str:
    match standing(citation):
        case "binds":
            return "Binding"
        case "practice":
            return f"Country practice of {country_of(citation)}" if country_of(citation) else "Country practice"
    return "Our summary" if citation.secondary else "Recommended" if citation.about.type else "Source"


def _quotation(citation: Citation, number: int) -> RenderableType:
    # The paragraph is shown whole, with the sentences that answer brought out of it.
    before, quoted, after = citation.marked
    paragraph = Text(f"“{before}", style="dim")
    paragraph.append(quoted, style="bold")
    paragraph.append(f"{after}”", style="dim")
    notes = [Padding(Text(text, style="dim"), (0, 0, 0, 4)) for _, text in citation.footnotes]
    source = Padding(Text(f"[{number}] {source_line(citation)}"), (0, 0, 0, 4))
    return Group(Padding(paragraph, (1, 0, 0, 2)), *notes, source, *_also_in(citation))


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


def _also_in(citation: Citation) -> list[RenderableType]:
    places = [
        f"{each.title}{f', paragraph {label}' if (label := each.label.rstrip('.')) else ''} ({each.language or '?'})"
        for each in citation.also_in
    ]
    return [Padding(Text(f"Also in: {'; '.join(places)}.", style="dim"), (0, 0, 0, 4))] if places else []


def _difference(difference: Difference) -> RenderableType:
    figures = " and ".join(f"“{each}”" for each in difference.figures if each)
    says = f": {figures}." if figures else f": {difference.note}" if difference.note else "."
    line = f"Sources differ: [{difference.first + 1}] and [{difference.second + 1}] do not say the same{says}"
    return Padding(Text(line, style="bold"), (1, 0, 0, 2))


def _unanswered(answer: Answer) -> list[RenderableType]:
    """Which parts of the question no quotation answers."""
    missing = [part.text for part in answer.parts if not part.citations]
    if not missing:
        return []
    lines = [Text("The library answers only a part of this question. It holds no answer to:", style="bold")]
    lines += [Text(f"  “{text}”") for text in missing]
    return [Panel(Group(*lines, Text("An adviser can take that from here.")), padding=(1, 2))]


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


def _referral(urgent: bool) -> RenderableType:
    """The card for a question that was not searched."""
    title, sentences = URGENT if urgent else OUT_OF_MANDATE
    lines = [Text(title, style="bold"), *map(Text, sentences)]
    lines.append(Text("Nothing was searched. If this is a question about the rules, ask it again with --anyway."))
    return Panel(Group(*_spaced(lines)), padding=(1, 2))


def _spaced(lines: Iterable[Text]) -> Iterable[Text]:
    for number, line in enumerate(lines):
        if number:
            yield Text("")
        yield line


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
