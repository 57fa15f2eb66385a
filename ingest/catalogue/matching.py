"""A file and its entry in the catalogue: found by content, symbol or title, and what the entry then declares."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.about.folding import folded
from ingest.about.front import Front
from ingest.catalogue.cover import borne, cover_of, symbol_key
from ingest.catalogue.match import Match
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source
from ingest.catalogue.titles import is_part, keys_of, title_key
from ingest.declared import Declared
from ingest.document import Document

_PROVISION = re.compile(
    r"^(articles?|articulo|artigo|rules?|regles?|reglas?|regras?|principles?|principes?|principios?|"
    r"(?:ال)?ماده|القاعده|المبدا|статья|правило|принцип|第)\W?\s?(\d+|[ivxl]+\b|[一二三四五六七八九十]+)"
)
_PROVISIONS = 8
_HEAD = 40
_NEAR = 8
_ADOPTED = "a/res/"
_INSTRUMENTS = ("treaty", "soft law")
_BORNE = {
    "running line": "its pages bear the symbol {}",
    "masthead": "its masthead bears the symbol {}",
    "line": "a line of its cover is the symbol {}",
}


def matches(document: Document, reference: Reference, fetched: Mapping[str, str] | None = None) -> tuple[Match, ...]:
    """The entries of `reference` that `document` may be, certain ones first, then in the catalogue's order.

    `fetched` maps the SHA-256 of files that were fetched from an entry's official address to its id. A symbol
    counts on the cover and along the pages, never in the text: a paper that cites a resolution is not it. A
    title alone is certain only for an instrument whose articles are there; two certain entries make none certain.
    A note is our own and matches nothing.
    """
    if document.about.type == "note":
        return ()
    front, fetched = cover_of(document), fetched or {}
    found = [match for source in reference.sources.values() if (match := _match(document, source, front, fetched))]
    sure = [match for match in found if match.certain]
    if len(sure) > 1:
        found = [Match(match.source, match.why, False) for match in found]
    return tuple(sorted(found, key=lambda match: not match.certain))


def declared_by(entry: Source, language: str) -> Declared:
    """What `entry` declares about a file of it in `language` (ISO 639-1, '' when unknown).

    The document's id is the entry's for the language of the entry, English where it exists in English, and
    "<id>-<language>" for every other; the work is always the entry's id. Another language's title is left to
    the document itself. What the entry does not know is not declared.
    """
    own = "en" if "en" in entry.languages or not entry.languages else entry.languages[0]
    same = language in ("", own)
    fields: dict[str, Any] = {
        "id": entry.id if same else f"{entry.id}-{language}",
        "work": entry.id,
        "title": entry.title if same else "",
        "binding": entry.binding,
    }
    names = ("short_title", "issuer", "symbol", "date", "type", "topics", "status", "superseded_by", "licence")
    fields |= {name: getattr(entry, name) for name in names}
    return Declared({name: value for name, value in fields.items() if value not in ("", ())})


def _match(document: Document, source: Source, front: Front, fetched: Mapping[str, str]) -> Match | None:
    """The strongest reason for `source`, None when there is none."""
    reasons = list(_by_content(document, source, fetched))
    reasons += [*_by_symbol(document, source, front), *_by_title(document, source, front)]
    if not reasons:
        return None
    why = "; ".join(dict.fromkeys(reason for reason, _ in reasons))
    return Match(source, why, any(certain for _, certain in reasons))


def _by_content(document: Document, source: Source, fetched: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    if fetched.get(document.version) == source.id:
        yield "its bytes are those fetched from the official address", True
    if "work" not in document.about.guessed and document.about.work == source.id:
        yield "it declares to be this work", True


def _by_symbol(document: Document, source: Source, front: Front) -> Iterator[tuple[str, bool]]:
    symbols = [symbol for symbol in (source.symbol, *source.other_symbols) if symbol]
    for symbol in symbols:
        if where := borne(symbol, front):
            # A guide's cover can have the resolution on a line of its own: then the title must agree.
            yield _BORNE[where].format(symbol), where != "line" or _agrees(document, source)
            return
    own = symbol_key(document.about.symbol)
    # What the reader found beyond this is cut short where it does not know the end: "CM/Rec(2021)2/Add.1".
    told = own.startswith(_ADOPTED) or "symbol" not in document.about.guessed
    if own and told and own in map(symbol_key, symbols):
        yield f"its cover says it was issued as {document.about.symbol}", _agrees(document, source)


def _by_title(document: Document, source: Source, front: Front) -> Iterator[tuple[str, bool]]:
    key = title_key(document.about.title)
    instrument = source.type in _INSTRUMENTS
    if key in keys_of(source):
        # A page about a treaty is often named like the treaty; only the treaty has its articles.
        yield "it has the same title", instrument and _has_provisions(document)
    elif is_part(key, source):
        yield "its title is part of the entry's", False
    elif not instrument and any(title_key(line) in keys_of(source) for line in front.lines[:_NEAR]):
        # Of a treaty this says nothing: its name stands above everything that its committee writes.
        yield "a line of its cover is the title", False


def _agrees(document: Document, source: Source) -> bool:
    """Whether title and form are such as the source's own text has them, in whatever language."""
    about = document.about
    titled = title_key(about.title) in keys_of(source)
    translated = about.language not in ("", "en") and about.type == source.type
    return (titled or translated) and (source.type not in _INSTRUMENTS or _has_provisions(document))


def _has_provisions(document: Document) -> bool:
    """Whether articles, rules or principles stand in it as headings or labels, as they do in a text of law."""
    blocks = [block for block in document.blocks if block.label or block.kind == "heading"]
    heads = {block.label or document.text[block.start : block.end][:_HEAD] for block in blocks}
    numbered = {match[0] for head in heads if (match := _PROVISION.match(folded(head)))}
    return len(numbered) >= _PROVISIONS
