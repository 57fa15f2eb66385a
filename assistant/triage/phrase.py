"""The small language in which cues are written, so that someone who is no programmer can read and mend them.

A cue is words with a space between them. In the place of a word may stand
    `beat*`          a word that begins so
    `my/our`         one word of several; a `_` joins words to one (`right_now/tonight`)
    `@kin`           a list of the sheet, in the same way as if its words were written out
    `the?`           a word that may be missing
    `..`             up to five words, whatever they are
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.triage.folding import END, fold_word

_GAP = rf"(?:[^ {END}]+ ){{0,5}}"
_PARTICLES = "(?:(?:و|ف)?(?:ال|بال|كال|لل|ب|ل|ك|س)?)"
"""What is written together with an Arabic word before it: and, the, with, to, will."""


class CueError(ValueError):
    """A sheet holds a cue that cannot be read."""


def compiled(phrases: Iterable[str], lists: Mapping[str, Sequence[str]], language: str) -> re.Pattern[str]:
    """One pattern for all `phrases`, to be searched in `Folded.line`. Raises `CueError`."""
    alternatives = "|".join(_phrase(phrase, lists, language) for phrase in phrases)
    return re.compile(f"(?<= )(?:{alternatives})" if alternatives else r"(?!)")


def _phrase(phrase: str, lists: Mapping[str, Sequence[str]], language: str) -> str:
    slots = phrase.split()
    if not slots or slots[0] == ".." or slots[-1] == "..":
        raise CueError(f"a cue begins and ends with a word: {phrase!r}")
    if all(slot == ".." or "?" in slot for slot in slots):
        # It would be found everywhere.
        raise CueError(f"every word of a cue may be missing: {phrase!r}")
    return "".join(_GAP if slot == ".." else _slot(slot, lists, language) for slot in slots)


def _slot(slot: str, lists: Mapping[str, Sequence[str]], language: str) -> str:
    words = [word for each in slot.replace("?", "").split("/") for word in _listed(each, lists)]
    either = "|".join(_word(word, language) for word in words)
    return f"(?:(?:{either}) )" + ("?" if "?" in slot else "")


def _listed(word: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if not word.startswith("@"):
        return [word]
    if word[1:] not in lists:
        raise CueError(f"there is no list {word}")
    return [inner for each in lists[word[1:]] for inner in _listed(each, lists)]


def _word(word: str, language: str) -> str:
    parts = [_one(part, language) for part in word.split("_")]
    return " ".join(parts)


def _one(word: str, language: str) -> str:
    folded = fold_word(word.removesuffix("*"))
    if not folded.isalnum():
        raise CueError(f"a cue holds what is no word: {word!r}")
    ending = r"\w*" if word.endswith("*") else ""
    return (_PARTICLES if language == "ar" else "") + folded + ending
