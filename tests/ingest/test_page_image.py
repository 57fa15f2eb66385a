"""Pages as pictures: the right page, the right size, marks where they belong, and bad input refused."""

import struct
import zlib
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest import page_image as module
from ingest.page_image import SourceChanged, mark_boxes, page_image
from ingest.pdf.pen import marked_png
from ingest.pdf.reader import PdfReader
from ingest.pdf.render import Picture
from ingest.png import png
from ingest.stretches import Stretch, stretches_of
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
    rows = [raw[at + 1 : at + row] for at in range(0, len(raw), row)]
    if colours := parts.get(b"PLTE"):
        rows = [b"".join(colours[3 * number : 3 * number + 3] for number in row) for row in rows]
    return width, height, rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.pdf"
    file.write_bytes(tiny_pdf([column(["First page."]), column(["Second page, with more to say."], size=20)]))
    return file


def _last_line(path: Path) -> list[Stretch]:
    document = PdfReader().read(path)
    return stretches_of(document.text, document.runs, document.runs[-1].start, document.runs[-1].end)


def test_a_page_is_drawn_as_wide_as_is_asked(path: Path) -> None:
    width, height, rows = decoded(page_image(path, 1, 306))
    assert (width, height) == (306, 396) and len(rows) == 396
    assert min(map(min, rows)) < 128 and max(map(max, rows)) == 255
    assert page_image(path, 1, 306) != page_image(path, 2, 306)


def test_marks_lie_on_the_words_and_nowhere_else(path: Path) -> None:
    stretches = _last_line(path)
    ((box,),) = mark_boxes(path, stretches)
    plain, marked = (decoded(page_image(path, 2, 612, given))[2] for given in ((), stretches))
    changed = [y for y, (one, other) in enumerate(zip(plain, marked, strict=True)) if one != other]
    assert changed and changed[0] == round(box[1]) and changed[-1] == round(box[3]) - 1
    assert all(b - a == 1 for a, b in pairwise(changed))
    for row in changed:
        assert plain[row][0::3] == marked[row][0::3] and plain[row][1::3] == marked[row][1::3]
    row = changed[0]
    yellow = [x for x in range(612) if plain[row][3 * x + 2] != marked[row][3 * x + 2]]
    assert (yellow[0], yellow[-1]) == (round(box[0]), round(box[2]) - 1)


def test_marks_of_another_page_are_left_out(path: Path) -> None:
    assert page_image(path, 1, 306, _last_line(path)) == page_image(path, 1, 306)


def test_no_picture_has_too_many_pixels(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 10_000)
    width, height, _ = decoded(page_image(path, 1, 1000))
    assert 9_000 < width * height < 10_400


@pytest.mark.parametrize("colour", [(200, 200, 200), (200, 100, 50)])
@pytest.mark.parametrize(
    "box", [(-1e9, -5.0, 1e12, 50.0), (9.0, 9.0, 3.0, 3.0), (float("nan"), 0.0, float("inf"), 9.0)]
)
def test_boxes_that_lie_outside_do_no_harm(box: tuple[float, float, float, float], colour: tuple[int, ...]) -> None:
    picture = Picture(10, 10, 3, bytes(colour) * 100, 1.0)
    width, height, rows = decoded(marked_png(picture, [box]))
    assert (width, height, len(rows)) == (10, 10, 10)


@pytest.mark.parametrize("colour", [(255, 255, 255), (255, 255, 0), (204, 51, 255), (0, 0, 0)])
def test_a_pen_that_goes_over_twice_is_no_darker(colour: tuple[int, int, int]) -> None:
    picture = Picture(4, 1, 3, bytes(colour) * 3 + bytes((255, 0, 0)), 1.0)
    once, twice = (
        decoded(marked_png(picture, boxes))[2]
        for boxes in ([(0.0, 0.0, 3.0, 1.0)], [(0.0, 0.0, 2.0, 1.0), (1.0, 0.0, 3.0, 1.0)])
    )
    assert once == twice
    assert once[0][:2] == bytes(colour[:2]) and once[0][2] <= colour[2] * 0.6


def test_colours_stay_what_they_are_within_a_tenth() -> None:
    data = bytes(value for n in range(256) for value in (n, 255 - n, n // 2))
    rows = decoded(marked_png(Picture(16, 16, 3, data, 1.0), []))[2]
    assert max(abs(one - other) for one, other in zip(b"".join(rows), data, strict=True)) <= 26
    grey = bytes(value for n in range(256) for value in (n, n, n))
    rows = decoded(marked_png(Picture(16, 16, 3, grey, 1.0), []))[2]
    assert max(abs(one - other) for one, other in zip(b"".join(rows), grey, strict=True)) <= 17


@pytest.mark.parametrize(("page", "says"), [(3, "no page 3"), (0, "no page 0")])
def test_a_page_that_is_not_there(path: Path, page: int, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        page_image(path, page)


def test_a_file_that_changed_is_not_shown(path: Path) -> None:
    version = sha256(path.read_bytes()).hexdigest()
    assert page_image(path, 1, 100, version=version) == page_image(path, 1, 100)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(SourceChanged):
        page_image(path, 1, 100, version=version)


def test_what_is_no_pdf_and_what_is_no_width(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(SourceError):
        page_image(path, 1)
    with pytest.raises(ValueError, match="width"):
        page_image(path, 1, 0)
    with pytest.raises(ValueError, match="fill"):
        png(2, 2, 3, b"x")
