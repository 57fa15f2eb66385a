"""Which footnotes a passage bears the markers of."""

import re
from bisect import bisect_right
from collections import defaultdict

from ingest.block import Block
from ingest.document import Document
from ingest.passage import Footnote

_MARKER = re.compile(r"(?<=\S)(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\[\^(?P<mark>[^\]\s]{1,20})\](?!:)")
_UNIT = re.compile(r"(?:^|[\d\s])(?:m|km|cm|mm|ft)$")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Footnotes:
    """The footnotes of one document, by label."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts = [run.start for run in document.runs]
        self._runs = document.runs
        self._by_label: dict[str, list[Block]] = defaultdict(list)
        for block in document.blocks:
            if block.kind == "footnote" and block.label:
                self._by_label[block.label].append(block)

    def of(self, start: int, end: int, pages: tuple[int, ...]) -> tuple[Footnote, ...]:
        """The footnotes whose markers stand in `text[start:end]`, on `pages`, in the order of the markers.

        Where numbers begin anew on each page, the note on the marker's page is meant.
        """
        found: dict[int, Footnote] = {}
        if not self._by_label:
            return ()
        for match in _MARKER.finditer(self._text, start, end):
            if match["raised"] and _UNIT.search(self._text[max(start, match.start() - 4) : match.start()]):
                continue
            number = (match["raised"] or "").translate(_PLAIN) or match["mark"]
            block = self._chosen(self._by_label.get(f"fn {number}", []), pages)
            if block:
                found.setdefault(block.start, Footnote(block.label, block.start, block.end))
        return tuple(found.values())

    def _chosen(self, blocks: list[Block], pages: tuple[int, ...]) -> Block | None:
        near = [block for block in blocks if self._page(block) in pages]
        return next(iter(near or blocks), None)

    def _page(self, block: Block) -> int | None:
        index = bisect_right(self._starts, block.start) - 1
        return self._runs[index].page if index >= 0 else None
