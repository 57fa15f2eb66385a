"""A page of a PDF as it was read, before anything is made of it."""

from dataclasses import dataclass

from ingest.ledger import How, Removed
from ingest.page import Page
from ingest.pdf.line import Line
from ingest.pdf.shape import Shape
from ingest.run import Box


@dataclass(frozen=True, slots=True)
class Linked:
    """A link annotation: `box` on its page leads to `address`."""

    box: Box
    address: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page: its lines in reading order, its drawn shapes and its links.

    `how` says what read it, `hidden` what was left out because nobody can see it, `agreement` the
    share of words a second reader agrees on (None: not asked), `trouble` is a sentence for a person
    or ''. A page that could not be read has no lines and a trouble.
    """

    page: Page
    how: How
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Linked, ...] = ()
    hidden: tuple[Removed, ...] = ()
    agreement: float | None = None
    trouble: str = ""
