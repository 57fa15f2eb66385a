"""Small good files of every kind, and what may happen to their bytes."""

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from tests.ingest.scans import pictures, scanned
from tests.ingest.tiny_docx import docx, note, par, reference, run, table
from tests.ingest.tiny_pdf import Text, column, tiny_pdf

_LINES = [
    "1. Everyone who is held may speak with a lawyer before the first ques-",
    "tion is put, and alone.",
    "(a) So.",
]
_HTML = (
    "<!doctype html><html lang=en><head><title>Custody</title><script>x()</script></head><body><nav>Menu</nav>"
    "<h1>Custody</h1><p>1. Nobody is held <b>in secret</b>.<sup>1</sup></p><ul><li>Alone</ul>"
    "<table><tr><td>a<td>b</table></body></html>"
)
_MARKDOWN = (
    "---\ntitle: Custody\n---\n# Custody\n\n1. Nobody is *held* in secret.[^1]\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.\n"
)


def _pdf() -> bytes:
    head = [Text(72, 740, "Custody", 20, True)]
    return tiny_pdf([[*head, *column(_LINES, y=690)], column(_LINES)], "/PageLabels << /Nums [0 << /S /r >>] >> ")


def _docx() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.docx"
        body = par(run("Custody"), "H1") + par(run("Nobody is held in secret.") + reference(2)) + table(("a", "b"))
        return docx(path, body, footnotes=note(2, "A note.")).read_bytes()


def _eml() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Custody"
    mail["Date"] = "Sat, 21 Nov 2020 10:00:00 +0000"
    mail.set_content("Nobody is held in secret.\n")
    mail.add_alternative(_HTML, subtype="html")
    mail.add_attachment(_pdf(), maintype="application", subtype="pdf", filename="x.pdf")
    return mail.as_bytes()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/x.txt", "Nobody is held in secret.\n" * 40)
        archive.writestr("x.pdf", _pdf())
    return out.getvalue()


GOOD: Mapping[str, Callable[[], bytes]] = {
    "pdf": _pdf,
    "scan.pdf": lambda: scanned(pictures(_pdf(), dpi=20)),
    "docx": _docx,
    "html": _HTML.encode,
    "eml": _eml,
    "md": _MARKDOWN.encode,
    "txt": ("Custody\n\n" + "\n".join(_LINES) + "\n\n¹ A note.\n").encode,
    "zip": _zip,
}
"""A good file of each kind, by its suffix."""

_SPLICES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, good: bytes) -> bytes:
    """`good` with some stretches replaced by other bytes, and sometimes cut off or doubled."""
    data = bytearray(good)
    for place, length, new in draw(_SPLICES):
        at = int(place * len(data))
        data[at : at + length] = new
    how = draw(st.sampled_from(["whole", "whole", "cut", "doubled", "turned"]))
    at = int(draw(st.floats(0, 1)) * len(data))
    return bytes({"cut": data[:at], "doubled": data[:at] + data, "turned": data[at:] + data[:at]}.get(how, data))
