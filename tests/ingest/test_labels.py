"""Labels and divisions."""

import pytest

from ingest.headings import heading_of
from ingest.labels import division_of, label_of


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("12. Officers", "number", "12."),
        ("4.1. Purpose", "number", "4.1."),
        ("3.2 Recording", "number", "3.2"),
        ("(a) foo", "item", "(a)"),
        ("a)The nominees", "item", "a)"),
        ("(iv) foo", "item", "(iv)"),
        ("• foo", "bullet", "•"),
        ("- foo", "bullet", "-"),
        ("2018 was", "none", ""),
        ("e.g. this", "none", ""),
        ("-5 degrees", "none", ""),
    ],
)
def test_label_of(text: str, kind: str, label: str) -> None:
    found = label_of(text)
    assert (found.kind, found.text) == (kind, label)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Article 3", "Article 3"),
        ("PART  II", "PART II"),
        ("Rule 54(3):", "Rule 54(3)"),
        ("Section 1: Safeguards before", "Section 1"),
        ("Artículo 5", "Artículo 5"),
        ("Статья 7", "Статья 7"),
        ("المادة 3", "المادة 3"),
        ("第三条", "第三条"),
        ("§ 632.5 Use of firearms", "§ 632.5"),
        ("Article 3 of the Convention provides", ""),
        ("Part of the plan", ""),
        ("Articles 4 and 5 apply, however.", ""),
    ],
)
def test_division_of(line: str, label: str) -> None:
    assert division_of(line).text == label


BODY = "Running text of a fair length follows the heading, and it ends as running text does: with a stop."


@pytest.mark.parametrize(
    ("line", "following", "is_heading"),
    [
        ("BACKGROUND", BODY, True),
        ("II. Strategic reform", "- Study visits;", True),
        ("The problem", BODY, True),
        ("The problem.", BODY, False),
        ("The main purposes are:", "• one", False),
        ("The last line of a file", "", False),
        ("2. In particular", "a) foo", False),
        ("1. Identify influential people", BODY, True),
    ],
)
def test_heading_of(line: str, following: str, is_heading: bool) -> None:
    assert (heading_of(line, following) is not None) is is_heading
