"""What is held for those who may read some groups, looked up once: an open edition never changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from assistant.answer import Searched, searched_in
from assistant.calibration import Calibrations
from index.access import Access
from index.searcher import Searcher
from index.text_store import Listed

_MOST = 64
"""Sets of groups that are remembered: there are few, and each may hold a long list."""


@dataclass(frozen=True, slots=True)
class Held:
    """The documents by id; what a search looks at; the share, 0 to 1, of their passages that the figures of the
    calibration were not made with."""

    documents: Mapping[str, Listed]
    searched: Searched
    unseen: float


class Holdings:
    """What `searcher` holds. Safe to share between threads."""

    def __init__(self, searcher: Searcher, calibrations: Calibrations) -> None:
        self._searcher = searcher
        self._calibrations = calibrations
        self._known: dict[Access, Held] = {}
        self._lock = Lock()

    def of(self, access: Access) -> Held:
        """What `access` may read. Raises what reading the list of documents raises."""
        with self._lock:
            if access in self._known:
                return self._known[access]
        held = self._held(self._searcher.documents(access))
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[access] = held
        return held

    def _held(self, listed: Sequence[Listed]) -> Held:
        return Held({each.id: each for each in listed}, searched_in(listed), self._calibrations.unseen(listed))
