"""The words in which a change is shown to a person on the terminal, before and after it is made."""

from collections.abc import Iterator, Sequence

from index.curation.adding import Taken
from index.curation.breaking import Break
from index.curation.preview import Arrival, Effect, Preview
from index.history import Change
from ingest.page_ranges import ranges

_ORIGINS = {"you": "you", "file": "the file", "catalogue": "the catalogue", "guess": "a guess", "": "nobody"}
_BREAKS = {
    "summary": "the note {other} summarises it",
    "successor": "{other} is said to be superseded by it",
    "topic": "it is a key source of the topic {other}",
    "collection": "it is in the collection {other}",
    "version": "{other} is the same work in another language or edition",
    "paragraphs": "paragraphs that could be cited are no longer there: {other}",
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
    for each in preview.breaks:
        yield f"  {each.document}: {_break(each)}"
    yield f"Afterwards: {preview.documents:,} documents, {preview.passages:,} passages."


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


def _break(each: Break) -> str:
    other = each.other
    if each.kind == "paragraphs":
        labels = other.split(", ")
        other = ", ".join(labels[:_NAMED]) + (f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else "")
    return _BREAKS[each.kind].format(other=other)


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """The history, newest first: when, what, why, and the documents."""
    for change in reversed(changes):
        way = f"{change.before or 'nothing'} → {change.after}"
        yield f"{change.when}  {change.action}  {way}" + (f"  ({change.reason})" if change.reason else "")
        for document in change.documents[:_NAMED]:
            yield f"    {document.what}: {document.id} (group {document.group})"
        if len(change.documents) > _NAMED:
            yield f"    and {len(change.documents) - _NAMED} more"
