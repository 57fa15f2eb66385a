"""What is said of a document against its truth."""

from dataclasses import replace

from eval.extraction import examine
from eval.extraction.tally import Tally
from eval.extraction.truth import KnownBlock, KnownNote, Truth
from ingest.cut import cut
from ingest.draft import Draft, Piece
from ingest.ledger import Ledger, Removed
from ingest.page import Page
from tests.ingest.documents import count_words, document, draft

TRUTH = Truth(
    "en", "test", ("one column",),
    (
        KnownBlock("heading", "Safeguards"),
        KnownBlock("paragraph", "1. A lawyer comes first.", "1.", marks=((24, "1"),)),
        KnownBlock("paragraph", "2. A doctor comes next.", "2."),
    ),
    (KnownNote("1", "See para. 3.", 1),),
    ("Advice", "7"),
)  # fmt: skip
GOOD = [
    draft("heading", "Safeguards", level=1),
    draft("paragraph", "1. A lawyer comes first.¹", "1."),
    draft("paragraph", "2. A doctor comes next.", "2."),
    draft("footnote", "1 See para. 3.", "fn 1"),
]


def tally(drafts: list[Draft], truth: Truth = TRUTH) -> Tally:
    made = document(drafts)
    return examine.examine("test", truth, made, cut(made, count_words))


def test_a_right_document_has_no_miss() -> None:
    result = tally(GOOD)
    assert result.misses == []
    assert result.counts[examine.BLOCKS] == (3, 3)
    assert result.counts[examine.LINKED] == (1, 1)
    assert result.counts[examine.GIVEN] == (1, 1)
    assert result.counts[examine.LABELS] == (2, 2)
    assert result.counts[examine.FURNITURE] == (2, 2)


def test_a_note_left_in_the_body_is_no_note_and_not_linked() -> None:
    result = tally([*GOOD[:3], draft("paragraph", "1 See para. 3.")])
    assert result.counts[examine.NOTES] == (0, 1)
    assert result.counts[examine.LINKED] == (0, 1)
    assert result.counts[examine.BLOCKS] == (3, 3)


def test_a_note_at_another_mark_is_a_wrong_link() -> None:
    swapped = [
        GOOD[0],
        draft("paragraph", "1. A lawyer comes first.", "1."),
        draft("paragraph", "2. A doctor comes next.¹", "2."),
        GOOD[3],
    ]
    result = tally(swapped)
    assert result.counts[examine.LINKED] == (0, 1)
    assert result.counts[examine.GIVEN] == (0, 1)
    assert result.counts[examine.BLOCKS] == (2, 3)


def test_order_counts_what_is_out_of_it() -> None:
    result = tally([GOOD[2], *GOOD[:2], GOOD[3]])
    assert result.counts[examine.ORDER] == (2, 3)


def test_running_lines_left_behind_are_seen_alone_and_inside_blocks() -> None:
    left = [*GOOD[:2], draft("paragraph", "Advice"), draft("paragraph", "2. A doctor comes 7"), GOOD[3]]
    result = tally(left)
    assert result.counts[examine.FURNITURE] == (0, 2)


def test_a_number_of_the_text_is_no_running_line() -> None:
    truth = replace(TRUTH, furniture=("2",))
    assert tally(GOOD, truth).counts[examine.FURNITURE] == (1, 1)


def test_a_box_needs_its_title_and_country() -> None:
    block = KnownBlock("box", "The judge asked.", box="Country example: Fiji", country="Fiji")
    truth = replace(TRUTH, blocks=(block,), footnotes=(), furniture=())
    title = draft("heading", "Country example: Fiji", level=1)
    body = draft("paragraph", "The judge asked.")
    assert tally([title, replace(body, country="Fiji")], truth).counts[examine.BOXES] == (1, 1)
    assert tally([title, replace(body, country="Chad")], truth).counts[examine.BOXES] == (0, 1)
    assert tally([replace(body, country="Fiji")], truth).counts[examine.BOXES] == (0, 1)


def test_hidden_text_must_be_out_and_on_pages_reported() -> None:
    truth = replace(TRUTH, hidden=("Nobody reads this.",))
    made = replace(document(GOOD), pages=(Page(1, "1", 595, 842, "text"),))
    told = replace(made, ledger=Ledger(removed=(Removed(1, "hidden", "Nobody reads this.", 16),)))
    for each, reported in ((told, (1, 1)), (made, (0, 1))):
        result = examine.examine("test", truth, each, cut(each, count_words))
        assert (result.counts[examine.HIDDEN], result.counts[examine.REPORTED]) == ((1, 1), reported)
    result = tally([*GOOD[:3], draft("paragraph", "Nobody reads this."), GOOD[3]], truth)
    assert result.counts[examine.HIDDEN] == (0, 1)
    assert examine.REPORTED not in result.counts


def test_rows_of_a_table() -> None:
    block = KnownBlock("table", "a | b\nc | d", cells=(("a", "b"), ("c", "d")))
    truth = replace(TRUTH, blocks=(block,), footnotes=(), furniture=())
    table = Draft("table", (Piece("a | b"), Piece("\n", kind="cell", before="|"), Piece("c | x")))
    assert tally([table], truth).counts[examine.ROWS] == (1, 2)


def test_what_ocr_read_needs_98_of_100_characters() -> None:
    text = "Each person who is held has the right to see a doctor of his or her own choice at any time."
    truth = Truth("en", "scan", (), (KnownBlock("paragraph", text),), ocr=True)
    assert tally([draft("paragraph", text.replace("choice", "chcice"))], truth).counts[examine.SCANNED] == (1, 1)
    assert tally([draft("paragraph", text.replace("doctor", "dcctcr!!"))], truth).counts[examine.SCANNED] == (0, 1)


def test_a_refused_file_has_nothing_right() -> None:
    result = examine.unread("test", TRUTH, "it needs a password")
    assert {right for right, _ in result.counts.values()} == {0}
    assert result.counts[examine.BLOCKS] == (0, 3)
