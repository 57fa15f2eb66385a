"""A web page as a tree: parsed as browsers parse it, no script run, nothing fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.decode import Decoded, decode

_BLOCKS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th
thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin and end a block of text."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 300
"""Elements deeper than this are taken as if they stood beside their parents, as browsers do."""
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"'](?P<xml>[\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(slots=True, eq=False)
class Node:
    """An element, or text where `tag` is ''. `gone` elements are no part of the page any more."""

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Node | None" = None
    content: list["Node"] = field(default_factory=list)
    gone: bool = False

    def children(self) -> Iterator["Node"]:
        """What stands directly in this element, text included."""
        return (each for each in self.content if not each.gone)

    def all(self, *tags: str) -> Iterator["Node"]:
        """The elements below this one in the page's order; those with one of `tags` where any are given."""
        # A stack, for pages nest hundreds of elements deep and each is asked for what is below it.
        waiting = self.content[::-1]
        while waiting:
            each = waiting.pop()
            if each.gone or not each.tag:
                continue
            if not tags or each.tag in tags:
                yield each
            waiting += each.content[::-1]

    def above(self) -> Iterator["Node"]:
        """The elements that this one stands in, from the inside."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def inside(self, *tags: str) -> bool:
        """Whether this stands in an element with one of `tags`."""
        return any(each.tag in tags for each in self.above())

    def stands(self) -> bool:
        """Whether neither this nor an element around it is gone."""
        return not self.gone and not any(each.gone for each in self.above())

    def get(self, name: str) -> str:
        """The attribute `name`, '' when there is none."""
        return self.attributes.get(name, "").strip()

    def words(self) -> set[str]:
        """The words that class and id are made of, in lower case: "siteNav top-bar" is site, nav, top, bar."""
        return {word.lower() for word in _WORD.findall(f"{self.get('class')} {self.get('id')}")}

    def plain(self) -> str:
        """All text below, its white space folded."""
        return " ".join(("".join(self._texts()) if self.tag else self.text).split())

    def _texts(self) -> Iterator[str]:
        waiting = self.content[::-1]
        while waiting:
            each = waiting.pop()
            if each.gone:
                continue
            if not each.tag:
                yield each.text
                continue
            if each.tag in BLOCKS or each.tag == "br":
                # Words on both sides of a block's edges are two words.
                yield " "
                waiting.append(Node("", " "))
            waiting += each.content[::-1]


def decoded(data: bytes, file: str) -> Decoded:
    """The text of a page: by its mark, by what it declares, or by the likeliest encoding."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return decode(data, file, (match["name"] or match["xml"]).decode("ascii") if match else "")


def parsed(text: str) -> Node:
    """The root of the page in `text`, the element "html"."""
    source = LexborHTMLParser(text.encode("utf-8", "replace").decode()).root
    root = Node("html")
    if source is None:
        return root
    root.attributes = {name: value or "" for name, value in source.attributes.items()}
    waiting: list[tuple[LexborNode, Node, int]] = [(source, root, 0)]
    while waiting:
        element, made, depth = waiting.pop()
        child = element.child
        while child is not None:
            _add(child, made, depth, waiting)
            child = child.next
    return root


def _add(child: LexborNode, parent: Node, depth: int, waiting: list[tuple[LexborNode, Node, int]]) -> None:
    tag = child.tag or ""
    if tag == "-text":
        parent.content.append(Node("", child.text_content or "", parent=parent))
    elif tag and not tag.startswith(("-", "!")):
        at = parent if depth < _DEEPEST else parent.parent or parent
        node = Node(tag, attributes={name: value or "" for name, value in child.attributes.items()}, parent=at)
        at.content.append(node)
        waiting.append((child, node, min(depth + 1, _DEEPEST)))
