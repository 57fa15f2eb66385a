"""Footnotes of a page: marks that link to notes, and the notes that they link to."""

import re
from dataclasses import dataclass

from ingest.draft import Piece
from ingest.html.lists import BULLET
from ingest.html.tree import HEADINGS, Node
from ingest.numerals import raised

_MARK = re.compile(r"[\[(]?\s*(?P<mark>\d{1,3}|[ivxlc]{1,6}|[a-z]|\*{1,4}|[†‡§]{1,2})\s*[\])]?\.?", re.IGNORECASE)
_NAMED = {
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "noteref",
    "fn",
    "fnref",
    "ftn",
    "ftnref",
    "sdfootnoteanc",
    "reference",
    "references",
    "reflist",
}
_HOLDERS = ("li", "p", "div", "dd", "td", "aside", "section", "blockquote")
_BACK = re.compile(r"\s*(?:[↩↑⏎^⇧]\ufe0e?|\[?back\]?|\[?return\]?)\s*", re.IGNORECASE)
_LONGEST = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A note in the element `node`, with the `mark` that refers to it; `back` are its links back to the mark."""

    node: Node
    mark: str
    back: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in the order of their marks, and the mark of each link that refers to one, by the link's identity."""

    notes: tuple[Note, ...]
    marks: dict[int, str]


def notes_of(root: Node) -> Notes:
    """Find the footnotes below `root`: a short mark that links forward to a block, and this one mostly back to it."""
    places, targets = _places(root)
    found: dict[int, Note] = {}
    marks: dict[int, str] = {}
    for link in root.all("a"):
        target = targets.get(_fragment(link))
        match = _MARK.fullmatch(link.plain())
        if target is None or match is None or places[id(target)] < places[id(link)]:
            continue
        holder = _holder(target)
        if holder is None or link in _within(holder) or len(holder.plain()) > _LONGEST:
            continue
        back = _links_back(holder, link, targets)
        if not back and not _looks(link) and not _named(link, target):
            continue
        marks[id(link)] = match["mark"]
        known = found.get(id(holder))
        found[id(holder)] = Note(
            holder, known.mark if known else match["mark"], (*(known.back if known else ()), *back)
        )
        marks[id(link)] = found[id(holder)].mark
    return Notes(tuple(found.values()), marks)


def is_back(node: Node, note: Note) -> bool:
    """Whether the link `node` in a note only leads back, or repeats the mark."""
    text = node.plain()
    match = _MARK.fullmatch(text)
    if match and match["mark"] == note.mark:
        return True
    return any(node is each for each in note.back) and (not text or bool(_BACK.fullmatch(text)))


def shown(mark: str) -> str:
    """`mark` as it stands raised in the text."""
    return raised(mark) if mark.isalnum() and mark.isascii() else mark


def unmarked(pieces: list[Piece], mark: str) -> list[Piece]:
    """The pieces of a note without its own mark and the white space at their head."""
    out = list(pieces)
    own = re.compile(rf"\s*[\[(]?{re.escape(mark)}(?:[\])]\.?|\.)?(?=\s|$)|\s*\^(?=\s)")
    while out and (out[0].kind or not out[0].text.strip()) and _is_mark(out[0], mark):
        out.pop(0)
    if not out or out[0].kind:
        return out
    first = out[0]
    match = own.match(first.text)
    rest = first.text[match.end() :] if match else first.text
    dropped = [Piece("", kind="markup", before=match[0])] if match else []
    return [*dropped, Piece(rest.lstrip(), link=first.link), *out[1:]]


def _is_mark(piece: Piece, mark: str) -> bool:
    return not piece.text.strip() or piece.text.strip(" .[]()") in (mark, shown(mark), BULLET)


def _places(root: Node) -> tuple[dict[int, int], dict[str, Node]]:
    """(place of each element in the page, element by id or name)."""
    places: dict[int, int] = {}
    targets: dict[str, Node] = {}
    for place, node in enumerate(root.all()):
        places[id(node)] = place
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                targets.setdefault(name, node)
    return places, targets


def _fragment(link: Node) -> str:
    return link.get("href").partition("#")[2]


def _holder(target: Node) -> Node | None:
    """The block that a note's text stands in."""
    node: Node | None = target
    while node is not None and node.tag not in _HOLDERS:
        if node.tag in (*HEADINGS, "body", "html"):
            return None
        node = node.parent
    if node is not None and node.tag == "td" and node.parent is not None:
        return node.parent
    return node


def _within(holder: Node) -> list[Node]:
    return list(holder.all("a"))


def _links_back(holder: Node, link: Node, targets: dict[str, Node]) -> tuple[Node, ...]:
    """The links in `holder` that lead to `link`, to what stands around it or within it."""
    near = {id(link), *(id(each) for each in list(link.above())[:3]), *(id(each) for each in link.all())}
    return tuple(each for each in holder.all("a") if id(targets.get(_fragment(each))) in near)


def _looks(link: Node) -> bool:
    return link.inside("sup") or any(True for _ in link.all("sup"))


def _named(link: Node, target: Node) -> bool:
    if "noteref" in link.get("role") or link.words() & _NAMED:
        return True
    return any(each.words() & _NAMED or "note" in each.get("role") for each in (target, *target.above()))
