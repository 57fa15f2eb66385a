"""One PDF read in a limited child, for the robustness benchmark: by each reader alone, and by ours with its peak."""

import json
import resource
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdf import PdfReader as Pypdf


def by_pdfium(path: Path) -> Iterator[bytes]:
    """(pages, characters) that pdfium gives for the file at `path`, as JSON; what it raises ends the child."""
    with pdfium.PdfDocument(path) as pdf:
        yield json.dumps((len(pdf), sum(_solid(page.get_textpage().get_text_range()) for page in pdf))).encode()


def by_pypdf(path: Path) -> Iterator[bytes]:
    """(pages, characters) that pypdf gives for the file at `path`, as JSON; a page that it fails on has none."""
    pdf = Pypdf(path)
    if pdf.is_encrypted:
        pdf.decrypt("")
    count = 0
    for page in pdf.pages:
        try:
            count += _solid(page.extract_text())
        except Exception:  # pypdf raises nearly anything on a damaged page; its other pages count
            continue
    yield json.dumps((len(pdf.pages), count)).encode()


def by_ours(path: Path) -> Iterator[bytes]:
    """(peak memory in MiB, seconds of processor time) of our reader on the file at `path`, as JSON."""
    from ingest.readers import reader_for

    before = resource.getrusage(resource.RUSAGE_SELF)
    reader_for(path).read(path)
    after = resource.getrusage(resource.RUSAGE_SELF)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield json.dumps((after.ru_maxrss / 1024, seconds)).encode()


def _solid(text: str) -> int:
    return sum(1 for char in text if not char.isspace())
