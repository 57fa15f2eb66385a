"""Small query sets on disk."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.queries.edition_texts import EditionText

LAW = "Whoever is arrested must be told the reasons at once.\n\nA lawyer is called before any interview begins."
RULES = "Registers are kept by hand in every station.\nThey are shown to visitors who ask."
TEXTS: Mapping[str, EditionText] = {"law": EditionText(LAW, "a" * 64), "rules": EditionText(RULES, "b" * 64)}
TOPICS = {"arrest", "lawyer", "npm_opcat"}


def gold(quote: str, document: str = "law", **changes: Any) -> dict[str, Any]:
    """Gold in its place in TEXTS."""
    found = TEXTS[document]
    start = found.text.index(quote)
    place = {"document": document, "start": start, "end": start + len(quote), "quote": quote, "sha256": found.sha256}
    return {**place, **changes}


def line(id_: str, text: str, **changes: Any) -> dict[str, Any]:
    """A line without fault: an answerable plain question in English, for development."""
    usual = {
        "id": id_,
        "text": text,
        "language": "en",
        "register": "plain",
        "asker": "official",
        "need": "what to do",
        "topic": "arrest",
        "answerable": True,
        "changed": "",
        "hand": "a",
        "split": "development",
        "gold": [gold("must be told the reasons at once")],
    }
    return {**usual, **changes}


def missing(id_: str, text: str, **changes: Any) -> dict[str, Any]:
    """A line without fault that has no answer."""
    return line(id_, text, **{"answerable": False, "gold": [], **changes})


def write(file: Path, *lines: Any) -> Path:
    """Write `lines` to `file`."""
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines), encoding="utf-8")
    return file
