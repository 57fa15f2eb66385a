"""How well sentence ends are found, by language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eval.sentence_set import Paragraph

Splitter = Callable[[str, str], list[tuple[int, int]]]
"""Text and ISO 639-1 language in, the spans of its sentences out."""


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """`right` of `found` sentence ends are among the `known` ones, in `paragraphs`.

    Only ends inside a line count: where a line ends no splitter can be wrong.
    """

    paragraphs: int
    known: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """Right ends among those found, None when none was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Right ends among those known, None when there are none."""
        return self.right / self.known if self.known else None


def sentence_report(paragraphs: Iterable[Paragraph], split: Splitter) -> SentenceReport:
    """Count what `split` finds in `paragraphs`."""
    counts = [0, 0, 0, 0]
    for paragraph in paragraphs:
        known = set(inner(paragraph.text, paragraph.ends))
        found = set(inner(paragraph.text, (end for _, end in split(paragraph.text, paragraph.language))))
        for index, count in enumerate((1, len(known), len(found), len(known & found))):
            counts[index] += count
    return SentenceReport(*counts)


def inner(text: str, ends: Iterable[int]) -> list[int]:
    """Those of `ends` that stand before the end of their line in `text`."""
    return [end for end in ends if text[end:].strip(" ")[:1] not in ("", "\n")]
