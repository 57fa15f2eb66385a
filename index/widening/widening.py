"""What is searched besides the words of a question."""

from dataclasses import dataclass, field
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Alternative:
    """A word or phrase of documents, in `language` (ISO 639-1)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Also:
    """Words of the question, as index terms, and what documents say for them, best first."""

    said: tuple[str, ...] = field(repr=False)
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that people ask of in words like the question's.

    `name` is that of the paragraph where it is treated ("note-firearms:17"), `terms` are words of documents for it,
    `probability` is how likely it is that the question means it.
    """

    name: str
    terms: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Widening:
    """Other words for those of the question, in its order, and subjects, the most probable first."""

    words: tuple[Also, ...] = ()
    subjects: tuple[Subject, ...] = ()

    def searched(self) -> tuple[str, ...]:
        """The words and phrases that were searched besides the question's, each once, to be shown to people: the best
        of each plain word and subject first, then the second best, and so on."""
        lists = [[alternative.text for alternative in also.alternatives] for also in self.words]
        lists += [list(subject.terms) for subject in self.subjects]
        rounds = (text for texts in zip_longest(*lists) for text in texts if text)
        return tuple(dict.fromkeys(rounds))


NOT_WIDENED = Widening()
