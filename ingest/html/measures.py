"""What a part of a page is like: prose, links, a notice about cookies, footnotes."""

import re

from ingest.html.tree import HEADINGS, Node

_NOTES = {"footnote", "footnotes", "endnote", "endnotes"}
COOKIES = re.compile(r"cookie|куки|كوكيز|ملفات تعريف الارتباط", re.IGNORECASE)
_AGREE = re.compile(
    r"\b(?:accept|agree|consent|allow|got it|aceptar|aceitar|akzeptieren|zustimmen)|принять|согла|موافق|قبول|接受|同意",
    re.IGNORECASE,
)
_NOTICE = 1500
_PROSE = ("p", "li", "td", "dd", "blockquote", "pre", "div", "section")
_SHORT_LINK = 40
PARAGRAPH = 60
"""Letters from which on a paragraph is prose, and those that all prose of a part must have in sum."""
LEAST_IN_ALL = 160


def prose(node: Node) -> int:
    """Letters of the text in `node` that are in no link."""
    return max(0, len(node.plain()) - sum(len(link.plain()) for link in node.all("a")))


def has_sentences(node: Node) -> bool:
    """Whether `node` holds paragraphs of its own: sentences that are no links."""
    if not node.tag:
        return len(node.plain()) >= LEAST_IN_ALL
    if node.tag in _PROSE and not any(True for _ in node.all(*_PROSE)):
        return prose(node) >= PARAGRAPH
    leaves = [each for each in node.all(*_PROSE) if not any(True for _ in each.all(*_PROSE))]
    return sum(length for length in map(prose, leaves) if length >= PARAGRAPH) >= LEAST_IN_ALL


def is_leaf(node: Node) -> bool:
    """Whether `node` holds no block of prose inside."""
    return not any(True for _ in node.all(*_PROSE))


def link_share(node: Node) -> float:
    """The share of the letters in `node` that are in links."""
    return sum(letters(link.plain()) for link in node.all("a")) / max(1, letters(node.plain()))


def holds_main(node: Node) -> bool:
    """Whether the part that is marked as holding the text stands in `node`."""
    return any(each.tag == "main" or each.get("role").lower() == "main" for each in node.all())


def is_cookie_notice(node: Node) -> bool:
    """Whether `node` is short, speaks of cookies and asks to agree."""
    if not node.tag:
        return False
    text = node.plain()
    if len(text) > _NOTICE or not COOKIES.search(text) or not _AGREE.search(text):
        return False
    return not any(True for _ in node.all("h1", "main", "article"))


def is_typed_note(node: Node) -> bool:
    """Whether `node` is or holds typed footnotes: it is named so, or begins with a raised number."""
    if node.words() & _NOTES:
        return True
    first = next((each for each in node.children() if each.tag or each.text.strip()), None)
    return node.tag == "p" and first is not None and first.tag == "sup" and first.plain().isdecimal()


def is_link_list(node: Node) -> bool:
    """Whether `node` is little but short links, and nothing leads in to it."""
    links = [text for link in node.all("a") if (text := link.plain())]
    if len(links) < 3 or any(len(link) > _SHORT_LINK for link in links):
        return False
    return sum(map(letters, links)) >= 0.8 * letters(node.plain()) and not _among_prose(node)


def _among_prose(node: Node) -> bool:
    """Whether a heading or lead-in stands before `node`, or prose both before and after it."""
    beside = [
        each
        for each in (node.parent.children() if node.parent else ())
        if each is node or each.plain() or each.text.strip()
    ]
    place = next((index for index, each in enumerate(beside) if each is node), 0)
    before = beside[place - 1] if place else None
    after = beside[place + 1] if place + 1 < len(beside) else None
    if before is not None and (before.tag in HEADINGS or before.plain().endswith((":", "："))):
        return True
    return before is not None and after is not None and min(prose(before), prose(after)) >= PARAGRAPH


def letters(text: str) -> int:
    """Letters and digits in `text`."""
    return sum(char.isalnum() for char in text)
