"""Two places that say different things, as a curator has found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A `paragraph` ("12", "Article 3") of a `document` or work (an id); '' for any paragraph of it."""

    document: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Differing:
    """`first` and `second` differ; `reason` says in one sentence how, for those who are shown both."""

    id: str
    first: Place
    second: Place
    reason: str
