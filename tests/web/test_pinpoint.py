"""The place of a passage as citations count it."""

import pytest

from ingest.catalogue.cited import Pinpoint
from ingest.description import Description
from ingest.passage import Passage
from web.pinpoint import pinpoint


def _passage(label: str, *path: str) -> Passage:
    return Passage("p", "d", 0, 1, 0, label, path, (1,), "en", "", "", ())


def _at(type_: str, label: str, *path: str, pages: tuple[str, ...] = ()) -> Pinpoint | None:
    return pinpoint(_passage(label, *path), Description("d", "D", type=type_), pages)


@pytest.mark.parametrize(
    ("type_", "label", "path", "expected"),
    [
        ("treaty", "1", ("Part I", "Article 3"), Pinpoint("article", "3(1)")),
        ("treaty", "1. (a)", ("Article 22 – Complaints",), Pinpoint("article", "22(1)(a)")),
        ("treaty", "", ("Article 14 bis",), Pinpoint("article", "14 bis")),
        ("treaty", "Article 5", ("Part I",), Pinpoint("article", "5")),
        ("treaty", "2", ("Artículo 4",), Pinpoint("article", "4(2)")),
        ("treaty", "2", ("المادة 4",), Pinpoint("article", "4(2)")),
        ("soft law", "1", ("Rule 43",), Pinpoint("rule", "43(1)")),
        ("soft law", "", ("Principle 6",), Pinpoint("principle", "6")),
        ("general comment", "14", ("Article 3 of the Convention",), Pinpoint("paragraph", "14")),
        ("general comment", "7. (c)", (), Pinpoint("paragraph", "7(c)")),
        ("treaty", "4", ("Preamble",), Pinpoint("paragraph", "4")),
        ("report", "", ("Articles of faith",), Pinpoint("page", "iii–iv")),
        ("report", "(a)", (), Pinpoint("page", "iii–iv")),
    ],
)
def test_what_a_citation_names(type_: str, label: str, path: tuple[str, ...], expected: Pinpoint) -> None:
    assert _at(type_, label, *path, pages=("iii", "iv")) == expected


def test_a_source_without_numbers_and_pages_has_none() -> None:
    assert _at("news", "", "Heading") is None


def test_the_innermost_article_counts() -> None:
    assert _at("treaty", "2", "Article 1", "Article 9") == Pinpoint("article", "9(2)")
