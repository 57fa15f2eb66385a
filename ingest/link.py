"""A link of a document: where it leads from words of the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """`document.text[start:end]` carries a link to `address`, an absolute address as the source has it.

    Links are ordered by `start` and lie inside one block. They are shown, never followed.
    """

    start: int
    end: int
    address: str
