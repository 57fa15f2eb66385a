"""What people and the catalogue say of a document, kept apart from what its file says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from ingest.block import Block
from ingest.block_languages import with_languages
from ingest.declared import declared
from ingest.document import Document


@dataclass(frozen=True, slots=True)
class Said:
    """Said over what a file declares, so that it holds however often the file is read or replaced.

    `fields` are as in `ingest.declared.Declared`: `id` and the fields of a description. `standing` is what a
    withdrawal set (`status`, `superseded_by`), empty for a document that was not withdrawn.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    standing: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.standing)

    def over(self, read: Document) -> Document:
        """The document, given as its file was `read`, with what is said of it. Its text never changes.

        As with what a file declares, a document that is given an id is a work of its own until it is said,
        or declared, to be another's.
        """
        if not self:
            return read
        fields = {**self.fields, **self.standing}
        identity = str(fields.pop("id", read.id))
        fields.setdefault("work", _work(read, identity))
        guessed = [name for name in read.about.guessed if name not in fields]
        about = replace(read.about, **fields, guessed=tuple(guessed))
        return replace(read, id=identity, about=about, blocks=_blocks(read, about.language, about.type))

    def dump(self) -> str:
        """As JSON, the same for equal values."""
        return json.dumps([dict(self.fields), dict(self.standing)], ensure_ascii=False, sort_keys=True)

    def digest(self) -> str:
        """SHA-256 (hex) of what is said, '' when nothing is."""
        return sha256(self.dump().encode()).hexdigest() if self else ""


NOTHING_SAID = Said()
_NOTHING = NOTHING_SAID.dump()


def load(text: str) -> Said:
    """What `Said.dump` wrote. Raises `SourceError` for fields that are not those of a description."""
    if text == _NOTHING:
        return NOTHING_SAID  # of most documents nothing is said, and lists hold thousands
    fields, standing = json.loads(text)
    return Said(declared(fields, "text.db", "edition").fields, standing)


def _work(read: Document, identity: str) -> str:
    about = read.about
    own = identity != read.id and ("work" in about.guessed or about.work == read.id)
    return identity if own else about.work


def _blocks(read: Document, language: str, kind: str) -> tuple[Block, ...]:
    blocks = read.blocks
    if language != read.about.language:
        blocks = tuple(with_languages(read.text, blocks, language))
    if kind == "note":
        # As when a file declares it: nothing in a summary is a standard.
        blocks = tuple(replace(block, role="") if block.role == "standard" else block for block in blocks)
    return blocks
