"""How hard a note is to read, by the formulas that count syllables and words.

Flesch's reading ease for English (1948), and the forms of it that Fernández Huerta made for Spanish, Kandel and Moles
for French and Martins and others for Portuguese. 100 is very easy, 0 very hard. Syllables are counted where a word may
be hyphenated, which finds a few too few. There is no such formula here for Arabic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyphen

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile

RULE = "reading"


@dataclass(frozen=True, slots=True)
class Formula:
    """`base` less `by_sentence` for every word a sentence has, and `by_word` for every syllable a word has.

    `least` is the lowest score a note may have.
    """

    base: float
    by_sentence: float
    by_word: float
    least: float


FORMULAS = {
    "en": Formula(206.835, 1.015, 84.6, 45),
    "es": Formula(206.84, 1.02, 60.0, 60),
    "fr": Formula(207.0, 1.015, 73.6, 65),
    "pt": Formula(248.835, 1.015, 84.6, 45),
}
"""By language; a language that is not here is not judged. The limits stand a little below the hardest of the shipped
notes: words such as "disability" and "discrimination" have no plain substitute, and cost much."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:;…]+(?:\s|$)|\n")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every note that is harder to read than its language's limit."""
    for note in folder.notes:
        ease = ease_of(note)
        if ease is not None and ease < (least := FORMULAS[note.language].least):
            says = f"its reading ease is {ease:.0f}, below {least:.0f}: shorten sentences and words"
            yield Fault(note.file, note.first_line, "", RULE, says)


def ease_of(note: NoteFile) -> float | None:
    """The reading ease of the numbered paragraphs without their sources; None where no formula is known."""
    formula = FORMULAS.get(note.language)
    text = "\n".join(paragraph.text for paragraph in note.paragraphs)
    words = _WORD.findall(text)
    if formula is None or not words:
        return None
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text))
    syllables = sum(_syllables(word, note.language) for word in words)
    return formula.base - formula.by_sentence * len(words) / sentences - formula.by_word * syllables / len(words)


def _syllables(word: str, language: str) -> int:
    return len(_hyphenation(language).positions(word.casefold())) + 1


@cache
def _hyphenation(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"en": "en_US", "pt": "pt_PT"}.get(language, language), left=1, right=1)
