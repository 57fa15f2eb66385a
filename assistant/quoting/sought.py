"""What is looked for in a passage besides likeness of meaning: the question's words and what documents say for them."""

from dataclasses import dataclass

from index.searcher import Term
from index.widening.widening import Also


@dataclass(frozen=True, slots=True)
class Sought:
    """`terms` are the question's words with their weights, `also` other words for some of them. Never logged."""

    terms: tuple[Term, ...] = ()
    also: tuple[Also, ...] = ()


NOTHING_SOUGHT = Sought()
"""No words: what is most alike is quoted."""
