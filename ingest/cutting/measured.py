"""A document's text with what its stretches count in tokens, each counted once and many at a time."""

from collections.abc import Iterable

from ingest.block import Block
from ingest.cutting.groups import Group
from ingest.sentences import sentences
from ingest.tokens import TokenCounter

Span = tuple[int, int]

_LONG = 900
"""A block of more characters is counted by its sentences, which are needed when it is too long to fit."""


class Measured:
    """`text` in `language` with `counter`'s counts; `overhead` is what a model adds to every text."""

    def __init__(self, text: str, language: str, counter: TokenCounter) -> None:
        self.text = text
        self._language = language
        self._counter = counter
        self.overhead = counter([""])[0]
        self._tokens: dict[Span, int] = {}
        self._natural: dict[int, list[Span]] = {}

    def learn(self, groups: Iterable[Group]) -> None:
        """Count the blocks of `groups`, all in one go."""
        self._count(span for group in groups for _, block in group for span in self._first(block))

    def tokens(self, block: Block) -> int:
        """The tokens of `block`, special tokens not counted."""
        return sum(count for _, count in self.counted(self._first(block)))

    def counted(self, spans: Iterable[Span]) -> list[tuple[Span, int]]:
        """`spans`, each with its tokens: special tokens not counted, 1 at least."""
        spans = list(spans)
        self._count(spans)
        return [(span, self._tokens[span]) for span in spans]

    def whole(self, spans: Iterable[Span]) -> list[int]:
        """The tokens of each span as a model gets it."""
        return [count + self.overhead for _, count in self.counted(spans)]

    def natural(self, block: Block) -> list[Span]:
        """What `block` falls into: a table into rows, any other block into sentences."""
        if block.start not in self._natural:
            self._natural[block.start] = self._split(block)
        return self._natural[block.start]

    def surely_fits(self, group: Group, room: int) -> bool:
        """Whether `group` has no more than `room` tokens, as is plain without counting.

        No tokenizer of ours makes two tokens of a byte; one more may stand before the first word.
        """
        start, end = group[0][1].start, group[-1][1].end
        return end - start < room and len(self.text[start:end].encode()) < room

    def _first(self, block: Block) -> list[Span]:
        return self.natural(block) if block.end - block.start > _LONG else [(block.start, block.end)]

    def _split(self, block: Block) -> list[Span]:
        text = self.text[block.start : block.end]
        if block.kind != "table":
            spans = sentences(text, block.language or self._language)
            return [(block.start + start, block.start + end) for start, end in spans]
        out, place = [], block.start
        for row in text.split("\n"):
            if row.strip():
                out.append((place, place + len(row)))
            place += len(row) + 1
        return out

    def _count(self, spans: Iterable[Span]) -> None:
        new = [span for span in dict.fromkeys(spans) if span not in self._tokens]
        counts = self._counter([self.text[start:end] for start, end in new]) if new else []
        self._tokens.update((span, max(count - self.overhead, 1)) for span, count in zip(new, counts, strict=True))
