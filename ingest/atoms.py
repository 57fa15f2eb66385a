"""Atoms: the smallest stretches of text that a passage is made of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.block import Block
from ingest.sentences import sentences
from ingest.tokens import TokenCounter

WITHIN_BLOCK = 30.0
WITHIN_SENTENCE = 400.0
AFTER_LEAD = 200.0
AFTER_HEADING = 5000.0

_CLAUSE = re.compile(r"(?<=[;:,،؛；，、：])\s*")
_SPACE = re.compile(r"\s+")
_SPLITTERS = (_CLAUSE, _SPACE)


@dataclass(frozen=True, slots=True)
class Atom:
    """`text[start:end]`, of `tokens` tokens (special tokens not counted), in `block` (its index).

    `cut_before` is what it costs to begin a passage here; 0 is free.
    """

    start: int
    end: int
    tokens: int
    block: int
    cut_before: float


class Sizes:
    """Counts tokens in batches; the special tokens of the model are known apart as `overhead`."""

    def __init__(self, text: str, counter: TokenCounter) -> None:
        self._text = text
        self._counter = counter
        self.overhead = counter([""])[0]

    def of(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Tokens of each span without special tokens, 1 at least."""
        counts = self._counter([self._text[start:end] for start, end in spans]) if spans else []
        return [max(count - self.overhead, 1) for count in counts]

    def whole(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Tokens of each span as a model gets it."""
        return self._counter([self._text[start:end] for start, end in spans]) if spans else []


def atoms_of(text: str, blocks: Sequence[tuple[int, Block]], language: str, room: int, sizes: Sizes) -> list[Atom]:
    """The atoms of `blocks` (with their indexes), none of more than `room` tokens.

    A block is one atom when it fits; else its sentences are; a sentence that does not fit is cut at
    clause ends, then at spaces, then anywhere.
    """
    counts = sizes.of([(block.start, block.end) for _, block in blocks])
    out: list[Atom] = []
    before: Block | None = None
    for (index, block), count in zip(blocks, counts, strict=True):
        entry = _entry_cost(text, before, block)
        if count <= room:
            out.append(Atom(block.start, block.end, count, index, entry))
        else:
            out += _inside(text, block, index, block.language or language, room, sizes, entry)
        before = block
    return out


def _entry_cost(text: str, before: Block | None, block: Block) -> float:
    if before is None:
        return 0.0
    if before.kind == "heading":
        return AFTER_HEADING
    if block.kind == "list item" and before.kind != "list item":
        return AFTER_LEAD
    return AFTER_LEAD if text[before.start : before.end].endswith((":", "：")) else 0.0


def _inside(text: str, block: Block, index: int, language: str, room: int, sizes: Sizes, entry: float) -> list[Atom]:
    """The atoms of a block that is too long for one passage."""
    spans = [(block.start + a, block.start + b) for a, b in sentences(text[block.start : block.end], language)]
    out: list[Atom] = []
    for span, count in zip(spans, sizes.of(spans), strict=True):
        parts = [(span, count)] if count <= room else list(_parts(text, span, room, sizes, 0))
        for number, ((start, end), tokens) in enumerate(parts):
            cost = WITHIN_SENTENCE if number else WITHIN_BLOCK
            out.append(Atom(start, end, tokens, index, cost if out else entry))
    return out


def _parts(
    text: str, span: tuple[int, int], room: int, sizes: Sizes, depth: int
) -> Iterable[tuple[tuple[int, int], int]]:
    """Cut a sentence at clause ends; clauses that do not fit at spaces; words that do not fit in halves."""
    spans = _split(text, span, _SPLITTERS[depth]) if depth < len(_SPLITTERS) else _halves(span)
    for part, count in zip(spans, sizes.of(spans), strict=True):
        if count <= room or part[1] - part[0] == 1:
            yield part, count
        else:
            yield from _parts(text, part, room, sizes, depth + 1)


def _split(text: str, span: tuple[int, int], splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    start, out = span[0], []
    for match in splitter.finditer(text, span[0], span[1]):
        if match.start() > start and match.end() < span[1]:
            out.append((start, match.start()))
            start = match.end()
    return [*out, (start, span[1])]


def _halves(span: tuple[int, int]) -> list[tuple[int, int]]:
    middle = (span[0] + span[1]) // 2
    return [(span[0], middle), (middle, span[1])]
