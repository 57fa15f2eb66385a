"""Pages as pictures: the right page, the right size, marks where they belong, and bad input refused."""

import struct
import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest import page_image as module
from ingest.page_image import page_image
from ingest.pdf.reader import PdfReader
from ingest.png import png
from tests.ingest.tiny_pdf import column, tiny_pdf


def decoded(data: bytes) -> tuple[int, int, list[bytes]]:
    """(width, height, rows of red, green, blue) of a PNG without row filters; its checksums are tested."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, parts = 8, {}
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + body)
        parts[kind] = body
        place += 12 + length
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    raw = zlib.decompress(parts[b"IDAT"])
    row = len(raw) // height
    assert all(raw[at] == 0 for at in range(0, len(raw), row))
    return width, height, [raw[at + 1 : at + row] for at in range(0, len(raw), row)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.pdf"
    file.write_bytes(tiny_pdf([column(["First page."]), column(["Second page, with more to say."], size=20)]))
    return file


def test_a_page_is_drawn_as_wide_as_is_asked(path: Path) -> None:
    width, height, rows = decoded(page_image(path, 1, 306))
    assert (width, height) == (306, 396) and len(rows) == 396
    assert min(map(min, rows)) < 128 and max(map(max, rows)) == 255
    assert page_image(path, 1, 306) != page_image(path, 2, 306)


def test_marks_lie_on_the_words_and_nowhere_else(path: Path) -> None:
    run = PdfReader().read(path).runs[-1]
    plain, marked = (decoded(page_image(path, 2, 612, boxes))[2] for boxes in ((), (run.box,)))
    changed = [y for y, (one, other) in enumerate(zip(plain, marked, strict=True)) if one != other]
    assert changed and changed[0] == round(run.box[1]) and changed[-1] == round(run.box[3]) - 1
    assert all(b - a == 1 for a, b in pairwise(changed))
    row = changed[0]
    assert [x for x in range(612) if plain[row][3 * x : 3 * x + 2] != marked[row][3 * x : 3 * x + 2]] == []
    yellow = [x for x in range(612) if plain[row][3 * x + 2] != marked[row][3 * x + 2]]
    assert (yellow[0], yellow[-1]) == (round(run.box[0]), round(run.box[2]) - 1)


def test_no_picture_has_too_many_pixels(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 10_000)
    width, height, _ = decoded(page_image(path, 1, 1000))
    assert 9_000 < width * height < 10_400


@pytest.mark.parametrize("boxes", [[(-1e9, -5, 1e12, 50)], [(9, 9, 3, 3)], [(float("nan"), 0, float("inf"), 9)]])
def test_boxes_that_lie_outside_do_no_harm(path: Path, boxes: list[tuple[float, float, float, float]]) -> None:
    assert decoded(page_image(path, 1, 100, boxes))[0] == 100


@pytest.mark.parametrize(("page", "says"), [(3, "no page 3"), (0, "no page 0")])
def test_a_page_that_is_not_there(path: Path, page: int, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        page_image(path, page)


def test_what_is_no_pdf_and_what_is_no_width(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(SourceError, match="cannot be drawn"):
        page_image(path, 1)
    with pytest.raises(ValueError, match="width"):
        page_image(path, 1, 0)
    with pytest.raises(ValueError, match="fill"):
        png(2, 2, 3, b"x")
