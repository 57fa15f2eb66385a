"""The documents of a group in parts, each a segment of its own: a change writes the parts that it touches, and no part
has to fit in memory with another.

Which part a document is in depends on its work and on how many parts there are, and on nothing that happened before:
the same documents give the same parts on any machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from index.shelf import Held

PART = 25_000
"""Passages in a part, at most on average: writing one takes about a minute when its vectors are known."""
ALL_SENTENCES = 3
"""Up to two to the power of this many parts (200,000 passages) the vectors of all sentences are kept."""
SAMPLE = 4
"""One in this many times the number of parts is a sample of 3,000 to 6,000 passages."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` of the two to the power of `bits` that a group's documents are in; `held` are ordered by id."""

    group: str
    number: int
    bits: int
    held: tuple[Held, ...]

    @property
    def passages(self) -> int:
        """How many passages its documents have."""
        return sum(each.listed.passages for each in self.held)

    @property
    def all_sentences(self) -> bool:
        """Whether the vectors of every sentence are kept, and not of a sample alone."""
        return self.bits <= ALL_SENTENCES

    def sampled(self, passage: str) -> bool:
        """Whether the passage with this id is in the sample that stands for all."""
        return int(passage[:8], 16) * (SAMPLE << self.bits) < 1 << 32


def parts_of(group: str, held: Iterable[Held]) -> Iterator[Part]:
    """The parts of `group`, by number, without those that would hold no document. `held` are in order of id.

    Language versions of one work are in one part, for they share the questions that people ask of them.
    """
    documents = list(held)
    bits = _bits(sum(each.listed.passages for each in documents))
    parts: dict[int, list[Held]] = {}
    for each in documents:
        parts.setdefault(_number(each.listed.about.work or each.listed.id, bits), []).append(each)
    return (Part(group, number, bits, tuple(parts[number])) for number in sorted(parts))


def _bits(passages: int) -> int:
    bits = 0
    while passages > PART << bits:
        bits += 1
    return bits


def _number(work: str, bits: int) -> int:
    return int.from_bytes(sha256(work.encode("utf-8", "surrogatepass")).digest()[:4], "big") >> (32 - bits)
