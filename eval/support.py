"""Whether a quotation shows what the gold quotation says, by the words the two have in common.

Words are folded as the lexical index folds them without stemming: case, accents, and pairs of
characters for Chinese. The offsets of gold are not looked at: they are those of one version of the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from eval.answer_line import CitationLine
from eval.queries.asked_question import Gold
from index.analysis import terms

SHORT = 5
"""A gold quotation of fewer tokens must be there whole: half of "10th century" proves nothing."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """`common` is the longest stretch of tokens that stands in both, of `quoted` and of `wanted` tokens."""

    common: int
    quoted: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the quotation that is gold."""
        return self.common / self.quoted if self.quoted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that is quoted."""
        return self.common / self.wanted if self.wanted else 0.0

    @property
    def supports(self) -> bool:
        """Half of the gold's tokens in one stretch; all of them when the gold is shorter than SHORT."""
        needed = self.wanted if self.wanted < SHORT else self.wanted / 2
        return self.wanted > 0 and needed <= self.common


def overlap(quote: str, gold: str) -> Overlap:
    """How `quote` and `gold` overlap, whatever documents they are from."""
    quoted, wanted = terms(quote, ""), terms(gold, "")
    matcher = SequenceMatcher(None, quoted, wanted, autojunk=False)
    return Overlap(matcher.find_longest_match().size, len(quoted), len(wanted))


def best_overlap(citation: CitationLine, gold: Iterable[Gold]) -> Overlap:
    """The overlap of `citation` with the gold of its own document that it shows best; none without any."""
    found = [overlap(citation.quote, each.quote) for each in gold if each.document == citation.document]
    nothing = Overlap(0, len(terms(citation.quote, "")), 0)
    return max(found, key=lambda each: (each.supports, each.recall, each.precision), default=nothing)
