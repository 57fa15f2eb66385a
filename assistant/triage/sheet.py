"""The cue lists of one language, as they stand in `words/*.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from assistant.triage.cues import Cues
from assistant.triage.folding import fold_word
from assistant.triage.phrase import CueError, Phrases
from assistant.triage.spelling import Spelling

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
_SMALL = "small.toml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cues of `language` ready to be looked for in a folded question.

    `spelling` says what an abbreviation stands for, and a slip of one letter in the words of the cues. `unless`
    holds, by reason, what speaks against it.
    """

    language: str
    spelling: Spelling
    urgent: Mapping[str, Cues]
    mandate: Mapping[str, Cues]
    unless: Mapping[str, Cues]


@cache
def small(language: str) -> frozenset[str]:
    """The small words by which `language`, one of `LANGUAGES`, is known. Reads no cue."""
    return frozenset(map(fold_word, _table(_SMALL)[language].split()))


@cache
def sheet(language: str) -> Sheet:
    """The sheet of `language`, one of `LANGUAGES`. Raises `CueError` for a sheet that is not whole."""
    table = _table(f"{language}.toml")
    names = (_WORDS / "names.txt").read_text(encoding="utf-8").split()
    urgent, mandate = table["urgent"], table["mandate"]
    if set(urgent) != set(KINDS) or set(mandate) != set(REASONS):
        odd = set(urgent).symmetric_difference(KINDS) | set(mandate).symmetric_difference(REASONS)
        raise CueError(f"{language}.toml has too few or too many tables: {', '.join(sorted(odd))}")
    phrases = Phrases({**table["lists"], "name": names})
    return Sheet(
        language,
        _spelling(language, table["spelling"], chain(*urgent.values(), *table["lists"].values())),
        {kind: phrases.cues(written) for kind, written in urgent.items()} | {"named": phrases.cues(names)},
        {reason: phrases.cues(each["cues"]) for reason, each in mandate.items()},
        {reason: phrases.cues(each["unless"]) for reason, each in mandate.items()},
    )


@cache
def _table(file: str) -> dict[str, Any]:
    return tomllib.loads((_WORDS / file).read_text(encoding="utf-8"))


def _spelling(language: str, written: Mapping[str, str], phrases: Iterable[str]) -> Spelling:
    short = {fold_word(short): " ".join(map(fold_word, full.split())) for short, full in written.items()}
    if language == "ar":
        # A letter more or less is another person or another tense.
        return Spelling(short, (), ())
    parts = {part for phrase in phrases for part in re.split(r"[ /_?]", phrase)}
    whole = {fold_word(part) for part in parts if part.isalpha()}
    return Spelling(short, whole, whole | {fold_word(part.removesuffix("*")) for part in parts})
