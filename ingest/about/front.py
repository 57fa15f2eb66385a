"""The front of a document: its cover lines and the lines that run along its pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.block import Block
from ingest.ledger import Removed

_MOST_LINES = 40
_MOST_CHARACTERS = 2_500
_PROSE = 240
_LONGEST = 700
_PAGE_NUMBER = re.compile(r"^\W*\d{1,4}\W*$")


@dataclass(frozen=True, slots=True)
class Front:
    """`lines` stand before the running text, in order; `running` were repeated on its pages, most frequent first.

    White space is single spaces. A document that begins with running text has no lines.
    """

    lines: tuple[str, ...]
    running: tuple[str, ...] = ()


def front_of(text: str, blocks: Sequence[Block], removed: Iterable[Removed] = ()) -> Front:
    """The front of the document with canonical `text` and `blocks`, from which `removed` was left out.

    The running text begins with the first long or numbered paragraph.
    """
    lines: list[str] = []
    characters = 0
    for block in blocks:
        if block.kind == "footnote":
            continue
        # Nobody's title is longer; what looks for names in a line need not bear a hostile one.
        line = " ".join(text[block.start : block.end][:_LONGEST].split())
        if _runs(block, line) or len(lines) == _MOST_LINES or characters > _MOST_CHARACTERS:
            break
        characters += len(line)
        lines += line.split(" | ") if block.kind == "table" else [line]
    return Front(tuple(lines), _running(removed))


def _runs(block: Block, line: str) -> bool:
    if block.kind in ("heading", "table"):
        return len(line) > 2 * _PROSE
    numbered = block.label[:1].isdigit() and block.label.endswith((".", ")")) and len(line) > 60
    # Words in capitals are a cover's, however many there are.
    return numbered or (len(line) >= _PROSE and not _in_capitals(line))


def _in_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha() and char.lower() != char.upper()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _running(removed: Iterable[Removed]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for each in removed:
        # Hidden text is nobody's running line: whoever hid it may say in it what he likes.
        line = " ".join(each.text.split())
        if each.why == "running line" and line and not _PAGE_NUMBER.match(line):
            counts[line] = counts.get(line, 0) + 1
    return tuple(sorted(counts, key=lambda line: -counts[line]))
