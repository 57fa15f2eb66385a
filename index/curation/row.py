"""A document in the curator's list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.text_store import Listed


@dataclass(frozen=True, slots=True)
class Row:
    """What a curator wants to know of a document at a glance.

    `group` may read it. `pages` is 0 for sources without pages; `coverage` is the share (0 to 1) of the pages
    that carry text which was read, 1 where there are no pages; `ocr_pages` were read by OCR, `without_text`
    carry text nobody could read, `troubled` were read only in part. `added` is ISO 8601 in UTC, '' when it came
    before there was a history.
    """

    id: str
    title: str
    status: str
    superseded_by: str
    language: str
    group: str
    licence: str
    type: str
    issuer: str
    pages: int
    coverage: float
    ocr_pages: int
    without_text: int
    troubled: int
    passages: int
    added: str


def rows_of(documents: Iterable[Listed], group: str, added: Mapping[str, str]) -> list[Row]:
    """A row for each of `documents`, which `group` may read, in their order; `added` is as `history.added_on`."""
    return [_row(listed, group, added.get(listed.id, "")) for listed in documents]


def _row(listed: Listed, group: str, added: str) -> Row:
    about, coverage = listed.about, listed.coverage
    return Row(
        id=listed.id,
        title=about.title,
        status=about.status,
        superseded_by=about.superseded_by,
        language=about.language,
        group=group,
        licence=about.licence,
        type=about.type,
        issuer=about.issuer,
        pages=coverage.pages,
        coverage=round(1 - coverage.without_text / coverage.pages, 4) if coverage.pages else 1.0,
        ocr_pages=coverage.ocr,
        without_text=coverage.without_text,
        troubled=coverage.troubled,
        passages=listed.passages,
        added=added,
    )
