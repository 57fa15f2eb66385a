"""What a person is told: quotations, or that the library holds no answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.citation import Citation
from assistant.composing.difference import Difference
from assistant.composing.part import Part
from assistant.triage.signal import Signal
from index.hit import Hit
from index.text_store import Listed

MOST_ALSO = 8
"""Words that were searched besides the question's: more than these are counted or folded away, not shown at once."""

Outcome = Literal["answered", "partly", "no_answer", "urgent", "out_of_mandate"]


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer was looked for in: counts of documents, of pages that carry no text, and languages."""

    documents: int
    pages_without_text: int
    languages: tuple[str, ...]


NOT_SEARCHED = Searched(0, 0, ())


def searched_in(held: Collection[Listed]) -> Searched:
    """What a search through the documents `held` looks at."""
    # A withdrawn document is shown, but no question is looked for in it.
    listed = [entry for entry in held if entry.about.status != "withdrawn"]
    return Searched(
        documents=len(listed),
        pages_without_text=sum(entry.pages_without_text for entry in listed),
        languages=tuple(sorted({entry.about.language for entry in listed if entry.about.language})),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """`citations` are there if and only if `outcome` is "answered" or "partly"; in the order they are to be shown in.

    `signal` is there if and only if the outcome is "urgent" or "out_of_mandate": then nothing was searched. `parts`
    are those of a question that asks several things, else empty; `differ` the pairs of citations that say different
    things.

    `related` holds the nearest passages when there is no answer, and never counts as support.
    `confidence` is the calibrated probability that the library answers the question, 0 to 1.
    `edition` names what could be read. `also` are the words and phrases that were searched besides the question's own,
    `unmatched` words of the question that stand nowhere. `withheld` counts quotations left out because they could not
    be verified as exact. `card` holds the test figures of the calibration that decided, `unseen` the share, 0 to 1, of
    the passages searched that they were not made with.
    """

    outcome: Outcome
    citations: tuple[Citation, ...]
    related: tuple[Hit, ...]
    confidence: float
    edition: str
    language: str
    searched: Searched
    unmatched: tuple[str, ...] = field(repr=False)
    also: tuple[str, ...] = ()
    withheld: int = 0
    unseen: float = 0.0
    differ: tuple[Difference, ...] = ()
    parts: tuple[Part, ...] = ()
    signal: Signal | None = None
    card: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        if bool(self.citations) != (self.outcome in ("answered", "partly")):
            raise ValueError("an answer has citations if and only if it is answered, in whole or in part")
        if bool(self.signal) != (self.outcome in ("urgent", "out_of_mandate")):
            raise ValueError("a signal stands for an outcome without a search, and for no other")
