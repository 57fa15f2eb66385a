"""What a document says of itself on its cover and in its running lines: title, issuer, symbol, date, kind, State.

Everything found here is a guess and is marked as one; what front matter or a sidecar declares goes first,
then what the file's own metadata say.
"""

from dataclasses import replace
from typing import Any

from ingest.about.dates import date_of
from ingest.about.document_types import type_of
from ingest.about.front import Front, front_of
from ingest.about.issuers import issuer_of
from ingest.about.states import state_of
from ingest.about.symbols import symbol_of
from ingest.about.titles import is_no_title, title_of
from ingest.block import Block
from ingest.canonical import Canonical
from ingest.declared import Declared
from ingest.description import Description
from ingest.language import own_language_of, seems_in
from ingest.ledger import Ledger

_SAMPLE = 5000
_LINE = 40
_HEADING = 700
_DECISIONS = ("judgment", "order", "general comment", "concluding observations", "summary record")


def described(canonical: Canonical, ledger: Ledger, said: Description | None, declarations: Declared) -> Description:
    """`said`, the description from the file's metadata, with its empty fields filled from the document's front.

    Nothing is looked for that `declarations` settle. `work` is the symbol where there is one: the same
    document in another language bears it too.
    """
    about = said or Description("", "")
    front = front_of(canonical.text, canonical.blocks, ledger.removed)
    known = {name: value for name in _FIELDS if (value := declarations.fields.get(name) or getattr(about, name))}
    if "title" not in declarations.fields and is_no_title(known.get("title", "")):
        known.pop("title", None)
    title = known.get("title") or title_of(_in_own_language(front, canonical), _first_heading(canonical))
    symbol = known.get("symbol") or symbol_of(front)
    found = {
        "title": title,
        "symbol": symbol,
        "issuer": issuer_of(front, symbol, title),
        "date": date_of(front),
        "type": type_of(symbol, title) or _kind(front),
        "country": state_of(front, symbol),
        "language": own_language_of(_sample(canonical)),
        "work": symbol,
    }
    filled: dict[str, Any] = {name: known.get(name) or value for name, value in found.items()}
    return replace(about, **filled)


_FIELDS = ("title", "symbol", "issuer", "date", "type", "country", "language", "work")


def _first_heading(canonical: Canonical) -> str:
    first = next((block for block in canonical.blocks if block.kind == "heading"), None)
    return "" if first is None else " ".join(canonical.text[first.start : first.end][:_HEADING].split())


def _kind(front: Front) -> str:
    """What a cover line below the title says it is: "Order of the Court of 16 April 1997"."""
    kinds = (type_of("", line) for line in front.lines if len(line) < 120)
    return next((kind for kind in kinds if kind in _DECISIONS), "")


def _in_own_language(front: Front, canonical: Canonical) -> Front:
    """The front without lines in a language the document is not in: a catalogue's or translator's heading."""
    language = own_language_of(_sample(canonical))
    own = tuple(line for line in front.lines if len(line) < _LINE or seems_in(line, language))
    return Front(own or front.lines, front.running)


def _sample(canonical: Canonical) -> str:
    """The words the language is judged by: from the start, the middle and the end, running text before headings."""
    prose = [block for block in canonical.blocks if block.kind not in ("heading", "footnote", "table")]
    blocks = prose if sum(block.end - block.start for block in prose) > 200 else list(canonical.blocks)
    return " ".join(canonical.text[block.start : block.end][:_SAMPLE] for block in _spread(blocks))[:_SAMPLE]


def _spread(blocks: list[Block]) -> list[Block]:
    step = max(1, len(blocks) // 40)
    return blocks[::step]
