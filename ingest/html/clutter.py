"""What of a page is not its text: scripts, hidden parts, menus, cookie notices, page heads and feet.

Losing a sentence of the text is worse than keeping a menu. So nothing goes that holds much of the page's
prose, and names of classes that may mean several things count only where a part is mostly links.
"""

import re

from ingest.html.measures import (
    COOKIES,
    PARAGRAPH,
    has_sentences,
    holds_main,
    is_cookie_notice,
    is_leaf,
    is_link_list,
    is_typed_note,
    link_share,
    prose,
)
from ingest.html.part_names import CONTENT, DECISIVE, NAMED_AMBIGUOUS, NAMED_MENUS, NAMED_PLACES
from ingest.html.removal import Removal
from ingest.html.tables import menu_cells
from ingest.html.tree import HEADINGS, Node
from ingest.html.unseen import Unseen

_SCRIPTS = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map",
)  # fmt: skip
_CONTROLS = ("select", "input", "textarea", "datalist", "button", "label", "progress", "meter")
_MENU_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog"}
_SMALL_NOTICE = 600
_NOTICE_SHARE = 0.2
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*\d{4}|copyright\b)", re.IGNORECASE)
_MUCH = 0.4
"""Share of the page's prose from which on a part is no clutter whatever it is called."""
_MOST = 0.6
_MOSTLY_LINKS = 0.5


class Clutter:
    """Takes the clutter out of the page below `root`, step by step."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._unseen = Unseen(root)
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
                if small and not inner and is_cookie_notice(node):
                    out.append(node)
        return out

    def hidden(self) -> None:
        """Take out what no reader of the page sees."""
        whole = len(self._root.plain())
        for node in list(self._root.all()):
            if node.tag in ("html", "body") or not self._unseen.is_hidden(node) or not node.stands():
                continue
            if len(node.plain()) > _MUCH * whole:
                self.notes.append("much of its text is hidden until a script shows it; it was read")
                continue
            self.removal.take(node, "hidden")

    def menus(self) -> None:
        """Take out menus, page heads and feet, and whatever stands outside the part that holds the text."""
        whole = prose(self._root)
        for node in list(self._root.all()):
            if node.stands() and self._is_menu(node, whole):
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
            (index for index, node in enumerate(nodes) if is_leaf(node) and prose(node) >= PARAGRAPH), default=-1
        )
        for node in nodes[last + 1 :]:
            if node is main or not node.stands() or any(each is main for each in node.above()):
                continue
            text = node.plain()
            if len(text) <= _SMALL_NOTICE and _COPYRIGHT.match(text):
                self.removal.take(node, "menu")

    def _is_menu(self, node: Node, whole: int) -> bool:
        role, names = node.get("role").lower(), node.words()
        if node.tag in ("html", "head", "body", "main", *HEADINGS) or role == "main":
            return False
        page = node.tag in ("header", "footer") and not node.inside("main", "article", "section", "blockquote")
        plainly = page or node.tag == "nav" or role in _MENU_ROLES or bool(names & DECISIVE)
        if not plainly and not self._named_as_menu(node, names):
            return False
        if holds_main(node) or prose(node) > _MUCH * max(whole, 1):
            return False
        # The only title of a page may stand in its head.
        return not (node.tag == "header" and self._only_title(node))

    def _named_as_menu(self, node: Node, names: set[str]) -> bool:
        """Whether names say that `node` is no text, and it does not read like text."""
        if "consent" in names and COOKIES.search(node.plain()):
            return True
        aside = node.tag == "aside" and not node.inside("main", "article", "section")
        places = bool(names & NAMED_PLACES) and not node.inside("main", "article")
        if not aside and not places and not names & (NAMED_MENUS | NAMED_PLACES | NAMED_AMBIGUOUS):
            return False
        if has_sentences(node):
            return False
        # "social rights" and "legal text" are names of text as well: only links make them menus.
        return aside or places or bool(names & NAMED_MENUS) or link_share(node) >= _MOSTLY_LINKS

    def _only_title(self, node: Node) -> bool:
        titles = list(self._root.all("h1"))
        return len(titles) == 1 and any(each is titles[0] for each in node.all("h1"))

    def _main(self) -> Node | None:
        """The element that holds nearly all of the prose and is marked as holding the text."""
        whole = prose(self._root)
        marked = [node for node in self._root.all() if node.tag == "main" or node.get("role").lower() == "main"]
        for group in (marked, list(self._root.all("article")), self._named()):
            best = max(group, key=prose, default=None)
            if best is None or not whole or prose(best) < _MOST * whole:
                continue
            # Where several parts are named so, each may be a part of the text: an instrument's articles.
            if all(each is best or best in each.above() or each in best.above() for each in group):
                return best
        return None

    def _named(self) -> list[Node]:
        out = []
        for node in self._root.all("div", "section", "td"):
            if {node.get("id").lower(), *node.get("class").lower().split()} & CONTENT:
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
                if not title and not is_typed_note(node) and not has_sentences(node):
                    self.removal.take(node, "menu")
            inner = parent

    def _link_lists(self, main: Node | None) -> None:
        """Lists of short links outside the part that holds the text are menus that nothing names."""
        for table in list(self._root.all("table")):
            for cell in menu_cells(table) if table.stands() and not table.inside("main", "article") else ():
                self.removal.take(cell, "menu")
        for node in list(self._root.all("ul", "ol", "div", "p", "td", "center", "table")):
            if node is main or not node.stands() or node.inside("article"):
                continue
            if not any(each is main for each in node.above()) and is_link_list(node):
                self.removal.take(node, "menu")
