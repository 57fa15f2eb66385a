"""PDF: lines, paragraphs, furniture, footnotes, pages without text, bad files."""

from pathlib import Path

import pypdf
import pytest

from advicehub.errors import SourceError
from ingest.document import Document
from ingest.pdf.reader import PdfReader
from ingest.reader import Reader
from tests.contracts.reader import ReaderContract, check_document
from tests.ingest.tiny_pdf import Text, column, tiny_pdf

BODY = [
    "1. Whereas recognition of the inherent dignity of all members of the human",
    "family is the foundation of freedom, justice and peace in this world, it is impor-",
    "tant to say so.",
    "2. Whereas disregard for human rights has resulted in barbarous acts, and the",
    "advent of a world in which human beings enjoy freedom of speech is near,",
]


def head(page: int) -> list[Text]:
    return [Text(72, 760, "A/HRC/26/36", 9), Text(300, 30, str(page), 9)]


def read(tmp_path: Path, pages: list[list[Text]], name: str = "x.pdf") -> Document:
    path = tmp_path / name
    path.write_bytes(tiny_pdf(pages))
    document = PdfReader().read(path)
    check_document(document)
    return document


def texts(document: Document, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return PdfReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        path = tmp_path / "x.pdf"
        title, part = Text(72, 740, "The title", 20, True), Text(72, 715, "Part one", 14, True)
        path.write_bytes(tiny_pdf([[title, part, *column(BODY, y=690)]]))
        return path


def test_paragraphs_over_pages_furniture_and_hyphens(tmp_path: Path) -> None:
    rest = column(["and goes on over the page. It ends here.", "3. Another one follows it on the page."])
    document = read(tmp_path, [head(1) + column(BODY, y=200), head(2) + rest])
    first, second, third = texts(document, "paragraph")
    assert "it is important to say so." in first
    assert second.endswith("speech is near, and goes on over the page. It ends here.")
    assert third.startswith("3. Another")
    assert document.ledger.furniture == 4
    block = document.blocks[1]
    assert {run.page for run in document.runs if block.start <= run.start < block.end} == {1, 2}


def test_footnotes_and_their_markers(tmp_path: Path) -> None:
    page = [
        *column(BODY),
        Text(472, 648, "3", 6),
        *column(["3. See general comment No. 10, para. 3."], y=80, size=8),
    ]
    document = read(tmp_path, [page])
    assert texts(document, "footnote") == ["3. See general comment No. 10, para. 3."]
    assert document.blocks[-1].label == "fn 3"
    assert "³" in document.text
    assert any(repair.kind == "superscript" for repair in document.repairs)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Left line {n} has about this many words in it" for n in range(12)]
    right = [f"Right line {n} has about this many words here" for n in range(12)]
    rows = [text for pair in zip(column(left, x=50), column(right, x=330), strict=True) for text in pair]
    document = read(tmp_path, [rows])
    assert document.text.index("Left line 11") < document.text.index("Right line 0")


def test_headings_by_size_and_weight(tmp_path: Path) -> None:
    page = [
        Text(72, 740, "Title of it all", 20, True),
        Text(72, 710, "Article 1", 12, True),
        *column(BODY, y=690),
    ]
    document = read(tmp_path, [page])
    assert texts(document, "heading") == ["Title of it all", "Article 1"]
    assert document.blocks[2].path == ("Article 1",)
    assert document.about.title == "Title of it all"


def test_a_blank_page_needs_nothing(tmp_path: Path) -> None:
    document = read(tmp_path, [column(BODY), []])
    assert document.ledger.without_text == () and document.ledger.troubles == ()
    assert [page.text_layer for page in document.pages] == ["text", "none"]
    assert [account.how for account in document.ledger.accounts] == ["pdfium", "none"]


def test_no_page_with_text_is_said(tmp_path: Path) -> None:
    document = read(tmp_path, [[]])
    assert document.text == ""
    assert "no page carries text" in document.ledger.notes


def test_page_labels(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    labels = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >> "
    path.write_bytes(tiny_pdf([column(BODY), column(BODY)], labels))
    assert [page.label for page in PdfReader().read(path).pages] == ["i", "1"]


def test_rotated_page_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(tiny_pdf([column(BODY)]).replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 180 /Parent"))
    check_document(PdfReader().read(path))


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"hello", "not a PDF"), (b"%PDF-1.4\nnothing", "damaged"), (b"\0" * 5000, "not a PDF")],
)
def test_what_is_no_pdf(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=says):
        PdfReader().read(path)


def test_cut_off_pdf_is_read_or_refused_in_words(tmp_path: Path) -> None:
    whole = tiny_pdf([column(BODY)])
    for length in range(200, len(whole), 150):
        path = tmp_path / "x.pdf"
        path.write_bytes(whole[:length])
        try:
            check_document(PdfReader().read(path))
        except SourceError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize(("user", "opens"), [("", True), ("secret", False)])
def test_passwords(tmp_path: Path, user: str, opens: bool) -> None:
    plain, path = tmp_path / "plain.pdf", tmp_path / "x.pdf"
    plain.write_bytes(tiny_pdf([column(BODY)]))
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt(user, "owner", algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)
    if opens:
        assert "inherent dignity" in PdfReader().read(path).text
        return
    with pytest.raises(SourceError, match="protected by a password"):
        PdfReader().read(path)
