"""Makes scans for tests: the pages of a PDF drawn, and put into a new PDF as pictures without text."""

import zlib
from collections.abc import Sequence

import pypdfium2 as pdfium

from ingest.pdf.render import Picture, Turn, draw

EMPTY = Picture(850, 1100, 1, b"\xff" * (850 * 1100), 100 / 72)
"""An empty sheet."""


def pictures(data: bytes, turn: Turn = 0, dpi: int = 200) -> list[Picture]:
    """The pages of the PDF `data` in grey, turned clockwise by `turn`."""
    with pdfium.PdfDocument(data) as pdf:
        return [draw(page, dpi / 72, turn) for page in pdf]


def scanned(images: Sequence[Picture], stamp: str = "", rotate: int = 0) -> bytes:
    """A PDF whose pages are filled by `images`, each with `stamp` as text below, shown turned by `rotate`."""
    count = len(images)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b" ".join(b"%d 0 R" % (4 + 3 * n) for n in range(count))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, image in enumerate(images):
        objects += _page(image, 4 + 3 * number, stamp.encode("latin-1"), rotate)
    return _file(objects)


def _page(image: Picture, number: int, stamp: bytes, rotate: int) -> list[bytes]:
    width, height = image.width / image.scale, image.height / image.scale
    text = b"BT /F1 9 Tf 30 12 Td (%s) Tj ET" % stamp if stamp else b""
    content = b"q %.2f 0 0 %.2f 0 0 cm /I Do Q %s" % (width, height, text)
    data = zlib.compress(image.data)
    return [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Rotate %d /Contents %d 0 R"
        b" /Resources << /XObject << /I %d 0 R >> /Font << /F1 3 0 R >> >> >>"
        % (width, height, rotate, number + 1, number + 2),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (image.width, image.height, len(data), data),
    ]


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            len(out),
        )
    )
