"""Addresses of documents and of passages in them. They name documents, never what was asked."""

from urllib.parse import quote


def document_address(document: str, part: int = 1) -> str:
    """The page of a document, or of its n-th part."""
    base = f"/documents/{quote(document, safe='')}"
    return base if part == 1 else f"{base}/{part}"


def coverage_address(document: str, part: int = 1) -> str:
    """The page that tells how a document was read, or its n-th part."""
    base = f"{document_address(document)}/coverage"
    return base if part == 1 else f"{base}/{part}"


def citation_address(document: str) -> str:
    """Where a document's citation is as CSL-JSON."""
    return f"{document_address(document)}/citation.json"


def passage_address(document: str, part: int, passage: str) -> str:
    """A passage in its place."""
    return f"{document_address(document, part)}#p-{passage}"
