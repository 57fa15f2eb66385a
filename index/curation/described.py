"""Where each field of a new document's description comes from: a person, the file, the catalogue, or a guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from index.said import Said
from ingest.description import Description
from ingest.document import Document

Origin = Literal["you", "file", "catalogue", "guess", ""]
"""Who says so; '' for a value that nobody gave."""

FIELDS = (
    "id", "work", "title", "short_title", "issuer", "symbol", "date", "type", "binding", "language", "country",
    "topics", "licence", "status", "superseded_by", "access",
)  # fmt: skip
_BARE = Description("", "")


@dataclass(frozen=True, slots=True)
class Described:
    """A field of a description, its value, and its origin."""

    name: str
    value: Any
    origin: Origin


def declared_in(read: Document, file: str) -> dict[str, Any]:
    """The fields, `id` among them, that a file named `file` declares of itself, in its front matter or sidecar.

    A value that is the same as if nothing were declared is not among them.
    """
    about = read.about
    found = {
        name: getattr(about, name)
        for name in Description.__dataclass_fields__
        if name != "guessed" and name not in about.guessed and getattr(about, name) != getattr(_BARE, name)
    }
    if read.id != file:
        found["id"] = read.id
    if found.get("work") == read.id:
        del found["work"]  # what a document without a declared work is
    return found


@dataclass(frozen=True, slots=True)
class Voices:
    """The fields that each says of a document. The `person` goes before the `file`, and that before the
    `catalogue`."""

    person: Mapping[str, Any]
    file: Mapping[str, Any]
    catalogue: Mapping[str, Any]

    def said(self) -> Said:
        """What is said over what the file declares itself."""
        added = {name: value for name, value in self.catalogue.items() if name not in self.file}
        return Said({**added, **self.person})

    def origin(self, name: str, document: Document) -> Origin:
        """Who gave the field `name` of `document`."""
        if name in self.person:
            return "you"
        if name in self.file:
            return "file"
        if name in self.catalogue:
            return "catalogue"
        return "guess" if name in document.about.guessed else ""


def described(document: Document, voices: Voices) -> Iterator[Described]:
    """The fields of `document` in the order of FIELDS, without those that nobody said anything of."""
    for name in FIELDS:
        value = document.id if name == "id" else getattr(document.about, name)
        origin = voices.origin(name, document)
        if origin or name == "id" or (value and name not in ("work", "status")):
            yield Described(name, value, origin)
