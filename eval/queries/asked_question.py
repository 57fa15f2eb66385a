"""A question of a query set: whether the library can answer it, and with which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Slicing = Literal["language", "register", "asker", "answerable"]
SLICINGS: tuple[Slicing, ...] = get_args(Slicing)
"""By what a set can be taken apart."""

WHOLE = "all"
"""The name of the slice that holds every question."""

FROZEN = "frozen"
"""The split that nothing may be fitted on."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a document that answer the question: `quote` stands at [start, end) of its canonical text.

    `sha256` is that of the document's source file, in which they stand there; '' when that is not known yet,
    and then `start` and `end` say nothing.
    """

    document: str
    quote: str
    start: int = 0
    end: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class AskedQuestion:
    """One question. Any one of `gold`, which is empty exactly when the library holds no answer, answers it.

    The fields after `gold` are '' where the set does not say. `register` is "plain" or "expert", `asker`
    "official" or "adviser", `topic` a topic id. An unanswerable question that was made from an answerable
    one by changing one thing names it in `origin` and the thing in `changed`. Only `eval worst` prints the text.
    """

    id: str
    text: str
    answerable: bool
    gold: tuple[Gold, ...]
    language: str = ""
    register: str = ""
    asker: str = ""
    need: str = ""
    topic: str = ""
    changed: str = ""
    origin: str = ""
    hand: str = ""
    split: str = ""

    def __repr__(self) -> str:
        return f"AskedQuestion({self.id!r}, <{len(self.text)} characters>, {self.language!r}, {self.split!r})"

    def slice(self, by: Slicing) -> str:
        """The name of its slice; "-" where the set does not say."""
        if by == "answerable":
            return "yes" if self.answerable else "no"
        value: str = getattr(self, by)
        return value or "-"


def sliced(questions: Sequence[AskedQuestion], by: Sequence[Slicing]) -> dict[str, list[AskedQuestion]]:
    """All of them under "all", then for each of `by` its slices under "language en" and the like, in order of name."""
    parts = {WHOLE: list(questions)}
    for each in by:
        for name in sorted({question.slice(each) for question in questions}):
            parts[f"{each} {name}"] = [question for question in questions if question.slice(each) == name]
    return parts
