"""What a reader tells whoever watches over it while it reads a file page by page."""

from typing import Literal, Protocol

Step = Literal["read", "second", "ocr"]
"""What may be done to a page: the first reader reads it, the second reader does, or it is given to OCR."""

WHOLE_FILE = 0
"""The page number that stands for the file as a whole: opening it, with the first or the second reader."""


class Watch(Protocol):
    """Watches one reading. Each step may break down or never end; then the file is read again without it."""

    def pages(self, count: int) -> None:
        """The file has `count` pages."""
        ...

    def page(self, number: int, step: Step = "read") -> str:
        """`step` begins on page `number` (1-based, or WHOLE_FILE).

        Returns '' to go on, or the reason why the step must be left out: an earlier try broke down on it.
        """
        ...

    def rest(self) -> None:
        """No page is being read any more: what was read is put together now."""
        ...


class NoWatch:
    """Nobody watches: for readers that are called outside the jail."""

    def pages(self, count: int) -> None:
        """Tell nobody."""

    def page(self, number: int, step: Step = "read") -> str:
        """Tell nobody; every step is tried."""
        return ""

    def rest(self) -> None:
        """Tell nobody."""


NO_WATCH = NoWatch()
