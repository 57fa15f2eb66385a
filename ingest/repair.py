"""A change made to the source's text on its way to the canonical text, recorded so that it can be shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """The source had `before`; the canonical text has `after` at [start, end).

    `kind` is one of the names in `ingest.repairs`' documentation (such as "line end", "hyphen",
    "ligature", "composition"). `page` is 1-based, or None where the source has no pages. For text
    that was dropped, start == end and `after` is empty.
    """

    kind: str
    start: int
    end: int
    page: int | None
    before: str
    after: str
