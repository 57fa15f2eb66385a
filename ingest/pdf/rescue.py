"""A PDF whose end is lost, as after a broken download, is given a new one."""

import re

_CATALOGUE = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
_PAGE = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj|stream).){0,4000}?/Type\s*/Page\b(?!s)", re.DOTALL)
_PAGES = re.compile(rb"/Type\s*/Pages\b")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+obj\b")
_MOST_PAGES = 20_000


def rescued(data: bytes) -> bytes | None:
    """`data` with a trailer that leads to its pages; None when it holds none that can be found.

    The catalogue is used where it is left, else the pages are listed in the order they stand in the file.
    Pages inside object streams are not found.
    """
    catalogue = _CATALOGUE.search(data)
    if catalogue and _PAGES.search(data):
        return data + _trailer(int(catalogue[1]))
    pages = [match[1] for match in _PAGE.finditer(data)][:_MOST_PAGES]
    if not pages:
        return None
    free = max(int(match[1]) for match in _NUMBER.finditer(data)) + 1
    kids = b" ".join(number + b" 0 R" for number in pages)
    tree = b"\n%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (free, len(pages), kids)
    root = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (free + 1, free)
    return data + tree + root + _trailer(free + 1)


def _trailer(root: int) -> bytes:
    return b"\nendobj\ntrailer\n<< /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % root
