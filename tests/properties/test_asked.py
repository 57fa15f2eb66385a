"""Which questions belong to which rows: laws that hold for every library."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked_rows import AskedRows
from index.text_store import Entry
from ingest.asked import Asked, bare
from ingest.cut import cut
from ingest.document import Document
from ingest.readers import reader_for
from tests.ingest.documents import count_words

LABELS = ("1", "2", "3")
asked = st.builds(Asked, st.sampled_from([*LABELS, "9"]), st.sampled_from(["en", "fr"]), st.sampled_from("abcdef"))
libraries = st.lists(st.tuples(st.sampled_from("vw"), st.booleans(), st.lists(asked, max_size=4)), max_size=5)


@pytest.fixture(scope="module")
def paragraphs(tmp_path_factory: pytest.TempPathFactory) -> Document:
    path: Path = tmp_path_factory.mktemp("properties") / "x.md"
    path.write_text("\n\n".join(f"{label}. Something is said here." for label in LABELS))
    return reader_for(path).read(path)


def entries(document: Document, library: list[tuple[str, bool, list[Asked]]]) -> list[Entry]:
    """One document for each (work, withdrawn, questions)."""
    found = []
    for number, (work, withdrawn, questions) in enumerate(library):
        about = replace(document.about, work=work)
        named = replace(document, id=f"d{number}", about=about, asked=tuple(questions))
        found.append(Entry(named, "x", "key", () if withdrawn else tuple(cut(named, count_words))))
    return found


def asked_rows(entries: Sequence[Entry]) -> AskedRows:
    found = AskedRows()
    for each in entries:
        found.add(each)
    return found


@given(library=libraries)
def test_a_question_reaches_every_passage_of_its_work_and_label_and_no_other(
    paragraphs: Document, library: list[tuple[str, bool, list[Asked]]]
) -> None:
    held = entries(paragraphs, library)
    rows = [(entry.document.about.work, bare(passage.label)) for entry in held for passage in entry.passages]
    everything = [(entry.document.about.work, each) for entry in held for each in entry.document.asked]
    reaching = [(work, each) for work, each in everything if (work, each.label) in rows]
    found = asked_rows(held)
    assert list(found.questions) == [each for _, each in reaching]
    assert found.pairs() == [
        (place, row)
        for place, (work, each) in enumerate(reaching)
        for row, key in enumerate(rows)
        if key == (work, each.label)
    ]
