"""A new edition is asked the probes before it comes into use, and compared with the one before."""

from collections.abc import Sequence
from dataclasses import replace

from advicehub.errors import EditionError
from advicehub.settings import Settings
from index import integrity
from index.access import Access
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.library import Library
from index.manifest import Manifest
from index.models import registry
from index.models.embedder import Embedder
from index.opening import load_widener
from index.probing import outcome, probe
from index.probing.alarm import alarms
from index.probing.asking import asked
from index.probing.known_vectors import KnownEncoder
from index.probing.outcome import Report
from index.ranker import Widener

OF_A_LARGE = 5
"""One in so many probes is asked of an edition that embeds sentences at each search: minutes would become hours."""


class Probing:
    """Asks editions of one library the probes, with the models in use."""

    def __init__(self, library: Library, settings: Settings, embedders: Sequence[Embedder]) -> None:
        self._library = library
        self._settings = settings
        self._embedders = embedders
        self._encoder: QuestionEncoder | None = None
        self._widener: Widener | None = None

    def report(self, edition: str, before: str | None) -> Report:
        """What came of asking the whole `edition`, compared with the edition `before`, and kept beside it.

        What is known of either is not asked again. An edition before that cannot be opened by now is as if there were
        none. Raises `EditionError` for `edition`, `StorageFull`.
        """
        compared = None if before in (None, edition) else self._before(str(before))
        found = self._known(edition) or self._asked(edition)
        if compared is None:
            found = replace(found, before="", alarms=())
        else:
            found = replace(found, before=str(before), alarms=self._alarms(compared, found, edition))
        outcome.write(self._library.folder(edition), found)
        return found

    def _before(self, edition: str) -> Report | None:
        try:
            if (kept := self._known(edition)) is not None:
                return kept
            # Nobody has looked at it yet when a library starts afresh.
            integrity.check(self._library.folder(edition), self._library.manifest(edition))
            return self._asked(edition)
        except EditionError:
            return None

    def _known(self, edition: str) -> Report | None:
        kept = outcome.read(self._library.folder(edition))
        return kept if kept is not None and kept.probes == probe.name() else None

    def _asked(self, edition: str) -> Report:
        made = self._library.manifest(edition)
        probes = probe.shipped()
        if not all(segment.all_sentences for segment in made.segments):
            probes = probes[::OF_A_LARGE]
        return Report(probe.name(), "", tuple(asked(self._opened(made), _everything(made), probes)))

    def _alarms(self, before: Report, after: Report, edition: str) -> tuple[outcome.Alarm, ...]:
        made = self._library.manifest(edition)
        searcher = self._opened(made)
        return tuple(alarms(before, after, lambda document: searcher.passages(document, _everything(made))))

    def _opened(self, made: Manifest) -> EditionSearcher:
        """The edition, which was checked just now, or is only compared with."""
        if self._encoder is None or self._widener is None:
            self._encoder = KnownEncoder(self._embedders, probe.shipped(), self._library.vectors)
            self._widener = load_widener(self._encoder)
        models = registry.available(self._settings)
        return EditionSearcher(self._library.folder(made.id), made, self._encoder, models, self._widener)


def _everything(made: Manifest) -> Access:
    """All groups at once: what takes the first place in one of them is to be seen, whoever may read it."""
    return Access(frozenset(segment.group for segment in made.segments))
