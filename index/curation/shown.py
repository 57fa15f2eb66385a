"""The words in which a change is shown to a person on the terminal, before and after it is made."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.curation.adding import Taken
from index.curation.preview import Arrival, Effect, Preview
from index.curation.row import Row
from index.history import Change
from ingest.page_ranges import ranges

_ORIGINS = {"you": "you", "file": "the file", "catalogue": "the catalogue", "guess": "a guess", "": "its file name"}
_BREAKS = {
    "summary": "summarised by",
    "successor": "said to supersede",
    "topic": "a key source of the topics",
    "collection": "in the collections",
    "version": "the same work in other languages or editions as",
    "paragraphs": "paragraphs that could be cited and are no longer there:",
}
_NAMED = 12


def taken_lines(taken: Sequence[Taken]) -> Iterator[str]:
    """What was made of each file that is to be added, and who says so."""
    for each in taken:
        yield f"{each.file} → {each.id}"
        yield f"  entry in the catalogue: {each.entry} ({each.why})" if each.entry else "  no entry in the catalogue"
        for field in each.fields:
            value = ", ".join(field.value) if isinstance(field.value, tuple) else _word(field.value)
            yield f"  {field.name}: {value or '–'} ({_ORIGINS[field.origin]})"


def _word(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def preview_lines(preview: Preview) -> Iterator[str]:
    """What a change would do; one line says so when it would do nothing."""
    if not preview.effects:
        yield "Nothing would change."
        return
    for effect in preview.effects:
        yield _effect(effect)
    for arrival in preview.arrivals:
        yield from _arrival(arrival)
    if preview.breaks:
        yield "To be looked at afterwards:"
    grouped = groupby(preview.breaks, key=lambda each: (each.document, each.kind))
    for (document, kind), each in grouped:
        yield f"  {document}: {_BREAKS[kind]} {_named([break_.other for break_ in each])}"
    yield f"Afterwards: {preview.documents:,} document(s), {preview.passages:,} passages."


def _effect(effect: Effect) -> str:
    became: str = effect.became
    if became == "described" and effect.status == "superseded":
        became = f"superseded by {effect.superseded_by}"
    passages = f"{effect.come} passages come, {effect.stay} stay word for word, {effect.go} go"
    return f"{became}: {effect.id} ({effect.title}; group {effect.group}): {passages}"


def _arrival(arrival: Arrival) -> Iterator[str]:
    size = f", {arrival.pages} pages" if arrival.pages else ""
    yield f"  {arrival.id}: language {arrival.language or 'not recognised'}{size}"
    if arrival.empty:
        yield f"  {arrival.id}: no word of it could be read; it will never be found"
    if arrival.without_text:
        yield f"  {arrival.id}: pages without text: {ranges(arrival.without_text)}"
    if arrival.weak:
        yield f"  {arrival.id}: pages that OCR read poorly: {ranges(sorted(arrival.weak))}"
    if arrival.same_words:
        yield f"  {arrival.id}: says the same words as {arrival.same_words}"


def _named(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def row_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The list of documents, three lines each: a table of so many columns fits no terminal."""
    for row in rows:
        status = f"superseded by {row.superseded_by}" if row.superseded_by else row.status
        what = ", ".join(filter(None, (row.type, row.issuer, row.language)))
        pages = f"{row.pages:,} pages, {100 * row.coverage:.0f} % read" if row.pages else "no pages"
        ocr = f", {row.ocr_pages:,} by OCR" if row.ocr_pages else ""
        yield f"{row.id}  [{status}; group {row.group}]"
        yield f"    {row.title}" + (f" ({what})" if what else "")
        yield f"    {row.passages:,} passages; {pages}{ocr}; licence {row.licence or 'not stated'}" + (
            f"; added {row.added[:10]}" if row.added else ""
        )


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """The history, newest first: when, what, why, and the documents."""
    for change in reversed(changes):
        way = f"{change.before or 'nothing'} → {change.after}"
        yield f"{change.when}  {change.action}  {way}" + (f"  ({change.reason})" if change.reason else "")
        for document in change.documents[:_NAMED]:
            yield f"    {document.what}: {document.id} (group {document.group})"
        if len(change.documents) > _NAMED:
            yield f"    and {len(change.documents) - _NAMED} more"
