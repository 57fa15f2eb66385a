"""Plain text: the wording stays, the structure is found."""

import time
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest.block import Block
from ingest.document import Document
from ingest.reader import Reader
from ingest.text import TextReader
from tests.contracts.reader import ReaderContract, check_document

TREATY = """##Verdrag

### PART  I

####GENERAL PRINCIPLES

### Article  1

1. For the purpose of this Convention, the term **torture** means any act.
2. This article is without prejudice.

### Article  2

Each State Party shall take measures:

(a)When the offence is committed;

(b) When the alleged offender is a national.
"""


def read(tmp_path: Path, content: str | bytes, name: str = "x.txt") -> Document:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    document = TextReader().read(path)
    check_document(document)
    return document


def found(document: Document, text: str) -> Block:
    return next(b for b in document.blocks if text in document.text[b.start : b.end])


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return TextReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        path = tmp_path / "treaty.txt"
        path.write_text(TREATY, encoding="utf-8")
        return path


def test_divisions_make_the_path_and_wording_stays(tmp_path: Path) -> None:
    document = read(tmp_path, TREATY)
    first = found(document, "the term")
    assert first.path == ("PART I", "GENERAL PRINCIPLES", "Article 1")
    assert (first.label, first.kind) == ("1.", "paragraph")
    assert "**torture**" in document.text
    assert "#" not in document.text
    assert {repair.before.strip() for repair in document.repairs} >= {"##", "###", "####"}
    assert document.about.title == "Verdrag"


def test_items_have_labels(tmp_path: Path) -> None:
    document = read(tmp_path, TREATY)
    item = found(document, "offence is committed")
    assert (item.kind, item.label) == ("list item", "(a)")


def test_wrapped_lines_become_paragraphs(tmp_path: Path) -> None:
    lines = [
        "Recognition of the inherent dignity and of the equal and inalien-",
        "able rights of all members of the human family is the foundation",
        "of freedom, justice and peace in the world.",
        "2. Disregard and contempt for human rights have resulted in acts",
        "which have outraged the conscience of all mankind, everywhere on",
        "this earth.",
    ]
    document = read(tmp_path, "\n".join(lines))
    assert [b.label for b in document.blocks] == ["", "2."]
    assert "inalienable rights" in document.text
    assert {repair.kind for repair in document.repairs} == {"line end", "hyphen"}


def test_lines_of_an_unwrapped_file_are_paragraphs(tmp_path: Path) -> None:
    lines = [
        "The first paragraph is one very long line of running text. " * 6,
        "The second is another. " * 15,
        "Third.",
    ]
    assert len(read(tmp_path, "\n".join(lines)).blocks) == 3


def test_footnotes_move_to_the_end(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "Force must be lawful.¹\n\n¹ *ibid*, para. 74.\n\nIt must be necessary.[^2]\n\n[^2]: See CAT.\n",
    )
    assert document.text == (
        "Force must be lawful.¹\n\nIt must be necessary.[^2]\f¹ *ibid*, para. 74.\n\n[^2]: See CAT."
    )
    assert [b.label for b in document.blocks if b.kind == "footnote"] == ["fn 1", "fn 2"]


def test_form_feeds_are_pages(tmp_path: Path) -> None:
    document = read(tmp_path, "Page one says this.\n\fPage two says that.\n\f")
    assert [page.number for page in document.pages] == [1, 2]
    assert [run.page for run in document.runs] == [1, 2]


def test_page_numbers_are_left_out_and_counted(tmp_path: Path) -> None:
    document = read(tmp_path, "Page one says this.\n7\n\f8\nPage two says that.\n\f12\nPage three.\n\f")
    assert document.text == "Page one says this.\n\nPage two says that.\n\n12\n\nPage three."
    assert document.ledger.furniture == 2


def test_table_rows_are_one_block(tmp_path: Path) -> None:
    document = read(tmp_path, "| Country | Year |\n| :--- | --- |\n| Fiji | 2016 |\n")
    assert document.text == "Country | Year\nFiji | 2016"
    assert document.blocks[0].kind == "table"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "Déjà vu\r\nمرحبا\r\n".encode(encoding)).text == "Déjà vu\n\nمرحبا"


def test_characters_are_made_canonical_and_recorded(tmp_path: Path) -> None:
    document = read(tmp_path, "The o\ufb03ce of cafe\u0301\0 and x² \ufeffis \ufefb closed.")
    assert document.text == "The office of café and x² is لا closed."
    kinds = {repair.kind for repair in document.repairs}
    assert kinds == {"ligature", "composition", "dropped", "presentation"}


@pytest.mark.parametrize("content", [b"\0\0\0", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceError, match="it holds no text"):
        read(tmp_path, content)


@pytest.mark.parametrize("unit", ["a", "www.a", "a-", "禁止酷刑。", "[^", "|", "x@"])
def test_a_line_of_a_million_characters_takes_seconds_not_hours(tmp_path: Path, unit: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(unit * (500_000 // len(unit)) + "\nand a line that goes on after it\n", encoding="utf-8")
    began = time.process_time()
    TextReader().read(path)
    assert time.process_time() - began < 10


def test_a_title_from_a_file_name_is_one_line_of_text(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nname\u202e.txt"
    path.write_text("See it.", encoding="utf-8")
    assert TextReader().read(path).about.title == "a [31m name"
