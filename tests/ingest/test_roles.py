"""Roles and countries of blocks, action cards."""

import pytest

from ingest.block import BlockKind
from ingest.draft import Draft, Piece
from ingest.role_words import role_of
from ingest.roles import with_roles


def draft(kind: BlockKind, text: str, level: int = 0, box: int = 0) -> Draft:
    return Draft(kind, (Piece(text),), "", level, box=box)


def heading(text: str, level: int = 10, box: int = 0) -> Draft:
    return draft("heading", text, level, box)


def said(drafts: list[Draft], kind: str = "") -> list[tuple[str, str]]:
    return [(d.role, d.country) for d in with_roles(drafts, kind)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("BACKGROUND", "background"),
        ("I. Introduction", "background"),
        ("2.1 Recommendations", "recommendation"),
        ("Recommandations", "recommendation"),
        ("Key resources", "resource"),
        ("Fuentes", "resource"),
        ("参考文献", "resource"),
        ("المصادر", "resource"),
        ("Глоссарий", "definition"),
        ("Section 1: Definitions", "definition"),
        ("Article 1 Definitions", "definition"),
        ("International standards", "standard"),
        ("Box 3: Country example – Georgia", "country practice"),
        ("Pratique des pays", "country practice"),
        ("Práctica de los países", "country practice"),
        ("Torture in practice", ""),
        ("Background checks on officers", ""),
        ("Sources of international law", ""),
        ("Definitions matter little here", ""),
    ],
)
def test_headings_that_say_what_follows(text: str, role: str) -> None:
    assert role_of(text) == role


def test_a_heading_gives_its_role_to_what_stands_under_it_only() -> None:
    drafts = [
        heading("Background"),
        draft("paragraph", "Some words."),
        heading("Deeper", 20),
        draft("paragraph", "More words."),
        heading("Next"),
        draft("paragraph", "Other words."),
    ]
    assert [role for role, _ in said(drafts)] == ["background"] * 4 + ["", ""]


def test_a_box_keeps_its_country_and_its_headings_end_with_it() -> None:
    drafts = [
        heading("Recommendations"),
        heading("Georgia", 900, box=1),
        draft("box", "Video recording began in 2019.", box=1),
        draft("list item", "• in every station", box=1),
        draft("paragraph", "All interviews should be recorded."),
    ]
    assert said(drafts) == [
        ("recommendation", ""),
        *[("country practice", "Georgia")] * 3,
        ("recommendation", ""),
    ]


def test_country_headings_make_examples_when_there_are_several() -> None:
    rows = []
    for name in ("Uganda", "Georgia", "South Korea"):
        rows += [heading(name), draft("paragraph", "An example."), draft("paragraph", "Perhaps outside of it.")]
    assert said(rows)[:3] == [("country practice", "Uganda"), ("country practice", "Uganda"), ("", "")]
    assert said(rows[:3]) == [("", "")] * 3


def test_a_paragraph_that_begins_with_its_country() -> None:
    drafts = [heading("Country examples"), draft("paragraph", "In Georgia, interviews are recorded.")]
    assert said(drafts)[1] == ("country practice", "Georgia")


@pytest.mark.parametrize(
    ("text", "country"), [("Exemple de pays : Géorgie", "Georgia"), ("国家实例：乌干达", "Uganda")]
)
def test_countries_of_other_languages_are_named_in_english(text: str, country: str) -> None:
    assert said([heading(text), draft("paragraph", "…")])[1] == ("country practice", country)


def test_an_instrument_is_a_standard_and_a_note_never_is() -> None:
    drafts = [draft("paragraph", "The States Parties,")]
    for number in range(1, 7):
        drafts += [heading(f"Article {number}"), draft("paragraph", "Each State Party shall take measures. " * 3)]
    assert said(drafts)[0] == ("", "")
    assert {role for role, _ in said(drafts)[1:]} == {"standard"}
    assert {role for role, _ in said(drafts, "note")} == {""}
    assert said([heading("Standards"), draft("paragraph", "x")], "note") == [("", ""), ("", "")]


def test_action_cards_are_whole() -> None:
    drafts = [
        draft("paragraph", "Action: Record every interview."),
        draft("paragraph", "How: Buy cameras:"),
        draft("list item", "• for each room"),
        draft("paragraph", "Who: The chief."),
        draft("paragraph", "Something else."),
        draft("paragraph", "Action: Alone."),
        draft("paragraph", "An ordinary paragraph."),
    ]
    texts = [d.text for d in with_roles(drafts)]
    assert texts == [
        "Action: Record every interview.\nHow: Buy cameras:\n• for each room\nWho: The chief.",
        "Something else.",
        "Action: Alone.",
        "An ordinary paragraph.",
    ]
    joints = [piece for piece in with_roles(drafts)[0].pieces if piece.kind]
    assert [piece.text for piece in joints] == ["\n"] * 3


def test_footnotes_have_no_role() -> None:
    assert said([heading("Background"), draft("footnote", "1 See above.")])[1] == ("", "")


def test_country_names_as_high_as_their_heading_stand_under_it() -> None:
    drafts = [
        heading("Country examples", 20),
        heading("Georgia", 20),
        draft("paragraph", "Recording began."),
        draft("paragraph", "It went on."),
        heading("Uganda", 20),
        draft("paragraph", "Visits began."),
        heading("Next steps", 20),
        draft("paragraph", "Others follow."),
        heading("Uganda", 20),
        draft("paragraph", "A country report."),
    ]
    for kind in ("", "note"):
        assert [country for _, country in said(drafts, kind)] == [
            "", *["Georgia"] * 3, *["Uganda"] * 2, "", "", "", "",
        ]  # fmt: skip
        assert [role for role, _ in said(drafts, kind)] == ["country practice"] * 6 + [""] * 4
