"""What is said of a source in words: what kind it is, whether it binds, its status, a place in it."""

from collections.abc import Sequence

from index.ocr_words import ocr_in_words
from index.text_store import Ocr
from ingest.description import Description
from ingest.passage import Passage


def kind(about: Description) -> str:
    """ "Treaty", "Soft law", "Our own summary"; '' when the kind is unknown."""
    return kind_of(about.type)


def kind_of(type_: str) -> str:
    """The same for the word that names a type."""
    return "Our own summary" if type_ == "note" else type_[:1].upper() + type_[1:]


def binding(about: Description) -> str:
    """Whether the document binds; '' when nothing is known of its kind, or it was only guessed."""
    if about.type == "note":
        return "Not a standard itself: read the source it names"
    if "type" in about.guessed:
        return ""
    if about.binding:
        return "Binding on the States that are party to it"
    return "Not binding in itself" if about.type else ""


def force_of(binding: bool, note: str) -> str:
    """Whether a source of the catalogue binds, with what its entry adds: "Binding: States parties"."""
    said = "Binding" if binding else "Not binding in itself"
    plain = note[:1].upper() + note[1:]
    return plain if plain.startswith(said.split()[0]) else ": ".join(part for part in (said, note) if part)


GUESSED = "guessed from its cover"
"""Excerpt of what nobody declared of a document."""


def guess(about: Description, name: str) -> str:
    """A remark to put behind the value of field `name`; '' when it was declared."""
    return GUESSED if name in about.guessed else ""


def place(passage: Passage, page_labels: Sequence[str]) -> str:
    """Where a passage stands: "p. 12, para. 14"; '' for a source without pages or labels."""
    return ", ".join(part for part in (pages(page_labels), paragraph(passage.label)) if part)


def pages(labels: Sequence[str]) -> str:
    """ "p. 12" or "pp. 12–13"; '' for none."""
    if not labels:
        return ""
    return f"p. {labels[0]}" if len(labels) == 1 else f"pp. {labels[0]}–{labels[-1]}"


def paragraph(label: str) -> str:
    """A paragraph's printed label as it is cited: "para. 14", "Article 3"; '' for none."""
    bare = label.strip().rstrip(".")
    return bare if bare[:1].isalpha() and len(bare) > 2 else f"para. {bare}" if bare else ""


def role(passage: Passage) -> str:
    """What a passage is in its document: "Recommendation", "Country practice: Norway"; '' when not known."""
    named = passage.role[:1].upper() + passage.role[1:]
    return f"{named}: {passage.country}" if passage.country and named else named or passage.country


def plain_citation(
    quote: str,
    about: Description,
    passage: Passage,
    page_labels: Sequence[str],
    start: int,
    end: int,
    edition: str,
    ocr: Ocr = (),
) -> str:
    """A quotation with its source as plain text, to be pasted elsewhere."""
    parts = [about.issuer, about.title, about.symbol, about.date, place(passage, page_labels)]
    guessed = [name for name in ("title", "issuer", "symbol", "date") if name in about.guessed]
    remarks = [f"{', '.join(guessed)} {GUESSED}"] if guessed else []
    remarks += [f"{about.status} document"] if about.status != "current" else []
    remarks += ["a summary by the Advice Hub, not the instrument itself"] if about.type == "note" else []
    remarks += [ocr_in_words(ocr)] if ocr else []
    remark = f" ({'; '.join(remarks)})" if remarks else ""
    source = ", ".join(part for part in parts if part)
    return f"“{quote}”\n— {source}{remark}\n[document {passage.document}, characters {start}–{end}, edition {edition}]"
