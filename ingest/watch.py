"""What a reader tells whoever watches over it while it reads a file page by page."""

from collections.abc import Mapping
from typing import Protocol


class Watch(Protocol):
    """Watches one reading. The reader calls `page` before each page and reads none of `skipped`."""

    @property
    def skipped(self) -> Mapping[int, str]:
        """Pages (1-based) that an earlier try broke down on, each with its reason; they are not tried again."""
        ...

    def page(self, number: int, ocr: bool = False) -> None:
        """Page `number` (1-based) begins; `ocr` says that it is given to OCR now, which may take longer."""
        ...


class NoWatch:
    """Nobody watches: for readers that are called outside the jail."""

    skipped: Mapping[int, str] = {}

    def page(self, number: int, ocr: bool = False) -> None:
        """Tell nobody."""


NO_WATCH = NoWatch()
