"""What is known about a document besides its words."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["current", "superseded", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Description:
    """Descriptive metadata, from the file itself, its front matter or its sidecar.

    `work` names the same instrument in all its languages and editions (the document's id when
    nothing else is known). `type` is a word such as "treaty", "soft law", "general comment", "note",
    or '' when unknown. `date` is ISO 8601, as precise as it is known ("1984", "1984-12-10"), or ''.
    `language` is an ISO 639-1 code, or '' when unknown. `country` is '' or an English country name.
    `summary_of` lists the ids of the sources a note summarises: a document with type "note" is our
    own summary, is never a standard, and ranks after a source it cites. `superseded_by` is a document
    id or ''. `access` is the group that may read it; "public" is everybody. `guessed` names the
    fields that nobody declared: the reader saw them in the text.
    """

    work: str
    title: str
    short_title: str = ""
    issuer: str = ""
    symbol: str = ""
    date: str = ""
    type: str = ""
    binding: bool = False
    language: str = ""
    country: str = ""
    topics: tuple[str, ...] = ()
    licence: str = ""
    status: Status = "current"
    superseded_by: str = ""
    summary_of: tuple[str, ...] = ()
    access: str = "public"
    guessed: tuple[str, ...] = ()
