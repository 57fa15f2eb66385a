"""Preambles stand beside the articles; recitals are paragraphs of their own."""

from pathlib import Path

import pytest

from ingest.draft import Draft, Piece
from ingest.preamble import begins_recital, beside_divisions
from tests.ingest.drawn_pdf import Drawing, drawn, texts


def heading(text: str, level: int) -> Draft:
    return Draft("heading", (Piece(text),), level=level)


@pytest.mark.parametrize(
    "text", ["Preamble", "PRÉAMBULE", "Preámbulo", "Preâmbulo", "Преамбула", "الديباجة", "序言", "The Preamble:"]
)
def test_a_preamble_is_never_above_the_articles(text: str) -> None:
    drafts = [heading("A Covenant", 100), heading(text, 110), heading("PART I", 122), heading("Article 1", 140)]
    assert [draft.level for draft in beside_divisions(drafts)] == [100, 122, 122, 140]


def test_other_headings_and_deeper_preambles_stay() -> None:
    drafts = [heading("Preamble to the rules", 10), heading("Preamble", 150), heading("Article 1", 140)]
    assert beside_divisions(drafts) == drafts
    assert beside_divisions([heading("Preamble", 10), heading("Scope", 20)])[0].level == 10


@pytest.mark.parametrize(
    "text", ["Whereas it is", "Recalling that", "Considérant que", "Recordando que", "Принимая во"]
)
def test_words_that_recitals_begin_with(text: str) -> None:
    assert begins_recital(text)
    assert not begins_recital("within the meaning of")


def test_each_recital_is_a_paragraph(tmp_path: Path) -> None:
    rows = [
        "Whereas the dignity of every person is the foundation of freedom and of peace among all",
        "the peoples of this small world of ours and beyond, and of larger freedom,",
        "Whereas those who are held are to be treated with humanity by all who have a part in it,",
        "Considering that visits prevent what nobody should ever have to suffer in such places, the",
        "States Parties agree,",
        "Having met at last,",
    ]

    def page(drawing: Drawing) -> None:
        for number, row in enumerate(rows):
            drawing.line(90, 100 + 14 * number, row)

    found = texts(drawn(tmp_path, page))
    assert found == [" ".join(rows[:2]), f"{rows[2]} {rows[3]} {rows[4]}", rows[5]], "a full line tells nothing"
