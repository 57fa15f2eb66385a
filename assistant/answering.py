"""From a question to an `Answer`: triage, search, decision, citations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import NOT_SEARCHED, Answer, Outcome
from assistant.calibration import Calibrations
from assistant.citation import Citation
from assistant.composing.citer import MAX_CITATIONS, Citer
from assistant.composing.differing import differing
from assistant.composing.merging import merged
from assistant.composing.order import in_order
from assistant.composing.part import Part
from assistant.composing.related import related
from assistant.composing.splitting import parts_of
from assistant.considered import Considered
from assistant.held import Holdings
from assistant.particulars.persons import others
from assistant.quoting.sought import Sought
from assistant.signals import missing, signals
from assistant.triage.signal import Signal
from assistant.triage.triage import triage
from assistant.verification import Verifier
from index.access import Access
from index.question import Question
from index.searcher import Mode, Searcher
from ingest.catalogue.differing import Differing

CONSIDERED = 10


@dataclass(frozen=True, slots=True)
class _Found:
    """What one search gave: its citations in the order to be shown in, none where the decision is against it."""

    considered: Considered
    citations: tuple[Citation, ...]
    confidence: float
    withheld: int
    card: Mapping[str, Any]


class Assistant:
    """Answers questions from one open edition. Safe to share between threads.

    `linked` are the pairs of documents that a curator has marked as differing.
    """

    def __init__(
        self, searcher: Searcher, verifier: Verifier, calibrations: Calibrations, linked: Sequence[Differing] = ()
    ) -> None:
        self._searcher = searcher
        self._verifier = verifier
        self._calibrations = calibrations
        self._holdings = Holdings(searcher, calibrations)
        self._linked = tuple(linked)

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        """Answer `question` from what `access` may read: verified quotations, or no answer.

        A question that needs a person is not searched, unless `anyway`. Three quotations in all; one a document for
        each thing that is asked. A question that asks several things is searched once for each.
        """
        if not anyway and (signal := triage(question)) is not None:
            return self._referred(question, access, signal)
        citer = Citer(self._searcher, self._verifier, self._holdings.of(access).documents, access)
        whole = self._found(question, access, citer)
        texts = parts_of(question)
        of_parts = [self._found(Question(text, question.language), access, citer) for text in texts]
        if any(found.citations for found in of_parts):
            return self._in_parts(question, access, texts, of_parts, whole)
        # No part is answered by itself: a split must not take away what the whole question finds.
        return self._answer(question, access, whole, "answered" if whole.citations else "no_answer")

    def consider(self, question: Question, access: Access, mode: Mode = "fused") -> Considered:
        """What an answer to `question` would be made from, and the signals that decide whether there is one."""
        hits = tuple(self._searcher.search(question, access, CONSIDERED, mode))
        sentences = tuple(map(tuple, self._searcher.sentences(question, hits, access)))
        terms = tuple(self._searcher.terms(question, access))
        widening = self._searcher.widening(question, access)
        sought = Sought(terms, widening.words)
        lacking = missing(question, hits)
        found = signals(question, hits, sentences, sought, lacking) if hits else None
        apart = others(question, hits)
        aside = tuple(each.together + count for each, count in zip(lacking, apart, strict=True))
        return Considered(hits, sentences, found, sought, aside, widening.searched())

    def _found(self, question: Question, access: Access, citer: Citer) -> _Found:
        considered = self.consider(question, access)
        if considered.signals is None:
            return _Found(considered, (), 0.0, 0, {})
        calibration = self._calibrations.of(considered.signals)
        confidence = calibration.probability(considered.signals)
        if not calibration.answers(confidence, question.language):
            return _Found(considered, (), confidence, 0, calibration.card)
        cited, withheld = citer.cite(considered, question.language)
        return _Found(considered, tuple(in_order(cited, question.language)), confidence, withheld, calibration.card)

    def _answer(self, question: Question, access: Access, found: _Found, outcome: Outcome, **more: Any) -> Answer:
        """The answer that `found` is; `more` are fields of an `Answer` that it does not tell."""
        held = self._holdings.of(access)
        fields: dict[str, Any] = {
            "citations": found.citations,
            "related": () if found.citations else related(found.considered.hits, question.language),
            "differ": differing(found.citations, self._linked),
            "unmatched": tuple(term.word for term in found.considered.sought.terms if not term.found),
            "also": found.considered.also,
            "confidence": found.confidence,
            "withheld": found.withheld,
            "unseen": held.unseen,
            "card": found.card,
        }
        return Answer(
            outcome=outcome,
            edition=self._searcher.edition(access),
            language=question.language,
            searched=held.searched,
            **fields | more,
        )

    def _in_parts(
        self, question: Question, access: Access, texts: Sequence[str], of_parts: Sequence[_Found], whole: _Found
    ) -> Answer:
        """The answer to a question that asks `texts`, at least one of which is answered.

        It is as sure as the least sure of the parts that are.
        """
        citations, places = merged([found.citations for found in of_parts], MAX_CITATIONS)
        answered = [found for found in of_parts if found.citations]
        least = min(answered, key=lambda found: found.confidence)
        shown = _Found(whole.considered, citations, least.confidence, sum(f.withheld for f in of_parts), least.card)
        parts = tuple(Part(text, own) for text, own in zip(texts, places, strict=True))
        outcome: Outcome = "answered" if len(answered) == len(of_parts) else "partly"
        return self._answer(question, access, shown, outcome, parts=parts)

    def _referred(self, question: Question, access: Access, signal: Signal) -> Answer:
        """The answer to a question that is not searched."""
        return Answer(
            outcome=signal.kind,
            citations=(),
            related=(),
            confidence=0.0,
            edition=self._searcher.edition(access),
            language=question.language,
            searched=NOT_SEARCHED,
            unmatched=(),
            signal=signal,
        )
