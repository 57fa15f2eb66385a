"""Atoms: the smallest stretches of text that a passage is made of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.block import Block
from ingest.cutting.groups import Group, leads_on
from ingest.cutting.measured import Measured, Span

WITHIN_BLOCK = 30.0
WITHIN_LIST = 150.0
AFTER_LEAD = 300.0
WITHIN_SENTENCE = 400.0
AFTER_HEADING = 5000.0

_LONGEST_LEAD = 0.4
"""Share of the room above which a lead need not stay with all of what comes next."""

_STRONG = frozenset(";؛；")
_WEAK = frozenset(":,،，、：")
_CLAUSE = re.compile(r"(?<=[;:,،؛；，、：])\s*")
_SPACE = re.compile(r"\s+")
_SPLITTERS = (_CLAUSE, _SPACE)


@dataclass(frozen=True, slots=True)
class Atom:
    """`text[start:end]`, of `tokens` tokens (special tokens not counted), in `block` (its index).

    `cut_before` is what it costs to begin a passage here; 0 is free. `begins` says that something new
    begins here, such as a paragraph, and not its second sentence or the items it leads to.
    """

    start: int
    end: int
    tokens: int
    block: int
    cut_before: float = 0.0
    begins: bool = False


def atoms_of(group: Group, room: int, measured: Measured) -> list[Atom]:
    """The atoms of `group`, none of more than `room` tokens.

    A block is one atom when it fits, together with the headings or the short lead before it; else its
    sentences are, or a table's rows; one that does not fit is cut at clause ends, then at spaces, then
    anywhere.
    """
    out: list[Atom] = []
    before: Block | None = None
    bound = 0
    for index, block in group:
        entry = _entry_cost(before, block, measured.text)
        bound = bound if entry >= AFTER_LEAD else 0
        atoms = list(_inside(index, block, room, measured, bound if bound <= _LONGEST_LEAD * room else 0))
        atoms[0] = replace(atoms[0], cut_before=entry, begins=_begins(before, block, measured.text))
        out += atoms
        bound += sum(atom.tokens for atom in atoms)
        before = block
    return _with_whole_lists(out, room)


def _begins(before: Block | None, block: Block, text: str) -> bool:
    """Whether `block` is neither a list's item nor bound to the block before it."""
    if before is None or block.kind == "heading":
        return True
    if before.kind in ("heading", "caption") or leads_on(before, text):
        return False
    return block.kind not in ("list item", "caption") or block.role == "resource"


def _entry_cost(before: Block | None, block: Block, text: str) -> float:
    if before is None:
        return 0.0
    if before.kind == "heading" or {before.kind, block.kind} == {"table", "caption"}:
        return AFTER_HEADING
    if leads_on(before, text) or (block.kind == "list item" and before.kind != "list item"):
        return AFTER_LEAD
    return 0.0


def _with_whole_lists(atoms: list[Atom], room: int) -> list[Atom]:
    """`atoms`, with a cost for cuts inside a paragraph and its items that fit together."""
    out: list[Atom] = []
    for place, atom in enumerate(atoms):
        if atom.begins or not place:
            end = next((later for later in range(place + 1, len(atoms)) if atoms[later].begins), len(atoms))
            fits = sum(member.tokens for member in atoms[place:end]) <= room
        elif fits:
            atom = replace(atom, cut_before=max(atom.cut_before, WITHIN_LIST))
        out.append(atom)
    return out


def _inside(index: int, block: Block, room: int, measured: Measured, bound: int) -> Iterator[Atom]:
    """The atoms of `block`, before which blocks of `bound` tokens stand that it should not be parted from."""
    tokens = measured.tokens(block)
    if tokens + bound <= room:
        yield Atom(block.start, block.end, tokens, index)
        return
    cost = 0.0 if block.kind == "table" else WITHIN_BLOCK
    for number, (span, count) in enumerate(measured.counted(measured.natural(block))):
        # A table's first row says what stands in the columns.
        entry = AFTER_LEAD if block.kind == "table" and number == 1 else cost
        parts = [(span, count)] if count <= room else _parts(span, room, measured, 0)
        for (start, end), part in parts:
            yield Atom(start, end, part, index, entry if start == span[0] else _within_sentence(measured.text, start))


def _within_sentence(text: str, place: int) -> float:
    """What it costs to cut a sentence at `place`: least at a semicolon, less where a capital goes on."""
    before, after = text[max(0, place - 9) : place].rstrip()[-1:], text[place : place + 1]
    if before in _STRONG:
        return WITHIN_SENTENCE / 2
    if before in _WEAK:
        return WITHIN_SENTENCE * (0.75 if after.isupper() else 1)
    return WITHIN_SENTENCE * 1.5


def _parts(span: Span, room: int, measured: Measured, depth: int) -> Iterator[tuple[Span, int]]:
    """Cut a sentence at clause ends; clauses that do not fit at spaces; words that do not fit in halves."""
    spans = _split(measured.text, span, _SPLITTERS[depth]) if depth < len(_SPLITTERS) else _halves(span)
    parts = measured.counted(spans)
    # Words by the million on one line would each be weighed against a hundred others.
    for part, count in _gathered(parts, room // 8) if depth == len(_SPLITTERS) - 1 else parts:
        if count <= room or part[1] - part[0] == 1:
            yield part, count
        else:
            yield from _parts(part, room, measured, depth + 1)


def _gathered(parts: Iterable[tuple[Span, int]], most: int) -> Iterator[tuple[Span, int]]:
    """`parts` in order, neighbours put together as long as they have at most `most` tokens."""
    held: tuple[Span, int] | None = None
    for (start, end), count in parts:
        if held and held[1] + count <= most:
            held = (held[0][0], end), held[1] + count
            continue
        if held:
            yield held
        held = (start, end), count
    if held:
        yield held


def _split(text: str, span: Span, splitter: re.Pattern[str]) -> list[Span]:
    start, out = span[0], []
    for match in splitter.finditer(text, span[0], span[1]):
        if match.start() > start and match.end() < span[1]:
            out.append((start, match.start()))
            start = match.end()
    return [*out, (start, span[1])]


def _halves(span: Span) -> list[Span]:
    middle = (span[0] + span[1]) // 2
    return [(span[0], middle), (middle, span[1])]
