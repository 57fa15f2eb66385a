"""Which questions people ask of which passages: the rows of a segment's questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text_store import Entry
from ingest.asked import Asked, bare


@dataclass(frozen=True, slots=True)
class AskedRows:
    """`questions`, and `pairs` of (place among them, row of a passage that answers it), ascending."""

    questions: tuple[Asked, ...]
    pairs: tuple[tuple[int, int], ...]


def asked_rows(entries: Sequence[Entry]) -> AskedRows:
    """The questions of `entries` (ordered by document id; their passages take rows in that order).

    A question belongs to the passages with its label in the document, and in the other languages of the same work,
    where paragraphs bear the same numbers.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    row = 0
    for entry in entries:
        for passage in entry.passages:
            rows.setdefault((entry.document.about.work, bare(passage.label)), []).append(row)
            row += 1
    questions: list[Asked] = []
    pairs: list[tuple[int, int]] = []
    for entry in entries:
        for asked in entry.document.asked:
            found = rows.get((entry.document.about.work, asked.label), [])
            if found:
                pairs += [(len(questions), each) for each in found]
                questions.append(asked)
    return AskedRows(tuple(questions), tuple(pairs))
