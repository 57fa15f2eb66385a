"""A document's pages as they are printed: the picture, its mark, its text, its neighbours; and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from advicehub.errors import SourceError
from index.library import Library
from ingest import page_image as drawing
from ingest.document import Document
from ingest.page_image import SourceChanged
from ingest.pdf.reader import PdfReader
from tests.ingest.test_page_image import decoded
from tests.ingest.tiny_pdf import column, tiny_pdf
from tests.web.documents import note, treaty
from tests.web.fake_library import FakeAssistant, FakeSearcher, passages_of
from tests.web.html import Element, parse
from web.app import create_app
from web.page_address import WIDTHS, page_address, picture_address
from web.page_pictures import PagePictures
from web.parts import part_of

FIRST = ["1. Nobody came to the station on that day, and no lawyer was called by them.", "They kept the register."]
SECOND = ["2. The register was lost.", "Nobody looked for it."]


@pytest.fixture
def home(tmp_path: Path) -> Library:
    """A library whose sources hold one PDF of two pages."""
    made = Library(tmp_path / "home")
    file = tmp_path / "station.pdf"
    file.write_bytes(tiny_pdf([column(FIRST), column(SECOND)]))
    made.sources.mkdir(parents=True)
    made.keep_source(file, PdfReader().read(file).version)
    return made


@pytest.fixture
def document(home: Library, tmp_path: Path) -> Document:
    """That PDF."""
    return PdfReader().read(tmp_path / "station.pdf")


@pytest.fixture
def client(home: Library, document: Document) -> Iterator[TestClient]:
    """A client over that document, a treaty whose source is gone, a note without pages and a withdrawn document."""
    withdrawn = replace(document, id="gone.pdf", about=replace(document.about, status="withdrawn"))
    searcher = FakeSearcher([document, treaty(), note(), withdrawn])
    app = create_app(searcher, FakeAssistant(searcher), pictures=PagePictures(home))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as made:
        yield made


def _span(document: Document, words: str) -> tuple[int, int]:
    start = document.text.index(words)
    return start, start + len(words)


def _hrefs(page: Element) -> dict[str, str]:
    return {link.attributes.get("rel", ""): link.attributes["href"] for link in page.all("a")}


def test_a_page_shows_its_picture_its_text_and_the_quotation_in_both(client: TestClient, document: Document) -> None:
    span = _span(document, "They kept the register.")
    answer = client.get(page_address(document.id, 1, *span))
    page = parse(answer.text)
    image = page.one("img")
    assert [mark.text for mark in page.all("mark")] == ["They kept the register."]
    words = page.one("section", class_="words").text
    assert all(line in words.replace("\n", " ") for line in FIRST) and SECOND[0] not in words
    assert image.attributes["src"] == picture_address(document.id, 1, *span)
    assert "marked" in image.attributes["alt"]
    assert "para. 1" in page.one("h1").text
    assert answer.headers["cache-control"] == "no-store" and len(answer.content) < 100_000
    picture, plain = client.get(image.attributes["src"]), client.get(picture_address(document.id, 1))
    assert picture.headers["content-type"] == "image/png" and picture.headers["cache-control"] == "no-store"
    (width, _, marked), (_, _, unmarked) = decoded(picture.content), decoded(plain.content)
    assert width == WIDTHS[0] and marked != unmarked


def test_pages_turn_and_keep_the_quotation_and_the_size(client: TestClient, document: Document) -> None:
    span = _span(document, "The register was lost. Nobody looked")
    page = parse(client.get(page_address(document.id, 2, *span, zoom=2)).text)
    assert _hrefs(page)["prev"] == page_address(document.id, 1, *span, zoom=2) and "next" not in _hrefs(page)
    assert page.one("img").attributes["src"] == picture_address(document.id, 2, *span, width=WIDTHS[1])
    before = parse(client.get(page_address(document.id, 1, *span, zoom=2)).text)
    assert _hrefs(before)["next"] == page_address(document.id, 2, *span, zoom=2)
    assert before.all("mark") == [] and "not on this page" in before.text
    zooms = page.one("nav", class_="zoom").all("a")
    assert [link.attributes["href"] for link in zooms[:3]] == [
        page_address(document.id, 2, *span, zoom=zoom) for zoom in (1, 2, 3)
    ]


def test_a_quotation_over_the_end_of_a_page_says_so(client: TestClient, document: Document) -> None:
    longest = max(p.end - p.start for p, _ in passages_of(document))
    start = _span(document, "register.")[0]
    end = min(_span(document, "2. The")[1], start + longest)
    first, second = (parse(client.get(page_address(document.id, n, start, end)).text) for n in (1, 2))
    assert "goes on" in first.text and "begins on" in second.text
    assert first.all("mark") and second.all("mark")


def test_a_document_without_pages_shows_the_passage_in_its_text(client: TestClient) -> None:
    made = note()
    passages = passages_of(made)
    passage = passages[-1][0]
    answer = client.get(page_address(made.id, 1, passage.body, passage.end))
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{made.id}#p-{passage.id}"
    assert part_of(passages, passage.id) == 1
    assert client.get(picture_address(made.id, 1)).status_code == 404


@pytest.mark.parametrize(
    "query", ["from=3", "to=3", "from=5&to=5", "from=6&to=5", "from=0&to=100000", "from=-1&to=3", "from=a&to=9",
              "from=0&to=999999999999", "from=٠&to=٣", "zoom=0", "zoom=4", "zoom=x"],
)  # fmt: skip
def test_what_is_no_quotation_is_not_there(client: TestClient, document: Document, query: str) -> None:
    assert client.get(f"/documents/{document.id}/pages/1?{query}").status_code == 404


def test_a_span_longer_than_any_passage_is_not_there(client: TestClient, document: Document) -> None:
    longest = max(passage.end - passage.start for passage, _ in passages_of(document))
    assert longest < len(document.text)
    assert client.get(page_address(document.id, 1, 0, longest)).status_code == 200
    assert client.get(page_address(document.id, 1, 0, longest + 1)).status_code == 404


@pytest.mark.parametrize("path", ["0", "3", "x", "-1", "1/image?width=801", "1/image?width=", "3/image"])
def test_pages_and_widths_that_are_not_there(client: TestClient, document: Document, path: str) -> None:
    assert client.get(f"/documents/{document.id}/pages/{path}").status_code == 404


@pytest.mark.parametrize("which", ["gone.pdf", "nobody-knows.pdf"])
def test_withdrawn_and_unknown_documents_are_not_there(client: TestClient, which: str) -> None:
    assert client.get(page_address(which, 1)).status_code == 404
    assert client.get(picture_address(which, 1)).status_code == 404


def test_a_file_that_changed_shows_no_picture_but_says_so(
    client: TestClient, home: Library, document: Document
) -> None:
    source = home.source(document.version)
    source.write_bytes(source.read_bytes() + b"\n")
    page = parse(client.get(page_address(document.id, 1)).text)
    assert page.all("img") == [] and "has changed" in page.text
    assert "Nobody came" in page.text, "what was read stays"
    refused = client.get(picture_address(document.id, 1))
    assert refused.status_code == 409 and "has changed" in refused.text


def test_a_source_that_is_gone_shows_no_picture(client: TestClient) -> None:
    page = parse(client.get(page_address("uncat", 3)).text)
    assert page.all("img") == [] and "cannot be shown" in page.text
    assert client.get(picture_address("uncat", 3)).status_code == 409


def test_pictures_are_kept_within_their_room(
    home: Library, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, int]] = []

    def draw(path: Path, page: int, width: int, marked: object, version: str) -> bytes:
        drawn.append((page, width))
        return bytes(10)

    monkeypatch.setattr("web.page_pictures.page_image", draw)
    pictures = PagePictures(home, kept=25)
    for page, width in [(1, 800), (1, 800), (2, 800), (1, 800), (1, 1200), (1, 800), (2, 800)]:
        assert pictures.picture(document, page, width, 0, 0) == bytes(10)
    # Two of ten bytes have room; page 2 was unused longest when the third came.
    assert drawn == [(1, 800), (2, 800), (1, 1200), (2, 800)]


def test_a_page_that_cannot_be_drawn_is_not_tried_again_until_its_file_is_touched(
    home: Library, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def draw(path: Path, page: int, *_: object) -> bytes:
        tried.append(page)
        raise SourceChanged(path.name, "it changed") if page == 2 else SourceError(path.name, "it takes too long")

    monkeypatch.setattr("web.page_pictures.page_image", draw)
    pictures = PagePictures(home)
    for page, kind in [(1, SourceError), (1, SourceError), (2, SourceChanged), (2, SourceChanged)]:
        with pytest.raises(kind):
            pictures.picture(document, page, 800, 0, 0)
    assert tried == [1, 2]
    source = home.source(document.version)
    source.write_bytes(source.read_bytes() + b"\n")
    with pytest.raises(SourceError):
        pictures.picture(document, 1, 800, 0, 0)
    assert tried == [1, 2, 1]


def test_every_width_is_one_that_can_be_drawn() -> None:
    assert all(1 <= width <= 10_000 and 2 * width * width < drawing.MOST_PIXELS for width in WIDTHS)
