"""Words of a template, or of a Python file, that a reader would see and nobody could translate."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

_LOOKUPS = frozenset({"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"})
_FOR_PROGRAMS = frozenset({"summary", "description", "response_description"})
_SPOKEN = frozenset({"aria-label", "title", "alt", "placeholder", "label", "aria-description", "value", "content"})
_SILENT = frozenset({"code", "script", "style"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [a-z“]|[.:]$)|^[a-z]+ [a-z]+ [a-z]")
_GAP = "\ue000"
"""Stands where a template puts something in: a letter to no language."""

ALLOWED = frozenset({"width=device-width, initial-scale=1", "light dark", "numeric", "no"})
"""Values of attributes that are for browsers."""


def in_template(source: str) -> list[str]:
    """The bare words of the template `source`, in order: text, spoken attributes, and strings it says itself."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    text = _Text()
    text.feed("".join(_markup(environment, source)))
    text.close()
    tree = environment.parse(source)
    looked_up = {
        id(each) for call in tree.find_all(nodes.Call) if _name(call) in _LOOKUPS for each in call.find_all(nodes.Const)
    }
    strings = [each.value for each in tree.find_all(nodes.Const) if id(each) not in looked_up]
    return text.found + [each for each in strings if isinstance(each, str) and _SENTENCE.search(each)]


def _markup(environment: Environment, source: str) -> Iterator[str]:
    """The HTML of `source`; {% trans %} is left out, and each expression is a gap."""
    inside, translated, first = False, False, False
    for _line, kind, value in environment.lex(source):
        if kind in ("variable_begin", "block_begin"):
            inside, first = True, kind == "block_begin"
        elif kind in ("variable_end", "block_end"):
            inside = False
            yield "" if kind == "block_end" else _GAP
        elif inside and first and kind == "name":
            first = False
            translated = value == "trans" or (translated and value != "endtrans")
        elif kind == "data" and not translated:
            yield value


def _name(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


class _Text(HTMLParser):
    """Gathers what a reader sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        hidden = (tag in ("input", "button", "option") and ("type", "hidden") in attrs) or tag == "option"
        for name, value in attrs:
            spoken = name in _SPOKEN and not (name == "value" and (hidden or tag != "input"))
            if spoken and value and _WORD.search(value) and value not in ALLOWED:
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._silent.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent and _WORD.search(data):
            self.found.append(" ".join(data.replace(_GAP, " ").split()))


def in_python(source: str) -> list[str]:
    """The strings of the Python file `source` that read like sentences, are no docstring and are not looked up."""
    tree = ast.parse(source)
    strings = [each for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    looked_up = set(_looked_up(tree))
    quiet = looked_up | set(_documentation(tree))
    # The keys of a table of messages are the messages.
    known = {each.value for each in strings if id(each) in looked_up}
    bare = [str(each.value) for each in strings if id(each) not in quiet and each.value not in known]
    return [each for each in bare if _SENTENCE.search(each)]


def _documentation(tree: ast.Module) -> Iterator[int]:
    for each in ast.walk(tree):
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
            yield id(each.value)


def _looked_up(tree: ast.Module) -> Iterator[int]:
    """Strings inside lookups; what errors say, which no page repeats; and the description of the API."""
    for each in ast.walk(tree):
        if isinstance(each, ast.keyword) and each.arg in _FOR_PROGRAMS:
            yield from (id(inner) for inner in ast.walk(each))
        called = isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in _LOOKUPS
        if called or isinstance(each, ast.Raise):
            yield from (id(inner) for inner in ast.walk(each))
