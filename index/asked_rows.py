"""Which questions people ask of which passages: the rows of a segment's questions."""

from dataclasses import dataclass, field

from index.text_store import Entry
from ingest.asked import Asked, bare


@dataclass(slots=True)
class AskedRows:
    """Takes a segment's documents in order; their passages take rows in that order.

    A question belongs to the passages with its label in the document, and in the other languages of the same work,
    where paragraphs bear the same numbers. One that belongs to none is left out.
    """

    _rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _asked: list[tuple[str, Asked]] = field(default_factory=list)
    _row: int = 0

    def add(self, entry: Entry) -> None:
        """Take the next document."""
        work = entry.document.about.work
        for passage in entry.passages:
            self._rows.setdefault((work, bare(passage.label)), []).append(self._row)
            self._row += 1
        self._asked += [(work, asked) for asked in entry.document.asked]

    @property
    def questions(self) -> list[Asked]:
        """The questions that belong to a passage, in order; their places are 0..m-1."""
        return [asked for work, asked in self._asked if (work, asked.label) in self._rows]

    def pairs(self) -> list[tuple[int, int]]:
        """(place of a question, row of a passage that answers it), ascending."""
        found = [self._rows[work, asked.label] for work, asked in self._asked if (work, asked.label) in self._rows]
        return [(place, row) for place, rows in enumerate(found) for row in rows]
