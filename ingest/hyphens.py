"""Line-end hyphens: which belong to the word and which only divided it."""

from collections.abc import Iterable, Sequence

HYPHENS = "\u2010\u00ad\x02-"

_ALWAYS = frozenset(["non", "self", "quasi", "vice"])
"""Prefixes that stand with a hyphen; what grew together with them is in `_GROWN`."""
_GROWN = frozenset(["nonsense", "nonetheless", "nonplussed", "selfish", "selfless", "selfsame", "selfhood"])
_BEFORE_WORDS = frozenset(
    [
        "all", "anti", "counter", "cross", "east", "ex", "first", "follow", "gender", "half", "high", "human", "ill",
        "long", "low", "multi", "north", "post", "pre", "rights", "second", "semi", "short", "so", "south", "third",
        "well", "west", "zero",
    ]
)  # fmt: skip
"""What stands with a hyphen before a whole word, and may as well be the head of a longer one ("second-ary")."""
_AFTER_WORDS = frozenset(
    [
        "based", "related", "led", "specific", "sensitive", "term", "making", "being", "treatment", "treated",
        "trained", "oriented", "driven", "scale", "level", "known", "defined", "risk", "profile", "incriminating",
        "incrimination", "examination", "keeping", "finding", "solving", "seeking", "seeker", "seekers",
    ]
)  # fmt: skip
_LONGEST_INITIALS = 5
_FEW_LINES = 60
_SELDOM = 0.015


class LineEnds:
    """The line ends of one document that bear a hyphen: whether it divides words at all, and with which sign."""

    def __init__(self, lines: Sequence[str], words: frozenset[str]) -> None:
        pairs = list(_pairs(lines))
        joined = sum(1 for left, right, _ in pairs if (left + right).lower() in words)
        self.seldom = 20 * joined <= len(pairs) and len(lines) >= _FEW_LINES and len(pairs) < _SELDOM * len(lines)
        soft = sum(1 for _, _, sign in pairs if sign == "\u2010")
        # Who divides words with the hyphen U+2010 writes his own with the other.
        self.own_sign = soft >= 3 and 4 * soft >= len(pairs)


def _pairs(lines: Sequence[str]) -> Iterable[tuple[str, str, str]]:
    """(last word without its hyphen, next line's first word, the hyphen) of each line that ends with one."""
    for number, line in enumerate(lines[:-1]):
        end = line[-40:].rstrip()
        if end and end[-1] in HYPHENS and len(end) > 1 and end[-2].isalpha():
            after = lines[number + 1][:40].split()
            yield end.split()[-1].rstrip(HYPHENS), after[0].strip(".,;:") if after else "", end[-1]


def prefixes(word: str) -> bool:
    """Whether `word` is one that stands with a hyphen before others, as "ill" and "non" do."""
    return word.lower() in _ALWAYS or word.lower() in _BEFORE_WORDS


def compounds(left: str, right: str, words: frozenset[str]) -> bool:
    """Whether `left` and `right` are a compound that is written with a hyphen, as far as single words tell."""
    first, second = left.lower(), right.lower()
    if first in _ALWAYS:
        return first + second not in _GROWN
    if second in _AFTER_WORDS and first in words and len(first) > 2:
        return True
    return first in _BEFORE_WORDS and (second in words or second in _AFTER_WORDS)


def are_initials(left: str, right: str, line: str) -> bool:
    """Whether two short words in capitals are names such as "APT-CTI", and no part of a line all in capitals."""
    short = len(left) <= _LONGEST_INITIALS and len(right) <= _LONGEST_INITIALS
    return short and left.isupper() and right.isupper() and any(char.islower() for char in line)
