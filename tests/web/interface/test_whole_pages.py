"""Whole pages in a language that only tests speak: ⟦every message in brackets⟧. The library's names stand outside."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from starlette.testclient import TestClient

from tests.web.catalogue import reference
from tests.web.documents import library
from tests.web.html import Element, parse
from web.interface import words

PAGES = (
    "/", "/topics", "/topics/visits", "/topics/empty", "/library", "/library?held=no", "/library?type=none",
    "/glossary", "/curation", "/curation/sources", "/curation/weak-pages", "/curation/refused", "/coverage",
    "/documents/uncat", "/documents/uncat/coverage", "/docs", "/none", "/verify",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_MESSAGE = re.compile("⟦[^⟦⟧]*⟧")
_APART = ("code", "textarea", "script")
_CLDR = "décembre juin novembre anglais arabe français espagnol portugais russe chinois et"
_NAMES = "advicehub openapi json pdf"


class Brackets(NullTranslations):
    """Puts every message in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture(autouse=True)
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak in brackets to whoever asks for French."""
    monkeypatch.setattr(words, "translations", lambda code: Brackets() if code == "fr" else NullTranslations())


@pytest.mark.parametrize("address", PAGES)
def test_what_no_message_says_is_a_name_of_the_library(client: TestClient, address: str) -> None:
    page = client.get(address, headers={"accept-language": "fr"})
    assert page.status_code in (200, 400, 404)
    shapes = [each.attributes["id"] for each in parse(page.text).all("h3") if "id" in each.attributes]
    names = set(_words(f"{reference()!r} {library()!r} {_CLDR} {_NAMES} {' '.join(shapes)}"))
    assert set(_words(outside("\n".join(_said(parse(page.text)))))) - names == set()


def test_the_reader_of_the_page_sees_what_is_said_outside() -> None:
    page = parse('<p lang="en">Theirs</p><p>⟦a <b>b ⟦c⟧</b> d⟧ Ours <code>x y</code></p>')
    assert _words(outside("\n".join(_said(page)))) == ["ours"]


def outside(text: str) -> str:
    """`text` without its messages, which may stand in each other."""
    while _MESSAGE.search(text):
        text = _MESSAGE.sub("", text)
    return text


def _said(element: Element) -> Iterator[str]:
    """The text of `element` in order, without code and without elements that name their own language."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "html" or (
            "lang" not in child.attributes and child.tag not in ("code", "textarea", "script")
        ):
            yield from _said(child)


def _words(text: str) -> list[str]:
    return [each.casefold() for each in _WORD.findall(text)]
