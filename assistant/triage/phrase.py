"""The small language in which cues are written, so that someone who is no programmer can read and mend them.

A cue is words with a space between them. In the place of a word may stand
    `beat*`          a word that begins so
    `my/our`         one word of several; a `_` joins words to one (`right_now/tonight`)
    `@kin`           a list of the sheet, in the same way as if its words were written out
    `the?`           a word that may be missing
    `..`             up to five words, whatever they are
"""

from collections.abc import Iterable, Mapping, Sequence

from assistant.triage.cues import BEGINNING, GAP, Cue, Cues, Slot
from assistant.triage.folding import fold_word


class CueError(ValueError):
    """A sheet holds a cue that cannot be read."""


class Phrases:
    """Reads the cues of one sheet, whose lists are `lists`."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        # The same word or list stands in many cues.
        self._slots: dict[str, Slot] = {}
        self._known: dict[str, tuple[tuple[str, ...], ...]] = {}

    def cues(self, phrases: Iterable[str]) -> Cues:
        """The cues that `phrases` are. Raises `CueError`."""
        return Cues([self._cue(phrase) for phrase in phrases])

    def _cue(self, phrase: str) -> Cue:
        slots = phrase.split()
        if not slots or slots[0] == ".." or slots[-1] == "..":
            raise CueError(f"a cue begins and ends with a word: {phrase!r}")
        cue = [GAP if slot == ".." else self._slot(slot) for slot in slots]
        if all(slot is GAP or slot.optional for slot in cue):
            # It would be found everywhere.
            raise CueError(f"every word of a cue may be missing: {phrase!r}")
        return cue

    def _slot(self, written: str) -> Slot:
        if written not in self._slots:
            either = tuple(word for each in written.replace("?", "").split("/") for word in self._words(each))
            alone = frozenset(parts[0] for parts in either if len(parts) == 1)
            self._slots[written] = Slot(either, "?" in written, alone)
        return self._slots[written]

    def _words(self, written: str) -> tuple[tuple[str, ...], ...]:
        """What one word, or a list, stands for: each is a word or several."""
        if not written.startswith("@"):
            return (tuple(map(_part, written.split("_"))),)
        if written not in self._known:
            if written[1:] not in self._lists:
                raise CueError(f"there is no list {written}")
            self._known[written] = tuple(word for each in self._lists[written[1:]] for word in self._words(each))
        return self._known[written]


def _part(word: str) -> str:
    folded = fold_word(word.removesuffix(BEGINNING))
    if not folded.isalnum():
        raise CueError(f"a cue holds what is no word: {word!r}")
    return folded + BEGINNING if word.endswith(BEGINNING) else folded
