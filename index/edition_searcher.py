"""Searches an edition on disk."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import EditionForeign
from advicehub.settings import ModelChoice
from index import analysis, fusion, integrity, lexical
from index.access import Access
from index.asked_ranking import alike
from index.encoder import QuestionEncoder
from index.hit import Hit
from index.manifest import Manifest, edition_id
from index.only import EVERY_PASSAGE, Only
from index.question import Question
from index.ranker import Ranker, Widener
from index.ranking import rounded
from index.searcher import Mode, ScoredSentence, Term
from index.segment import Segment
from index.text_store import Listed
from index.twins import own_language_first
from index.weights import serving
from index.widening.widening import Widening
from ingest.document import Document
from ingest.passage import Passage


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
    ) -> None:
        """Raises `EditionForeign` when the edition's vector spaces are not those of `encoder`'s models."""
        used = [(embedder.space, embedder.asked_space) for embedder in encoder.embedders]
        if [(space.name, space.asked) for space in manifest.spaces] != used:
            raise EditionForeign(
                f"edition {manifest.id} was made with other embedding models than those in use; "
                "ingest anything to have it made again, or set the models it was made with",
                manifest.id,
            )
        self._folder = folder
        self._manifest = manifest
        self._ranker = Ranker(encoder, models, widener)
        self._models = models
        self._open: dict[str, Segment] = {}
        self._lock = Lock()

    def search(
        self, question: Question, access: Access, k: int = 10, mode: Mode = "fused", only: Only = EVERY_PASSAGE
    ) -> list[Hit]:
        """See `Searcher.search`. A lexical search finds only passages that hold a word of the question."""
        segments = self._segments(access)
        if not sum(segment.size for segment in segments):
            return []
        rankings = self._ranker.rankings(question, segments, mode)
        fused = fusion.fuse([(ranking.standings, ranking.weight) for ranking in rankings])
        scores = np.asarray(np.round(fused.astype(np.float64), 6), dtype=np.float64)
        rows = self._leading(segments, scores, k, only)
        if mode == "lexical":
            rows = rows[rankings[0].values[rows] > 0]
        found = self._read(segments, rows.tolist())
        if mode == "fused":
            passages = [(row, passage) for row, passage, _ in found]
            moved = own_language_first(scores, passages, segments, question.language)
            if moved is not scores:
                scores = moved
                found = self._read(segments, self._leading(segments, scores, k, only).tolist())
        best = sorted(found, key=lambda item: (-scores[item[0]], item[1].id))[:k]
        known = {name: entry for segment in segments for name, entry in segment.words.documents.items()}
        return [
            Hit(
                rank=rank,
                score=float(scores[row]),
                passage=passage,
                version=known[passage.document].version,
                title=known[passage.document].about.title,
                text=text,
                scores=tuple(ranking.score(row) for ranking in rankings),
                ocr=known[passage.document].ocr_of(passage.pages),
                asked=alike(segments, rankings, row),
            )
            for rank, (row, passage, text) in enumerate(best, start=1)
        ]

    def sentences(self, question: Question, hits: Sequence[Hit], access: Access) -> list[list[ScoredSentence]]:
        """See `Searcher.sentences`."""
        space = self._spaces().index(serving(question.language, self._models)[0])
        vector = self._ranker.vectors(question).sentences[space]
        rows = self._rows(self._segments(access), hits)
        return [
            [ScoredSentence(start, end, rounded(value)) for start, end, value in segment.sentences(space, row, vector)]
            for segment, row in rows
        ]

    def terms(self, question: Question, access: Access) -> list[Term]:
        """See `Searcher.terms`."""
        segments = self._segments(access)
        total = sum(segment.size for segment in segments)
        found: dict[str, Term] = {}
        for word in analysis.words(question.text):
            for term in analysis.terms(word, question.language):
                frequency = sum(len(segment.counts.postings(term)[0]) for segment in segments)
                weight = lexical.inverse_document_frequency(frequency, max(1, total))
                found.setdefault(term, Term(word, term, rounded(weight), frequency > 0))
        return list(found.values())

    def widening(self, question: Question, access: Access) -> Widening:
        """See `Searcher.widening`."""
        return self._ranker.widening(question, self._segments(access))

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

    def _leading(self, segments: list[Segment], scores: NDArray[np.float64], k: int, only: Only) -> NDArray[np.intp]:
        """The rows of the `k` best `scores`, ties included, among those that `only` lets through."""
        if not only:
            return fusion.leading(scores, k)
        allowed = np.flatnonzero(np.concatenate([segment.allowed(only) for segment in segments]))
        return allowed[fusion.leading(scores[allowed], k)]

    def _spaces(self) -> list[str]:
        return [space.model for space in self._manifest.spaces]

    def _segments(self, access: Access) -> list[Segment]:
        allowed = [record for record in self._manifest.segments if record.group in access.groups]
        with self._lock:
            for record in allowed:
                if record.group not in self._open:
                    folder = self._folder / integrity.segment_folder(record)
                    self._open[record.group] = Segment(folder, record, len(self._manifest.spaces))
            return [self._open[record.group] for record in allowed]

    def _read(self, segments: list[Segment], rows: Sequence[int]) -> list[tuple[int, Passage, str]]:
        """(row, passage, text) for rows counted over all `segments`, ascending."""
        found: list[tuple[int, Passage, str]] = []
        first = 0
        for segment in segments:
            inside = [row for row in rows if first <= row < first + segment.size]
            read = segment.words.passages([row - first for row in inside])
            found += [(row, *item) for row, item in zip(inside, read, strict=True)]
            first += segment.size
        return found

    def _rows(self, segments: list[Segment], hits: Sequence[Hit]) -> list[tuple[Segment, int]]:
        """Where each hit's passage stands: its segment and its row there."""
        placed: dict[str, tuple[Segment, int]] = {}
        for segment in segments:
            placed |= {id_: (segment, row) for id_, row in segment.words.rows([h.passage.id for h in hits]).items()}
        return [placed[hit.passage.id] for hit in hits]
