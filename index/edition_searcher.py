"""Searches an edition on disk."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import EditionDamaged, EditionForeign
from advicehub.settings import ModelChoice
from index import analysis, fusion, integrity, lexical
from index.access import Access
from index.asked_ranking import alike
from index.encoder import QuestionEncoder
from index.hit import Hit
from index.hold import Hold
from index.manifest import Manifest, edition_id
from index.only import EVERY_PASSAGE, Only
from index.question import Question
from index.ranker import Ranker, Widener
from index.ranking import Rankings, rounded
from index.readable import Mask, Readable
from index.searcher import Mode, ScoredSentence, Term
from index.segment import Segment
from index.sought import Sought
from index.text_store import Listed
from index.twins import own_language_first
from index.weights import serving
from index.widening.widening import Widening
from ingest.document import Document
from ingest.passage import Passage

if TYPE_CHECKING:
    from index.nearest.vector_index import VectorIndex


class EditionSearcher:
    """Implements `Searcher` over one edition folder. Safe to share between threads.

    Segments are opened when a search is first allowed to read them, and never otherwise.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        encoder: QuestionEncoder,
        models: Sequence[ModelChoice],
        widener: Widener,
        hold: Hold | None = None,
    ) -> None:
        """`hold` is kept as long as this is. Raises `EditionForeign` when the edition's vector spaces are not those of
        `encoder`'s models."""
        used = [(embedder.space, embedder.asked_space) for embedder in encoder.embedders]
        if [(space.name, space.asked) for space in manifest.spaces] != used:
            raise EditionForeign(
                f"edition {manifest.id} was made with other embedding models than those in use; "
                "ingest anything to have it made again, or set the models it was made with",
                manifest.id,
            )
        self._hold = hold
        self._folder = folder
        self._manifest = manifest
        self._ranker = Ranker(encoder, models, widener)
        self._models = models
        self._open: dict[str, Segment] = {}
        self._indexes: dict[tuple[str, int], VectorIndex] = {}
        self._readables: dict[frozenset[str], Readable] = {}
        self._lock = Lock()

    def search(
        self, question: Question, access: Access, k: int = 10, mode: Mode = "fused", only: Only = EVERY_PASSAGE
    ) -> list[Hit]:
        """See `Searcher.search`. A lexical search finds only passages that hold a word of the question."""
        readable = self._readable(access)
        if not readable.size:
            return []
        allowed = readable.allowed(only)
        sought = self._ranker.sought(question, readable, mode)
        found = self._ranker.rankings(sought, readable, k, allowed)
        scores = _scores(found)
        read = readable.read(found.rows[_leading(found, scores, k, mode, allowed)].tolist())
        if mode == "fused":
            of_rows = dict(zip(found.rows.tolist(), scores.tolist(), strict=True)) if read else {}
            moved = own_language_first(of_rows, ((row, p) for row, p, _ in read), readable, question.language)
            if moved:
                found, scores = self._moved(sought, readable, found, scores, moved)
                read = readable.read(found.rows[_leading(found, scores, k, mode, allowed)].tolist())
        places = np.searchsorted(found.rows, [row for row, _, _ in read])
        ranked = sorted(zip(places.tolist(), read, strict=True), key=lambda each: (-scores[each[0]], each[1][1].id))
        return [
            _hit(rank, float(scores[place]), found, place, passage, text, readable)
            for rank, (place, (_, passage, text)) in enumerate(ranked[:k], start=1)
        ]

    def sentences(self, question: Question, hits: Sequence[Hit], access: Access) -> list[list[ScoredSentence]]:
        """See `Searcher.sentences`."""
        space = self._spaces().index(serving(question.language, self._models)[0])
        vector = self._ranker.vectors(question).sentences[space][0]
        readable = self._readable(access)
        rows = readable.rows([hit.passage.id for hit in hits])
        late = self._ranker.late.vectors(readable, space, rows)
        return [
            [
                ScoredSentence(start, end, rounded(value))
                for (start, end), value in zip(segment.spans(here), vectors @ vector, strict=True)
            ]
            for (segment, here), vectors in zip(map(readable.place, rows), late, strict=True)
        ]

    def terms(self, question: Question, access: Access) -> list[Term]:
        """See `Searcher.terms`."""
        readable = self._readable(access)
        found: dict[str, Term] = {}
        for word in analysis.words(question.text):
            for term in analysis.terms(word, question.language):
                frequency = readable.frequency(term)
                weight = lexical.inverse_document_frequency(frequency, max(1, readable.size))
                found.setdefault(term, Term(word, term, rounded(weight), frequency > 0))
        return list(found.values())

    def widening(self, question: Question, access: Access) -> Widening:
        """See `Searcher.widening`."""
        return self._ranker.widening(question, self._readable(access))

    def edition(self, access: Access) -> str:
        """See `Searcher.edition`."""
        return edition_id([record.id for record in self._manifest.segments if record.group in access.groups])

    def documents(self, access: Access) -> list[Listed]:
        """See `Searcher.documents`."""
        listed = [entry for segment in self._segments(access) for entry in segment.words.documents.values()]
        return sorted(listed, key=lambda entry: entry.id)

    def document(self, document: str, access: Access) -> Document | None:
        """See `Searcher.document`."""
        found = (segment.words.document(document) for segment in self._segments(access))
        return next((each for each in found if each is not None), None)

    def passages(self, document: str, access: Access) -> list[tuple[Passage, str]]:
        """See `Searcher.passages`."""
        parts = [segment.words.passages_of(document) for segment in self._segments(access)]
        return [(passage, text) for part in parts for _, passage, text in part]

    def footnotes(self, passage: Passage, access: Access) -> list[tuple[str, str]]:
        """See `Searcher.footnotes`."""
        return [note for segment in self._segments(access) for note in segment.words.footnotes(passage)]

    def _moved(
        self,
        sought: Sought,
        readable: Readable,
        found: Rankings,
        scores: NDArray[np.float64],
        moved: Mapping[int, float],
    ) -> tuple[Rankings, NDArray[np.float64]]:
        """The rankings and their fused scores with those that `moved` has for some rows, which join where they were not
        looked at."""
        rows = np.array(sorted(moved), dtype=np.int64)
        if not np.isin(rows, found.rows).all():
            found = self._ranker.over(sought, readable, np.union1d(found.rows, rows))
            scores = _scores(found)
        scores = scores.copy()
        scores[np.searchsorted(found.rows, rows)] = [moved[row] for row in rows.tolist()]
        return found, scores

    def _spaces(self) -> list[str]:
        return [space.model for space in self._manifest.spaces]

    def _segments(self, access: Access) -> tuple[Segment, ...]:
        return self._readable(access).segments

    def _readable(self, access: Access) -> Readable:
        allowed = [record for record in self._manifest.segments if record.group in access.groups]
        groups = frozenset(record.group for record in allowed)
        with self._lock:
            if groups not in self._readables:
                for record in allowed:
                    if record.id not in self._open:
                        folder = self._folder / integrity.segment_folder(record)
                        self._open[record.id] = Segment(folder, record, len(self._manifest.spaces))
                segments = [self._open[record.id] for record in allowed]
                self._readables[groups] = Readable(segments, {key: self._index(*key) for key in self._indexed(groups)})
            return self._readables[groups]

    def _indexed(self, groups: Collection[str]) -> list[tuple[str, int]]:
        return [(record.group, record.space) for record in self._manifest.nearest if record.group in groups]

    def _index(self, group: str, space: int) -> "VectorIndex":
        # FAISS takes a tenth of a second to load, and small libraries have no need of it.
        from index.nearest_files import open_nearest

        if (group, space) not in self._indexes:
            record = next(each for each in self._manifest.nearest if (each.group, each.space) == (group, space))
            segments = [each for each in self._manifest.segments if each.group == group]
            try:
                self._indexes[group, space] = open_nearest(self._folder, segments, record)
            except (OSError, ValueError, RuntimeError):
                name = self._manifest.id
                raise EditionDamaged(f"an index of edition {name} cannot be opened: it is damaged", name) from None
        return self._indexes[group, space]


def _scores(found: Rankings) -> NDArray[np.float64]:
    # Rounded, so that a score is the same on machines that add in another order.
    return np.asarray(np.round(found.fused().astype(np.float64), 6), dtype=np.float64)


def _leading(
    found: Rankings, scores: NDArray[np.float64], k: int, mode: Mode, allowed: Mask | None
) -> NDArray[np.intp]:
    """The places of the `k` best `scores`, ties included, among those `allowed`."""
    passed = np.ones(len(scores), dtype=np.bool_) if allowed is None else allowed[found.rows]
    if mode == "lexical":
        passed = passed & (found.rankings[0].values > 0)
    places = np.flatnonzero(passed)
    return places[fusion.leading(scores[places], k)]


def _hit(rank: int, score: float, found: Rankings, place: int, passage: Passage, text: str, readable: Readable) -> Hit:
    document = readable.listed(passage.document)
    assert document is not None
    return Hit(
        rank=rank,
        score=score,
        passage=passage,
        version=document.version,
        title=document.about.title,
        text=text,
        scores=tuple(ranking.score(place) for ranking in found.rankings),
        ocr=document.ocr_of(passage.pages),
        asked=alike(readable, found, place),
    )
