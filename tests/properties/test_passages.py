"""What holds for the passages of any document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cut import LIMIT, cut
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.passage import Passage
from ingest.sentences import sentences
from tests.contracts.reader import check_document
from tests.ingest.documents import count_words, document

words = st.sampled_from(
    [
        "force",
        "the",
        "para. 5",
        "shall;",
        "State,",
        "No. 3",
        "ends.",
        "why?",
        "é",
        "第三条。",
        "قانون",
        "a" * 60,
    ]
)
bodies = st.lists(words, min_size=1, max_size=300).map(" ".join)
odd = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
kinds = st.sampled_from(["heading", "paragraph", "paragraph", "list item", "table", "caption", "box", "footnote"])
labels = st.sampled_from(["", "", "1.", "(a)", "Article 3"])
drafts = st.builds(
    lambda kind, text, label, level, language, box, role: Draft(
        kind, (Piece(text),), label, level, language=language, box=box, role=role
    ),
    kinds, st.one_of(bodies, odd), labels, st.integers(0, 4), st.sampled_from(["", "", "", "fr", "ar"]),
    st.sampled_from([0, 0, 0, 1, 2]), st.sampled_from(["", "", "resource"]),
)  # fmt: skip


@given(st.lists(drafts, max_size=12))
@settings(max_examples=150, deadline=None)
def test_passages_of_any_document(made: list[Draft]) -> None:
    doc = document(made)
    check_document(doc)
    found = cut(doc, count_words)
    _check_cover(doc, found)
    _check_sentences(doc, found)
    _check_unmixed(doc, found)
    assert cut(doc, count_words) == found
    assert all(count <= LIMIT for count in count_words(doc.text[p.start : p.end] for p in found))


def _check_cover(doc: Document, found: tuple[Passage, ...]) -> None:
    """In order, apart, and over every visible character of the body exactly once."""
    place, covered = 0, bytearray(len(doc.text))
    for passage in found:
        assert place <= passage.start < passage.end
        place = passage.end
        covered[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    for block in doc.blocks:
        for index in range(block.start, block.end):
            body = block.kind != "footnote"
            assert covered[index] == body or doc.text[index].isspace()


def _check_unmixed(doc: Document, found: tuple[Passage, ...]) -> None:
    """No passage holds two languages; what is in a box shares its passage with nothing outside but headings."""
    for passage in found:
        blocks = [b for b in doc.blocks if b.kind != "footnote" and b.start < passage.end and b.end > passage.start]
        assert len({block.language for block in blocks if block.language}) <= 1
        assert passage.language in {block.language for block in blocks} | {doc.about.language}
        assert len({(block.box, block.role) for block in blocks if block.kind != "heading"}) <= 1


def _check_sentences(doc: Document, found: tuple[Passage, ...]) -> None:
    edges = {p.start for p in found} | {p.end for p in found}
    for block in doc.blocks:
        for low, high in sentences(doc.text[block.start : block.end], block.language or doc.about.language):
            start, end = block.start + low, block.start + high
            if any(start < edge < end for edge in edges):
                assert count_words([doc.text[start:end]])[0] > LIMIT
