"""Lines become one paragraph: what stands between two lines is decided and recorded here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.draft import Piece

HYPHENS = "\u2010\u00ad\x02-"
_CJK = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_TAIL = re.compile(rf"(?P<word>[^\s/{HYPHENS}]*(?:[{HYPHENS}][^\s/{HYPHENS}]+)*)[{HYPHENS}]\s*$")
_HEAD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S*[/=&_?%.\-]$")
_NEAR = 300
_PREFIXES = frozenset(
    [
        "non",
        "self",
        "co",
        "anti",
        "ex",
        "pre",
        "post",
        "ill",
        "well",
        "semi",
        "quasi",
        "inter",
        "counter",
        "sub",
        "multi",
        "vice",
        "cross",
        "long",
        "short",
        "low",
        "high",
        "all",
        "half",
        "so",
        "east",
        "west",
        "north",
        "south",
        "follow",
        "gender",
        "human",
        "rights",
        "first",
        "second",
        "third",
    ]
)


class Vocabulary:
    """The words of one document, to tell a hyphen that ends a line from one that belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            # A line's last word may be half a word: it is no witness.
            body = line.rstrip()
            body = body[: -len(_last(body))] if body and body[-1] in HYPHENS else body
            self._words.update(_normal(word) for word in _WORD.findall(body))
        self._prefixes = {word.partition("-")[0] for word in self._words if "-" in word}

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether `left` (which ended a line with a hyphen) and `right` make a word that has a hyphen."""
        if f"{_normal(left)}-{_normal(right)}" in self._words:
            return True
        if _normal(left + right) in self._words:
            return False
        same_case = right[:1].islower() or (left.isupper() and right.isupper())
        if any(mark in left for mark in "-\u2010") or not same_case or not left[-1:].isalpha():
            return True
        prefix = left.lower()
        return prefix in _PREFIXES and (prefix in self._words or prefix in self._prefixes)


def _last(line: str) -> str:
    return line.split()[-1] if line.split() else ""


def _normal(word: str) -> str:
    return word.lower().replace("\u2010", "-")


def join_lines(lines: Sequence[Sequence[Piece]], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces of one paragraph: the pieces of `lines`, with a recorded repair between any two lines.

    A line end becomes a space, nothing between two CJK characters or inside an address; a hyphen at a
    line end is dropped unless the word keeps it.
    """
    out: list[Piece] = []
    for line in lines:
        pieces = _stripped(line)
        if not pieces:
            continue
        if out:
            out[-1], joint = _joint(out[-1], pieces[0].text, vocabulary)
            out.append(joint)
        out += pieces
    return tuple(out)


def _stripped(line: Sequence[Piece]) -> list[Piece]:
    """The pieces of `line` without white space at both ends; none when it is blank."""
    pieces = [piece for piece in line if piece.text]
    while pieces and not pieces[0].text.strip():
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return pieces


def _joint(before: Piece, text: str, vocabulary: Vocabulary) -> tuple[Piece, Piece]:
    """The piece before, without a hyphen that goes, and the repair that joins it to `text`."""
    # Only the line's end matters, and a search through a line of a million characters would take hours.
    skipped = max(0, len(before.text) - _NEAR)
    near = before.text[skipped:]
    address = _ADDRESS.search(near)
    if (left := _TAIL.search(near)) and left["word"] and (right := _HEAD.match(text[:_NEAR])):
        tail = near[left.end("word") :]
        hard = tail.strip() in ("-", "\u2010") and vocabulary.keeps_hyphen(left["word"], right[0])
        if hard or address:
            return before, Piece("", before.page, None, "line end", "\n")
        cut = replace(before, text=before.text[: skipped + left.end("word")])
        return cut, Piece("", before.page, None, "hyphen", tail + "\n")
    inside = address and not before.text.endswith(".") and text[:1].isalnum()
    if inside or (_CJK.match(before.text[-1]) and _CJK.match(text[0])):
        return before, Piece("", before.page, None, "line end", "\n")
    return before, Piece(" ", before.page, None, "line end", "\n")
