"""What an answer would be made from."""

from dataclasses import dataclass

from assistant.quoting.sought import NOTHING_SOUGHT, Sought
from assistant.signals import Signals
from index.hit import Hit
from index.searcher import ScoredSentence


@dataclass(frozen=True, slots=True)
class Considered:
    """The first hits, the sentences of each; `signals` is None when nothing was found.

    `sought` is what the quotations are chosen by besides the sentences' cosines, the question's terms among it; `also`
    are the words and phrases that were searched besides these. `missing` counts, for each hit, what
    the question is particular about and the hit does not bear, and the groups of persons that the hit's titles name
    and the question does not.
    """

    hits: tuple[Hit, ...]
    sentences: tuple[tuple[ScoredSentence, ...], ...]
    signals: Signals | None
    sought: Sought = NOTHING_SOUGHT
    missing: tuple[int, ...] = ()
    also: tuple[str, ...] = ()
