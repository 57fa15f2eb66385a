"""Where in a text words stand that are most like a quotation."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_COMMON = 200
"""Places of a word beyond which it tells nothing of where a quotation stands."""
_TRIED = 4
_COMPARED = 500
"""Words of a quotation that are looked at. Ours have some hundred; one of 5,000 times "the", made up for the purpose,
kept a worker of the server busy for 46 seconds."""


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
    neighbourhoods with most votes are aligned word by word (`difflib`). Of equal places: the first. Of a quotation of
    more than _COMPARED words the first ones stand for all.
    """
    wanted = _WORD.findall(quote.casefold())[:_COMPARED]
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    aligned = [_aligned(wanted, words, first) for first in _firsts(wanted, words)]
    best = max((each for each in aligned if each), key=lambda each: (each[2], -each[0]), default=None)
    return None if best is None else Nearest(spans[best[0]][0], spans[best[1] - 1][1], best[2])


def _aligned(wanted: list[str], words: list[str], first: int) -> tuple[int, int, float] | None:
    """[start, end) of the words around `first` that are aligned with those `wanted`, and their likeness."""
    low, high = max(0, first - len(wanted) // 2), first + len(wanted) + len(wanted) // 2 + 1
    matcher = SequenceMatcher(None, wanted, words[low:high], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    start, end = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size
    return start, end, 2 * sum(block.size for block in blocks) / (len(wanted) + end - start)


def _firsts(wanted: list[str], words: list[str]) -> list[int]:
    """Words of the text at which the quotation may begin, a few."""
    places: dict[str, list[int]] = defaultdict(list)
    sought = set(wanted)
    for place, word in enumerate(words):
        if word in sought:
            places[word].append(place)
    votes: Counter[int] = Counter()
    telling = [word for word in sought if places[word] and len(places[word]) <= _COMMON] or sought
    for at, word in enumerate(wanted):
        if word in telling:
            votes.update(place - at for place in places[word])
    # A missing or an added word moves what follows: neighbours vote together.
    near = {start: sum(votes[start + off] for off in range(-3, 4)) for start in votes}
    by_near = sorted(near, key=lambda start: (-near[start], start))[:_TRIED]
    by_votes = sorted(votes, key=lambda start: (-votes[start], start))[:_TRIED]
    return sorted({max(0, start) for start in by_near + by_votes})
