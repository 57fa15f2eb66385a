"""What an answer would be made from."""

from dataclasses import dataclass

from assistant.signals import Signals
from index.hit import Hit
from index.searcher import ScoredSentence, Term


@dataclass(frozen=True, slots=True)
class Considered:
    """The first hits, the sentences of each, the question's terms; `signals` is None when nothing was found."""

    hits: tuple[Hit, ...]
    sentences: tuple[tuple[ScoredSentence, ...], ...]
    terms: tuple[Term, ...]
    signals: Signals | None
