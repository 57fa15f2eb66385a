"""Writes small PDFs by hand, for tests: lines of Helvetica at given places."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """`text` (Latin-1) at x, y points from the bottom left, set in `size` points, `bold` or not."""

    x: float
    y: float
    text: str
    size: float = 11.0
    bold: bool = False


def column(lines: Sequence[str], x: float = 72, y: float = 700, step: float = 14, size: float = 11) -> list[Text]:
    """`lines` one below the other from `y` downward."""
    return [Text(x, y - step * number, line, size) for number, line in enumerate(lines)]


def tiny_pdf(pages: Sequence[Sequence[Text]], extra_catalogue: str = "", trailer: str = "") -> bytes:
    """A PDF file of `pages` (612 x 792 points)."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R " + extra_catalogue + ">>",
        f"<< /Type /Pages /Count {len(pages)} /Kids ["
        + " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
        + "] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
            f" /Contents {6 + 2 * number} 0 R >>"
        )
        stream = "\n".join(_show(text) for text in page)
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
    return _file(objects, trailer)


def _show(text: Text) -> str:
    escaped = text.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if text.bold else 1} {text.size} Tf 1 0 0 1 {text.x} {text.y} Tm ({escaped}) Tj ET"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010d} 00000 n \n" for place in places
    )
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + table.encode() + end.encode()
