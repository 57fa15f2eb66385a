"""The sets of another shape: pairs of near misses, held-back questions for triage, and questions from elsewhere."""

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from eval import json_lines
from eval.queries.reading import SHIPPED
from eval.queries.wording import content_words

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = {"en", "fr", "es", "ar", "pt"}
_ROW = TypeAdapter(dict[str, Any])


def _rows(name: str) -> list[dict[str, Any]]:
    return [row for _, row in json_lines.read(SHIPPED / f"{name}.jsonl", _ROW)]


def _source(document: str) -> str:
    """The source of a note, a list item without its dash, lines of a typeset note joined."""
    name = document.removeprefix("note-")
    stem, _, language = name.rpartition("-")
    file = f"{stem}.{language}.md" if language in LANGUAGES - {"en"} else f"{name}.md"
    found = ROOT / "corpus" / "notes" / file
    found = found if found.exists() else ROOT / "corpus" / "typeset" / file
    return " ".join(found.read_text(encoding="utf-8").split())


def _differing(one: str, other: str) -> tuple[str, str]:
    """What is left of two texts without their common beginning and end."""
    ours, theirs = one.split(), other.split()
    start = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    ours, theirs = ours[start:], theirs[start:]
    while ours and theirs and ours[-1] == theirs[-1]:
        ours.pop()
        theirs.pop()
    return " ".join(ours), " ".join(theirs)


def test_a_near_miss_and_its_partner_differ_in_what_is_named_and_nothing_else() -> None:
    rows = {row["id"]: row for row in _rows("near-development")}
    for row in rows.values():
        partner = rows[row["pair"]]
        assert partner["pair"] == row["id"] and partner["answerable"] is not row["answerable"], row["id"]
        assert all(partner[field] == row[field] for field in ("language", "register", "topic")), row["id"]
        assert bool(row["changed"]) is not row["answerable"] and bool(row["gold"]) is row["answerable"], row["id"]
        ours, theirs = _differing(row["text"], partner["text"])
        assert ours != theirs and len(f"{ours} {theirs}".split()) <= 30, row["id"]


def test_near_misses_keep_to_the_topics_of_development() -> None:
    topics = {row["topic"] for row in _rows("development")}
    assert {row["topic"] for row in _rows("near-development")} <= topics, "a frozen topic must not be tuned on"


def test_the_gold_of_a_pair_stands_in_its_note_word_for_word() -> None:
    gold = {(each["document"], each["quote"]) for row in _rows("near-development") for each in row["gold"]}
    sources = {document: _source(document) for document, _ in gold}
    assert [each for each in sorted(gold) if " ".join(each[1].split()) not in sources[each[0]]] == []


@pytest.mark.parametrize(("kind", "least"), [("urgent", 32), ("out_of_mandate", 32), ("pass", 64)])
def test_the_held_back_signals_hold_enough_of_each_kind_in_each_language(kind: str, least: int) -> None:
    found = Counter(row["language"] for row in _rows("signals-frozen") if row["kind"] == kind)
    assert set(found) == LANGUAGES and min(found.values()) >= least, found


def test_questions_from_elsewhere_are_as_many_in_each_language_and_a_fifth_shares_a_word() -> None:
    rows = _rows("off-development")
    assert all(set(row) == {"id", "text", "language", "answerable", "kind"} and not row["answerable"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    wanted = {(language, kind): number for language in LANGUAGES for kind, number in (("far", 48), ("word", 12))}
    assert Counter((row["language"], row["kind"]) for row in rows) == wanted


def test_no_two_questions_from_elsewhere_are_nearly_equal() -> None:
    rows = _rows("off-development")
    words = {row["id"]: frozenset(content_words(row["text"], row["language"])) for row in rows}
    pairs = [(one["id"], other["id"]) for one, other in combinations(rows, 2) if one["language"] == other["language"]]
    assert [(a, b) for a, b in pairs if len(words[a] & words[b]) > 0.5 * len(words[a] | words[b])] == []


def test_no_text_stands_twice_in_the_sets_nor_in_both_of_them() -> None:
    texts = Counter(
        (row["language"], " ".join(row["text"].lower().split()))
        for file in sorted(SHIPPED.glob("*.jsonl"))
        for row in _rows(file.stem)
    )
    doubled = {text for text, number in texts.items() if number > 1}
    ours = [row for name in ("near-development", "signals-frozen", "off-development") for row in _rows(name)]
    assert [row["id"] for row in ours if (row["language"], " ".join(row["text"].lower().split())) in doubled] == []
