"""An official source, as the catalogue knows it, whether or not the library holds it."""

from dataclasses import dataclass
from typing import Literal

from ingest.description import Status

Checked = Literal["seen", "part", "unseen"]
"""How far an entry was verified: against a copy, in part, or only from general knowledge."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A public file of a source: its language (ISO 639-1), the official address, "pdf" or "html"."""

    language: str
    address: str
    kind: Literal["pdf", "html"]


@dataclass(frozen=True, slots=True)
class Source:
    """A treaty, rule, report or tool. Named in notes by `short_title` or one of `cited_as`.

    `symbol` is the document symbol ("A/RES/39/46"), `other_symbols` further ones that stand on it. `date`
    and `in_force` are ISO 8601, as precise as they are known, or ''. `type` is a word as in `Description`.
    `binding_note` says whom it binds, or how it stands where it does not. `superseded_by` is a source id or ''.
    `languages` are ISO 639-1 codes of the languages it is known to exist in. `address` is an official page,
    '' when none was seen. `topics` are topic ids. `licence` is '' when it is not known; `note` is for curators.
    """

    id: str
    title: str
    short_title: str
    issuer: str
    type: str
    binding: bool
    checked: Checked
    cited_as: tuple[str, ...] = ()
    symbol: str = ""
    other_symbols: tuple[str, ...] = ()
    date: str = ""
    in_force: str = ""
    binding_note: str = ""
    status: Status = "current"
    superseded_by: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    files: tuple[SourceFile, ...] = ()
    topics: tuple[str, ...] = ()
    licence: str = ""
    note: str = ""
