"""A citation with how well its passage fitted the question."""

from dataclasses import dataclass

from assistant.citation import Citation


@dataclass(frozen=True, slots=True)
class Cited:
    """`score` is that of the best hit the citation stands for: only scores of one search can be compared."""

    citation: Citation
    score: float
