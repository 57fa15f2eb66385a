"""Brings a set of another form into ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.queries.asked_question import AskedQuestion
from eval.queries.reading import read_questions
from index.batch import write_line, written_whole

ROLES = {
    "official": ("plain", "official"),
    "multilingual": ("plain", "official"),
    "adviser": ("expert", "adviser"),
}
"""Register and asker by what other sets call a question's kind; they do not tell them of one without an answer."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """`split` and `hand` are given to every question; `topics` maps topics as the set names them to topic ids."""

    split: str
    hand: str
    topics: Mapping[str, str]


def convert(source: Path, target: Path, conversion: Conversion) -> int:
    """Write the questions of `source` in our form; returns how many. Gold is not anchored. Raises `DataError`."""
    questions = read_questions(source)
    with written_whole(target) as stream:
        for question in questions.values():
            write_line(stream, record_of(question, conversion))
    return len(questions)


def record_of(question: AskedQuestion, conversion: Conversion) -> dict[str, Any]:
    """One question as a line of ours. What it says already stays."""
    register, asker = ROLES.get(question.asker, (question.register, ""))
    gold = [
        {"document": each.document, "start": each.start, "end": each.end, "quote": each.quote, "sha256": each.sha256}
        for each in question.gold
    ]
    changed = {"changed": question.changed} | ({"from": question.origin} if question.origin else {})
    return {
        "id": question.id,
        "text": question.text,
        "language": question.language,
        "register": question.register or register,
        "asker": asker or (question.asker if question.asker in ("official", "adviser") else ""),
        "need": question.need,
        "topic": conversion.topics.get(question.topic, question.topic),
        "answerable": question.answerable,
        **changed,
        "hand": question.hand or conversion.hand,
        "split": conversion.split,
        "gold": gold,
    }
