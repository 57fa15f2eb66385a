"""The cue lists of one language, as they stand in `words/*.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from assistant.triage.folding import fold_word
from assistant.triage.phrase import CueError, compiled

LANGUAGES = ("en", "fr", "es", "ar", "pt")

KINDS = (
    "self", "close", "there",
    "now", "when",
    "violence", "missing", "death", "threat", "removal", "selfharm", "medical", "shut_out", "held",
    "plea", "danger",
    "rule", "text", "general", "ours", "supposed",
)  # fmt: skip
"""What a cue of `[urgent]` can be; `urgency.py` says what each counts."""

REASONS = ("ranking", "media", "ill_treat", "justify", "opinion", "verdict", "job", "elsewhere")
"""Why something is out of mandate; the tables `[mandate.*]`."""

_WORDS = resources.files("assistant.triage") / "words"

_LEAST = 6
"""Letters of the shortest word whose misspelling is understood: shorter ones are too near to one another."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cues of `language` ready to be searched in a folded question.

    `spelling` says what an abbreviation stands for, and a slip of one letter in the words of the cues. `unless`
    holds, by reason, what speaks against it.
    """

    language: str
    spelling: Mapping[str, str]
    urgent: Mapping[str, re.Pattern[str]]
    mandate: Mapping[str, re.Pattern[str]]
    unless: Mapping[str, re.Pattern[str]]


@cache
def small(language: str) -> frozenset[str]:
    """The small words by which `language`, one of `LANGUAGES`, is known. Reads no cue: they take a while."""
    return frozenset(map(fold_word, _table(language)["small"].split()))


@cache
def sheet(language: str) -> Sheet:
    """The sheet of `language`, one of `LANGUAGES`. Raises `CueError` for a sheet that is not whole."""
    table = _table(language)
    names = (_WORDS / "names.txt").read_text(encoding="utf-8").split()
    lists = {**table["lists"], "name": names}
    urgent, mandate = table["urgent"], table["mandate"]
    if set(urgent) != set(KINDS) or set(mandate) != set(REASONS):
        odd = set(urgent).symmetric_difference(KINDS) | set(mandate).symmetric_difference(REASONS)
        raise CueError(f"{language}.toml has too few or too many tables: {', '.join(sorted(odd))}")
    patterns = {kind: compiled(phrases, lists, language) for kind, phrases in urgent.items()}
    patterns["named"] = compiled(names, {}, language)
    spelling = {fold_word(short): " ".join(map(fold_word, full.split())) for short, full in table["spelling"].items()}
    return Sheet(
        language,
        {**_slips(language, [*urgent.values(), *table["lists"].values()]), **spelling},
        patterns,
        {reason: compiled(each["cues"], lists, language) for reason, each in mandate.items()},
        {reason: compiled(each["unless"], lists, language) for reason, each in mandate.items()},
    )


@cache
def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def _slips(language: str, written: list[list[str]]) -> dict[str, str]:
    """Every way to leave out one letter, or swap two neighbours, of a longer word of the cues; what is a word stays."""
    if language == "ar":
        # A letter more or less is another person or another tense.
        return {}
    parts = {part for each in written for phrase in each for part in re.split(r"[ /_?]", phrase)}
    whole = {fold_word(part) for part in parts if part.isalpha()}
    known = whole | {fold_word(part.removesuffix("*")) for part in parts}
    slips: dict[str, str] = {}
    for word in sorted(word for word in whole if len(word) >= _LEAST):
        # The first letter is seldom missed, and words that differ by it are many.
        for at in range(1, len(word)):
            slips[word[:at] + word[at + 1 :]] = word
            slips[word[:at] + word[at : at + 2][::-1] + word[at + 2 :]] = word
    # What a slip makes a doubled letter of would lose a second one.
    return {slip: word for slip, word in slips.items() if fold_word(slip) == slip and slip not in known}
