"""Random damage: to bytes, to the values of a JSON object, to an edition whose hashes are then made to fit."""

import hashlib
import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from index import manifest
from index.library import Library
from index.manifest import FileRecord
from index.text_store import TEXT


def damaged(data: bytes, dice: random.Random) -> bytes:
    """`data` with a bit turned, a byte replaced, some cut out, put in, zeroed, or its end cut off; never the same."""
    while True:
        at, length = dice.randrange(len(data)), dice.randint(1, 12)
        new = dice.choice(
            [
                data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :],
                data[:at] + dice.randbytes(1) + data[at + 1 :],
                data[:at] + data[at + length :],
                data[:at] + dice.randbytes(length) + data[at:],
                data[:at] + bytes(length) + data[at + length :],
                data[:at],
            ]
        )
        if new != data:
            return new


def changed_value(value: Any, dice: random.Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + dice.choice([-7, -1, 1, 2, 40])
    if isinstance(value, list):
        return [*value[:-1], changed_value(value[-1], dice)] if value and dice.random() < 0.5 else [*value, 1]
    if not value:
        return "x"
    at = dice.randrange(len(value))
    letter = dice.choice([each for each in "aeiou0123456789 .\u00e9\u0645" if each != value[at]])
    return dice.choice(
        [value[:at] + letter + value[at + 1 :], value[:at] + letter + value[at:], value[:at] + value[at + 1 :]]
    )


def forged(library: Library, edition: str, dice: random.Random) -> str:
    """Change words, a label, headings, pages or a footnote in the edition's own file and make every hash fit again,
    so that only the source can tell. What was changed is returned."""
    made = library.manifest(edition)
    segment = next(each for each in made.segments if each.group == "public")
    file = library.folder(edition) / "segments" / segment.id / TEXT
    with closing(sqlite3.connect(file)) as db, db:
        what = dice.choice(list(_FORGERIES))
        table, key = ("footnotes", "start") if what == "note" else ("passages", "row")
        rows = db.execute(f"SELECT {key}, {_COLUMN[what]} FROM {table}").fetchall()
        row, value = dice.choice([each for each in rows if each[1] not in ("", "[]")])
        new = _FORGERIES[what](value, dice)
        db.execute(f"UPDATE {table} SET {_COLUMN[what]} = ? WHERE {key} = ?", (new, row))
    _fit(library, edition, file)
    return f"{what} {row}"


def _fit(library: Library, edition: str, file: Path) -> None:
    path = library.folder(edition) / manifest.FILE_NAME
    body = json.loads(path.read_bytes())["manifest"]
    for segment in body["segments"]:
        if segment["id"] == file.parent.name:
            record = FileRecord.of(file)
            segment["files"][TEXT] = {"sha256": record.sha256, "size": record.size}
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    path.write_text(json.dumps({"sha256": digest, "manifest": body}, indent=1))


def _letters(value: str, dice: random.Random) -> str:
    at = dice.choice([place for place, letter in enumerate(value) if letter.isalpha()])
    return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]


_COLUMN = {"words": "text", "label": "label", "headings": "path", "pages": "pages", "note": "text"}
_FORGERIES: dict[str, Callable[[str, random.Random], str]] = {
    "words": _letters,
    "label": lambda value, dice: f"{value}9",
    "headings": lambda value, dice: json.dumps([*json.loads(value)[:-1], "Article 99"]),
    "pages": lambda value, dice: json.dumps([1]) if json.loads(value) != [1] else json.dumps([2]),
    "note": _letters,
}
