"""A third opinion on columns: in which order pdftotext (poppler), where it is installed, reads them.

It is noted, and changes nothing: the text is the same on a machine without the program.
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from ingest.pdf.line import Line

_SECONDS = 10.0
_MOST_BYTES = 4_000_000
_MOST_PAGES = 40
_LEAST_LINES = 3
_KEY = 16
_AGREES = 0.85


def order_notes(path: Path, pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """Remarks for the ledger on pages of the file at `path` whose columns pdftotext reads otherwise.

    `pages` are the lines of each page in our order. Nothing is said where the program is not installed,
    fails, or takes too long.
    """
    asked = [number for number, lines in enumerate(pages, 1) if _in_columns(lines)][:_MOST_PAGES]
    program = shutil.which("pdftotext") if asked else None
    if not program:
        return ()
    theirs = _read(program, path, asked[0], asked[-1])
    other = [
        number for number in asked
        if number - asked[0] < len(theirs) and not _same_order(pages[number - 1], theirs[number - asked[0]])
    ]  # fmt: skip
    if not other:
        return ()
    listed = ", ".join(map(str, other))
    return (f"pdftotext reads the columns of page{'s' if len(other) > 1 else ''} {listed} in another order",)


def _in_columns(lines: Sequence[Line]) -> bool:
    counts = Counter(line.column for line in lines if not line.zone)
    return sum(1 for count in counts.values() if count >= _LEAST_LINES) > 1


def _read(program: str, path: Path, first: int, last: int) -> list[str]:
    """The text of pages `first` to `last`, as pdftotext reads them; [] when it does not."""
    command = [program, "-q", "-enc", "UTF-8", "-f", str(first), "-l", str(last), "--", str(path.absolute()), "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout[:_MOST_BYTES].decode("utf-8", "replace").split("\f") if done.returncode == 0 else []


def _same_order(lines: Sequence[Line], text: str) -> bool:
    """Whether lines that begin alike in both readings follow each other alike."""
    tight = _tight(text)
    keys = [key for line in lines if len(key := _tight(line.text)[:_KEY]) == _KEY]
    counts = Counter(keys)
    places = [tight.find(key) for key in keys if counts[key] == 1 and tight.count(key) == 1]
    ranks = {place: rank for rank, place in enumerate(sorted(places))}
    follows = [ranks[after] - ranks[before] == 1 for before, after in pairwise(places)]
    return not follows or sum(follows) >= _AGREES * len(follows)


def _tight(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
