"""Where in a text words stand that are most like a quotation."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_COMMON = 200
"""Places of a word beyond which it tells nothing of where a quotation stands."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """[start, end) of a text; `likeness` is the share of words, in their order, that it has in common with the
    quotation: 0 to 1, where 1 means the same words and not yet the same marks and spaces."""

    start: int
    end: int
    likeness: float


def nearest(quote: str, text: str) -> Nearest | None:
    """The stretch of `text`, about as long as `quote`, that shares most of its words; None when it shares none.

    Each word of the quotation that stands in the text votes for the place the quotation would then begin at; the
    neighbourhood with most votes is aligned word by word (`difflib`). Of equal places: the first.
    """
    wanted = _WORD.findall(quote.casefold())
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    first = _first(wanted, words)
    if first is None:
        return None
    low, high = max(0, first - len(wanted) // 2), min(len(words), first + len(wanted) + len(wanted) // 2 + 1)
    matcher = SequenceMatcher(None, wanted, words[low:high], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    a, b = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size
    shared = sum(block.size for block in blocks)
    return Nearest(spans[a][0], spans[b - 1][1], 2 * shared / (len(wanted) + b - a))


def _first(wanted: list[str], words: list[str]) -> int | None:
    """The word of the text at which the quotation most likely begins."""
    places: dict[str, list[int]] = defaultdict(list)
    sought = set(wanted)
    for place, word in enumerate(words):
        if word in sought:
            places[word].append(place)
    votes: Counter[int] = Counter()
    for at, word in enumerate(wanted):
        if len(places[word]) <= _COMMON or len(sought) == 1:
            votes.update(place - at for place in places[word])
    if not votes:
        votes.update(place - at for at, word in enumerate(wanted) for place in places[word])
    if not votes:
        return None
    # A missing or an added word moves what follows: neighbours vote together.
    near = {start: sum(votes[start + off] for off in range(-3, 4)) for start in votes}
    return max(0, min(near, key=lambda start: (-near[start], -votes[start], start)))
