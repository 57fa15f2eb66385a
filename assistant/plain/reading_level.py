"""How hard a text is to read, by the lengths of its words and sentences: one published formula a language.

English: Flesch, "A new readability yardstick" (1948), 206.835 - 1.015 w - 84.6 s. French: Kandel and Moles (1958),
207 - 1.015 w - 73.6 s. Spanish: Fernández Huerta (1959), 206.84 - 1.02 w - 60 s, read as Law (2011) corrected it.
Portuguese: Martins, Ghiraldelo, Nunes and Oliveira (1996), 248.835 - 1.015 w - 84.6 s. Here w is words per sentence
and s syllables per word. Arabic has no formula that works from the letters alone, so nothing is said of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.plain.syllables import syllables
from index import analysis
from ingest.sentences import sentences

Level = Literal["easy", "plain", "hard"]
"""Three, though the formulas have more: of paragraphs this short a finer level would often be the neighbour."""

LEAST_WORDS = 30
"""Below this a few long words move a text by a level."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """`start` - `sentence` w - `word` s. `bands` are the least scores of the levels but the last, easiest first."""

    start: float
    sentence: float
    word: float
    bands: tuple[float, float] = (70, 50)


_LEVELS: tuple[Level, Level] = ("easy", "plain")
_FORMULAS: Mapping[str, _Formula] = {
    "en": _Formula(206.835, 1.015, 84.6),
    "es": _Formula(206.84, 1.02, 60.0),
    "fr": _Formula(207.0, 1.015, 73.6),
    # Its authors divide at 75, 50 and 25: the first school years, the later ones, secondary school, beyond.
    "pt": _Formula(248.835, 1.015, 84.6, (75, 50)),
}


def reading_ease(text: str, language: str) -> float | None:
    """The score of `text`, higher for easier, about 0 to 100; None for a language without a formula or no words."""
    formula = _FORMULAS.get(language)
    words = _words(text)
    if formula is None or not words:
        return None
    said = [text[start:end] for start, end in sentences(text, language)]
    spoken = sum(bool(_words(each)) for each in said)
    each = sum(syllables(word, language) for word in words) / len(words)
    return formula.start - formula.sentence * len(words) / spoken - formula.word * each


def reading_level(text: str, language: str) -> Level | None:
    """How hard `text` is; None where nothing can be said: another language, or fewer than LEAST_WORDS words."""
    if len(_words(text)) < LEAST_WORDS:
        return None
    score = reading_ease(text, language)
    if score is None:
        return None
    bands = zip(_LEVELS, _FORMULAS[language].bands, strict=True)
    return next((level for level, least in bands if score >= least), "hard")


def _words(text: str) -> list[str]:
    """The words that are spoken as they are written: numbers and symbols of documents are left out."""
    return [word for word in analysis.words(text) if word.replace("'", "").replace("’", "").isalpha()]
