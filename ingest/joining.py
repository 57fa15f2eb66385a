"""Lines become one paragraph: what stands between two lines is decided and recorded here."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Piece
from ingest.hyphens import HYPHENS
from ingest.vocabulary import CJK, Vocabulary

_CJK = re.compile(f"[{CJK}]")
_QUOTES = frozenset("“”‘’—…·")
"""Signs that Chinese shares with other scripts, and sets without spaces."""
_LATIN = re.compile(r"[A-Za-z0-9]")
_TAIL = re.compile(rf"(?P<word>[^\s/{HYPHENS}]*(?:[{HYPHENS}][^\s/{HYPHENS}]+)*)[{HYPHENS}]\s*$")
_HEAD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S*$")
_BREAK = re.compile(r"[/=&_?%.\-]$")
_REST = re.compile(r"(?=\S*[/=?&%_]|\S*\.\w{2,4}(?:[/?#]|$))[\w%~.-]+[/=?&%_.]\S*")
"""What goes on with an address that the line's end cut anywhere."""
_SLASHED = re.compile(r"[^\W_]/$")
_NEAR = 300


def join_lines(lines: Sequence[Sequence[Piece]], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces of one paragraph: the pieces of `lines`, with a recorded repair between any two lines.

    A line end becomes a space, nothing between two CJK characters, after a slash or inside an address; a
    hyphen at a line end is dropped unless the word keeps it.
    """
    out: list[Piece] = []
    for line in lines:
        pieces = _stripped(line)
        if not pieces:
            continue
        if out:
            if pieces[0].kind == "superscript":  # a mark that the line's end parted from its word
                joint = Piece("", out[-1].page, None, "line end", "\n")
            else:
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
        if pieces[0].text[0].isspace():
            pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        if pieces[-1].text[-1].isspace():
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return pieces


def _joint(before: Piece, text: str, vocabulary: Vocabulary) -> tuple[Piece, Piece]:
    """The piece before, without a hyphen that goes, and the repair that joins it to `text`."""
    # Only the line's end matters, and a search through a line of a million characters would take hours.
    skipped = max(0, len(before.text) - _NEAR)
    near, ahead = before.text[skipped:], text[:_NEAR]
    address = _in_address(near, ahead)
    left, right = _TAIL.search(near), _HEAD.match(ahead)
    if vocabulary.hyphens and left and left["word"] and right:
        tail = near[left.end("word") :]
        sign = tail.strip()
        line = f"{near[: left.start('word')]} {ahead[right.end() :]}"
        hard = sign in ("-", "\u2010") and vocabulary.keeps_hyphen(left["word"], right[0], line, sign)
        if hard or address:
            return before, Piece("", before.page, None, "line end", "\n")
        cut = replace(before, text=before.text[: skipped + left.end("word")])
        return cut, Piece("", before.page, None, "hyphen", tail + "\n")
    tight = address or _slashed(near, ahead) or (vocabulary.cjk and _cjk(near[-1], ahead[0], vocabulary.tight))
    return before, Piece("" if tight else " ", before.page, None, "line end", "\n")


def _in_address(before: str, after: str) -> bool:
    """Whether an address goes over the line's end; one that ends there with a stop ends its sentence."""
    address = _ADDRESS.search(before)
    if not address:
        return False
    if _BREAK.search(before):
        return not before.endswith(".") and after[:1].isalnum()
    return before[-1].isalnum() and bool(_REST.match(after)) and not _ADDRESS.match(after)


def _slashed(before: str, after: str) -> bool:
    """Whether the line ends or begins at a slash inside a symbol or a pair of words: "A/", "and/"."""
    return bool(_SLASHED.search(before) and after[0].isalnum()) or bool(
        before[-1].isalnum() and re.match(r"/[^\W_]", after)
    )


def _cjk(before: str, after: str, tight: bool) -> bool:
    """Whether two characters stand together in Chinese or Japanese; beside Latin as the document does."""
    one, two = bool(_CJK.match(before)), bool(_CJK.match(after))
    if (one and two) or (one and after in _QUOTES) or (two and before in _QUOTES):
        return True
    return tight and ((one and bool(_LATIN.match(after))) or (two and bool(_LATIN.match(before))))
