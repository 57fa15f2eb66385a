"""Where a second program, poppler's `pdftotext`, sees the letters of a PDF: a judge that shares no code with ours."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from lxml import etree

from advicehub.errors import UsageError
from ingest.pdf.right_to_left import has_rtl, is_rtl, squeezed

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class LetterPlace:
    """A letter and the middle of its place, in points from the top left corner of its page as it is shown."""

    letter: str
    x: float
    y: float


def letter_places(path: Path, page: int) -> list[LetterPlace]:
    """The letters that poppler finds on page `page` (1-based) of `path`; none where it cannot read the page.

    It gives a box for each word: the letters are spread evenly over it, from the right in Arabic. Raise
    `UsageError` when poppler is not installed.
    """
    program = which("pdftotext")
    if program is None:
        raise UsageError("marks are judged by pdftotext, which is not installed (Debian: poppler-utils)")
    first = [program, "-bbox", "-cropbox", "-q", "-f", str(page), "-l", str(page)]
    try:
        done = subprocess.run([*first, str(path), "-"], capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return []
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    tree = etree.fromstring(done.stdout, parser) if done.stdout else None
    if tree is None:
        return []
    return [place for word in tree.iter("{*}word") for place in _letters(word)]


def _letters(word: etree._Element) -> list[LetterPlace]:
    left, top, right, bottom = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
    text = word.text or ""
    if has_rtl(text):
        # One PDF writer has a sign of its own for two Arabic letters: spelled out, it can be compared.
        text = "".join(squeezed(sign) or sign for sign in text)
    step, rtl = (right - left) / max(len(text), 1), is_rtl(text)
    middle = (top + bottom) / 2
    return [
        LetterPlace(letter, right - (index + 0.5) * step if rtl else left + (index + 0.5) * step, middle)
        for index, letter in enumerate(text)
    ]
