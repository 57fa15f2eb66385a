"""Cues beside what they are by definition: one regular expression over a folded line, tried in their order."""

import re
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.triage.cues import line_of
from assistant.triage.folding import END, fold
from assistant.triage.phrase import Phrases

LISTS = {"kin": ["son", "sons", "in_law"], "near": ["@kin", "a*"]}
_GAP = rf"(?:[^ {END}]+ ){{0,5}}"
_PARTICLES = "(?:(?:و|ف)?(?:ال|بال|كال|لل|ب|ل|ك|س)?)"

WORDS = ["a", "ab", "abc", "son", "sons", "in", "law", "no", "ا", "ب", "الاب", "وباب", "لل", "فلل"]
SLOTS = [
    "a",
    "ab*",
    "a*/in_law",
    "@kin",
    "@near",
    "son/sons",
    "no?",
    "@kin?",
    "a*?",
    "..",
    "in_law/in",
    "ا*",
    "اب",
    "ب",
]


def by_regular_expression(phrases: Sequence[str], line: str, language: str) -> list[tuple[int, int]]:
    """What `Cues.spans` gives."""
    cues = "|".join(
        "".join(_GAP if slot == ".." else _slot(slot, language) for slot in each.split()) for each in phrases
    )
    return [match.span() for match in re.finditer(f"(?<= )(?:{cues})", line)] if cues else []


def _slot(slot: str, language: str) -> str:
    words = [word for each in slot.replace("?", "").split("/") for word in _listed(each)]
    either = "|".join(" ".join(_part(part, language) for part in word.split("_")) for word in words)
    return f"(?:(?:{either}) )" + ("?" if "?" in slot else "")


def _listed(word: str) -> list[str]:
    return [word] if word[0] != "@" else [inner for each in LISTS[word[1:]] for inner in _listed(each)]


def _part(word: str, language: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return (_PARTICLES if language == "ar" else "") + word.removesuffix("*") + ending


def _is_a_cue(slots: Sequence[str]) -> bool:
    return slots[0] != ".." and slots[-1] != ".." and not all(slot == ".." or "?" in slot for slot in slots)


PHRASES = st.lists(st.lists(st.sampled_from(SLOTS), min_size=1, max_size=5).filter(_is_a_cue).map(" ".join), max_size=4)
LINES = st.lists(st.sampled_from([*WORDS, END, "½", "x\u034fy", "a\u034f"]), max_size=14)


@given(PHRASES, LINES, st.sampled_from(["en", "ar"]))
@example(["no? .. ab*"], ["x", "ab"], "en")
@example(["a .. a"], ["a", "a", "x", "a"], "en")
def test_cues_are_found_where_the_regular_expression_finds_them(
    phrases: list[str], words: list[str], language: str
) -> None:
    line = f" {' '.join(words)} "
    cues, read = Phrases(LISTS).cues(phrases), line_of(line, language)
    expected = by_regular_expression(phrases, line, language)
    assert list(cues.spans(read)) == expected
    assert cues.found(read) == bool(expected)


@given(st.text(max_size=80))
def test_any_folded_text_is_a_line(text: str) -> None:
    folded = fold(text, "ar", {})
    read = line_of(folded.line, "ar")
    assert read.starts[-1] == len(folded.line)
    assert [
        folded.line[start : start + len(word)] for start, word in zip(read.starts, read.words, strict=False)
    ] == list(read.words)
