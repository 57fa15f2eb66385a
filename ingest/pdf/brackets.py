"""Brackets of right-to-left lines: which of a pair is meant, whichever the file names.

On such a line a bracket is drawn with its mirror image. Some files name what is meant and some what is
drawn, and pdfium turns those that it takes for right-to-left; which of the two a bracket is, its
neighbours tell: one that opens stands after a space, one that closes before a space or a stop.
"""

from collections.abc import Sequence

from ingest.pdf.glyphs import Glyphs

_PAIRS = ("()", "[]", "{}", "«»", "‹›")
BRACKETS = frozenset("".join(_PAIRS))
_OPENING = {char: pair[0] for pair in _PAIRS for char in pair}
_CLOSING = {char: pair[1] for pair in _PAIRS for char in pair}
_STOPS = frozenset(".,;:!?،؛؟…")


def meant(glyphs: Sequence[Glyphs], size: float) -> dict[int, str]:
    """By index, the brackets of a right-to-left line (in logical order) that are not what the file names,
    each with the one that is meant. `size` is the font size of the line: small raised digits count for
    nothing.
    """
    places = [index for index, glyph in enumerate(glyphs) if glyph.text in BRACKETS]
    if not places:
        return {}
    opens = {index: _opens(glyphs, index, size) for index in places}
    for number, index in enumerate(places):
        if opens[index] is None:
            after = places[number + 1] if number + 1 < len(places) else None
            before = places[number - 1] if number else None
            opens[index] = _by_fellow(glyphs, opens, before, index, after)
    out = {index: (_OPENING if opens[index] else _CLOSING)[glyphs[index].text] for index in places}
    return {index: text for index, text in out.items() if text != glyphs[index].text}


def _opens(glyphs: Sequence[Glyphs], index: int, size: float) -> bool | None:
    """Whether the bracket at `index` opens, as far as its neighbours tell; None where they do not."""
    before, after = _free(glyphs, index, -1, size), _free(glyphs, index, 1, size)
    return None if before == after else before


def _free(glyphs: Sequence[Glyphs], index: int, step: int, size: float) -> bool:
    """Whether nothing stands beside a bracket: a space, a stop or the line's end, other brackets aside."""
    index += step
    while 0 <= index < len(glyphs) and (glyphs[index].text in BRACKETS or 0 < glyphs[index].size < 0.85 * size):
        index += step
    if not 0 <= index < len(glyphs):
        return True
    text = glyphs[index].text
    return text.isspace() or (step > 0 and text[0] in _STOPS)


def _by_fellow(
    glyphs: Sequence[Glyphs], opens: dict[int, bool | None], before: int | None, index: int, after: int | None
) -> bool:
    """Whether a bracket between two letters opens: its fellow stands near, with no space between them."""
    if before is not None and opens[before] and _close(glyphs, before, index):
        return False
    if after is not None and opens[after] is False and _close(glyphs, index, after):
        return True
    depth = sum(1 if state else -1 for place, state in opens.items() if place < index and state is not None)
    return depth <= 0


def _close(glyphs: Sequence[Glyphs], one: int, other: int) -> bool:
    return not any(glyph.text.isspace() for glyph in glyphs[one:other])
