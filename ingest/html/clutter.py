"""What of a page is not its text: scripts, hidden parts, menus, cookie notices, page heads and feet.

Losing a sentence of the text is worse than keeping a menu. So nothing goes that holds much of the page's
prose, and names of classes that may mean several things count only where a part is mostly links.
"""

import re

from ingest.html.removal import Removal
from ingest.html.tree import HEADINGS, Node

_SCRIPTS = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
)  # fmt: skip
_CONTROLS = ("select", "input", "textarea", "datalist", "button", "label", "progress", "meter")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_READ_ALOUD = {
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "element-invisible",
    "sr-only-focusable",
}
_MENU_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog"}
_PLAINLY = """
nav navbar navigation menu menus submenu megamenu breadcrumb breadcrumbs cookie cookies consent gdpr pager pagination
skiplink skiplinks advert adverts advertisement advertising ads sponsored sharethis addthis addtoany cookiebar
cookiebanner cookieconsent onetrust sidenav topnav mainnav sitenav
"""
_PERHAPS = """
ad skip sidebar related banner footer header masthead toolbar search login subscribe newsletter popup modal overlay
widget promo social share sharing comments comment language languages lang print tools topbar copyright feedback disqus
recommended trending tags rating legal disclaimer
"""
_NAMED_PLAINLY, _NAMED_PERHAPS = frozenset(_PLAINLY.split()), frozenset(_PERHAPS.split())
_CONTENT = {
    "content", "main-content", "maincontent", "page-content", "main", "primary", "article-body", "bodycontent",
    "mw-content-text", "entry-content", "post-content", "body-content",
}  # fmt: skip
_NOTES = {"footnote", "footnotes", "endnote", "endnotes"}
_COOKIES = re.compile(r"cookie|куки|كوكيز|ملفات تعريف الارتباط", re.IGNORECASE)
_AGREE = re.compile(
    r"\b(?:accept|agree|consent|allow|got it|aceptar|aceitar|akzeptieren|zustimmen)|принять|согла|موافق|قبول|接受|同意",
    re.IGNORECASE,
)
_NOTICE = 1500
_SMALL_NOTICE = 600
_NOTICE_SHARE = 0.2
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*\d{4}|copyright\b)", re.IGNORECASE)
_PROSE = ("p", "li", "td", "dd", "blockquote", "pre", "div", "section")
_MUCH = 0.4
"""Share of the page's prose from which on a part is no clutter whatever it is called."""
_MOST = 0.6
_SHORT_LINK = 40
_SENTENCE = 60
"""Letters from which on a paragraph is prose, and those that all prose of a part must have in sum."""
_SENTENCES = 160


class Clutter:
    """Takes the clutter out of the page below `root`, step by step."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self.removal = Removal()
        self.notes: list[str] = []

    def scripts(self) -> None:
        """Take out scripts and cookie notices, then the controls of forms, which tell such a notice."""
        for node in list(self._root.all(*_SCRIPTS)):
            if node.stands():
                self.removal.take(node, "script")
        for node in self._cookie_notices():
            self.removal.take(node, "menu")
        for node in list(self._root.all(*_CONTROLS)):
            if node.stands() and not node.inside(*HEADINGS, "summary"):
                self.removal.take(node, "menu")

    def _cookie_notices(self) -> list[Node]:
        """The outermost elements that are nothing but a notice about cookies."""
        whole, out = len(self._root.plain()), list[Node]()
        for body in self._root.all("body"):
            at_top = [node for node in body.children() if node.tag]
            for node in body.all("div", "section", "aside", "form", "td", "tr", "p", "center"):
                near = any(each is node for each in at_top)
                small = near or len(node.plain()) <= min(_SMALL_NOTICE, _NOTICE_SHARE * whole)
                inner = node.inside("main", "article") or any(each in out for each in node.above())
                if small and not inner and _is_cookie_notice(node):
                    out.append(node)
        return out

    def hidden(self) -> None:
        """Take out what no reader of the page sees."""
        whole = len(self._root.plain())
        for node in list(self._root.all()):
            if node.tag in ("html", "body") or not _is_hidden(node) or not node.stands():
                continue
            if len(node.plain()) > _MUCH * whole:
                self.notes.append("much of its text is hidden until a script shows it; it was read")
                continue
            self.removal.take(node, "hidden")

    def menus(self) -> None:
        """Take out menus, page heads and feet, and whatever stands outside the part that holds the text."""
        prose = _prose(self._root)
        for node in list(self._root.all()):
            if node.stands() and self._is_menu(node, prose):
                self.removal.take(node, "menu")
        main = self._main()
        if main is not None:
            self._outside(main)
        self._link_lists(main)
        self._last_lines(main)

    def _last_lines(self, main: Node | None) -> None:
        """A notice of rights after the last prose is the page's foot, with what stands around it."""
        nodes = [node for node in self._root.all("p", "div", "td", "tr", "center", "li", "section", "small", "font")]
        last = max(
            (index for index, node in enumerate(nodes) if _is_leaf(node) and _prose(node) >= _SENTENCE), default=-1
        )
        for node in nodes[last + 1 :]:
            if node is main or not node.stands() or any(each is main for each in node.above()):
                continue
            text = node.plain()
            if len(text) <= _SMALL_NOTICE and _COPYRIGHT.match(text):
                self.removal.take(node, "menu")

    def _is_menu(self, node: Node, prose: int) -> bool:
        role, names = node.get("role").lower(), node.words()
        if node.tag in ("html", "head", "body", "main", *HEADINGS) or role == "main":
            return False
        plainly = node.tag == "nav" or role in _MENU_ROLES or bool(names & _NAMED_PLAINLY)
        page = node.tag in ("header", "footer") and not node.inside("main", "article", "section", "blockquote")
        if not plainly and not page:
            perhaps = bool(names & _NAMED_PERHAPS) or (
                node.tag == "aside" and not node.inside("main", "article", "section")
            )
            if not perhaps or _has_sentences(node):
                return False
        if _holds_main(node) or _prose(node) > _MUCH * max(prose, 1):
            return False
        # The only title of a page may stand in its head.
        return not (node.tag == "header" and self._only_title(node))

    def _only_title(self, node: Node) -> bool:
        titles = list(self._root.all("h1"))
        return len(titles) == 1 and any(each is titles[0] for each in node.all("h1"))

    def _main(self) -> Node | None:
        """The element that holds nearly all of the prose and is marked as holding the text."""
        whole = _prose(self._root)
        marked = [node for node in self._root.all() if node.tag == "main" or node.get("role").lower() == "main"]
        for group in (marked, list(self._root.all("article")), self._named()):
            best = max(group, key=_prose, default=None)
            if best is not None and whole and _prose(best) >= _MOST * whole:
                return best
        return None

    def _named(self) -> list[Node]:
        out = []
        for node in self._root.all("div", "section", "td"):
            if {node.get("id").lower(), *node.get("class").lower().split()} & _CONTENT:
                out.append(node)
        return out

    def _outside(self, main: Node) -> None:
        """What stands outside the main part goes, but for sentences, and the title when `main` has none."""
        titled = any(True for _ in main.all("h1"))
        inner = main
        for parent in list(main.above()):
            for node in list(parent.children()):
                if node is inner or node.tag == "head":
                    continue
                title = not titled and (node.tag == "h1" or any(True for _ in node.all("h1")))
                if not title and not _is_note(node) and not _has_sentences(node):
                    self.removal.take(node, "menu")
            inner = parent

    def _link_lists(self, main: Node | None) -> None:
        """Lists of short links outside the part that holds the text are menus that nothing names."""
        for node in list(self._root.all("ul", "ol", "div", "p", "td", "center", "table")):
            if node is main or not node.stands() or node.inside("article"):
                continue
            if not any(each is main for each in node.above()) and _is_link_list(node):
                self.removal.take(node, "menu")


def _is_hidden(node: Node) -> bool:
    classes = set(node.get("class").lower().split())
    return (
        "hidden" in node.attributes
        or node.get("aria-hidden").lower() == "true"
        or bool(_UNSEEN.search(node.get("style")))
        or bool(classes & _READ_ALOUD)
        or (node.tag == "dialog" and "open" not in node.attributes)
    )


def _is_cookie_notice(node: Node) -> bool:
    if not node.tag:
        return False
    text = node.plain()
    if len(text) > _NOTICE or not _COOKIES.search(text) or not _AGREE.search(text):
        return False
    return not any(True for _ in node.all("h1", "main", "article"))


def _holds_main(node: Node) -> bool:
    return any(each.tag == "main" or each.get("role").lower() == "main" for each in node.all())


def _prose(node: Node) -> int:
    """Letters of the text in `node` that are in no link."""
    return max(0, len(node.plain()) - sum(len(link.plain()) for link in node.all("a")))


def _has_sentences(node: Node) -> bool:
    """Whether `node` holds paragraphs of its own: sentences that are no links."""
    if not node.tag:
        return len(node.plain()) >= _SENTENCES
    if node.tag in _PROSE and not any(True for _ in node.all(*_PROSE)):
        return _prose(node) >= _SENTENCE
    leaves = [each for each in node.all(*_PROSE) if not any(True for _ in each.all(*_PROSE))]
    return sum(length for length in map(_prose, leaves) if length >= _SENTENCE) >= _SENTENCES


def _is_leaf(node: Node) -> bool:
    return not any(True for _ in node.all(*_PROSE))


def _is_note(node: Node) -> bool:
    """Whether `node` is or holds typed footnotes: it is named so, or begins with a raised number."""
    if node.words() & _NOTES:
        return True
    first = next((each for each in node.children() if each.tag or each.text.strip()), None)
    return node.tag == "p" and first is not None and first.tag == "sup" and first.plain().isdecimal()


def _is_link_list(node: Node) -> bool:
    links = [text for link in node.all("a") if (text := link.plain())]
    if len(links) < 3 or any(len(link) > _SHORT_LINK for link in links):
        return False
    return sum(map(_letters, links)) >= 0.8 * _letters(node.plain()) and not _among_prose(node)


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


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
    return before is not None and after is not None and min(_prose(before), _prose(after)) >= _SENTENCE
