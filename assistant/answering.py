"""From a question to an `Answer`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Searched
from assistant.calibration import Calibrations
from assistant.choice import quoted_span
from assistant.citation import Citation, Quotation, Verdict
from assistant.signals import Signals, signals
from assistant.verification import Verifier
from index.access import Access
from index.hit import Hit
from index.question import Question
from index.searcher import Mode, ScoredSentence, Searcher, Term
from index.text_store import Listed

MAX_CITATIONS = 3
CONSIDERED = 10
RELATED = 2
NEARLY_AS_GOOD = 0.85
"""A further document is quoted when its best passage scores at least this share of the first one's."""


@dataclass(frozen=True, slots=True)
class Considered:
    """The first hits, the sentences of each, the question's terms; `signals` is None when nothing was found."""

    hits: tuple[Hit, ...]
    sentences: tuple[tuple[ScoredSentence, ...], ...]
    terms: tuple[Term, ...]
    signals: Signals | None


class Assistant:
    """Answers questions from one open edition. Safe to share between threads."""

    def __init__(self, searcher: Searcher, verifier: Verifier, calibrations: Calibrations) -> None:
        self._searcher = searcher
        self._verifier = verifier
        self._calibrations = calibrations

    def answer(self, question: Question, access: Access) -> Answer:
        """Answer `question` from what `access` may read: verified quotations, or no answer.

        One quotation a work, three in all; sources stand before notes that summarise them.
        """
        found = self.consider(question, access)
        listed = {entry.id: entry for entry in self._searcher.documents(access)}
        citations: tuple[Citation, ...] = ()
        confidence, withheld, card = 0.0, 0, {}
        if found.signals is not None:
            calibration = self._calibrations.of(found.signals)
            confidence, card = calibration.probability(found.signals), calibration.card
            if calibration.answers(confidence, question.language):
                citations, withheld = self._citations(found, listed, question.language, access)
        return Answer(
            outcome="answered" if citations else "no_answer",
            citations=citations,
            related=() if citations else found.hits[:RELATED],
            confidence=confidence,
            edition=self._searcher.edition(access),
            language=question.language,
            searched=_searched(listed.values()),
            unmatched=tuple(term.word for term in found.terms if not term.found),
            also=self._searcher.widening(question, access).searched(),
            withheld=withheld,
            card=card,
        )

    def consider(self, question: Question, access: Access, mode: Mode = "fused") -> Considered:
        """What an answer to `question` would be made from, and the signals that decide whether there is one."""
        hits = tuple(self._searcher.search(question, access, CONSIDERED, mode))
        sentences = tuple(map(tuple, self._searcher.sentences(question, hits, access)))
        terms = tuple(self._searcher.terms(question, access))
        return Considered(hits, sentences, terms, signals(question, hits, terms) if hits else None)

    def _citations(
        self, found: Considered, listed: Mapping[str, Listed], language: str, access: Access
    ) -> tuple[tuple[Citation, ...], int]:
        """The citations, sources before notes, and how many were withheld as not exact. `language`: the question's."""
        exact: list[Citation] = []
        withheld = 0
        for place in _chosen(found.hits, listed, language):
            if len(exact) == MAX_CITATIONS:
                break
            hit, its_sentences = found.hits[place], found.sentences[place]
            notes = tuple(self._searcher.footnotes(hit.passage, access)) if hit.passage.footnotes else ()
            citation = self._citation(hit, quoted_span(hit, its_sentences), listed[hit.passage.document], notes)
            if citation.verdict == "exact":
                exact.append(citation)
            else:
                withheld += 1
        return tuple(sources_first(exact)), withheld

    def _citation(
        self, hit: Hit, span: tuple[int, int], listed: Listed, notes: tuple[tuple[str, str], ...]
    ) -> Citation:
        passage = hit.passage
        start, end = span
        text = hit.text[start - passage.start : end - passage.start]
        quotation = Quotation(passage.document, hit.version, start, end, text)
        labels = tuple(listed.page_labels[number - 1] for number in passage.pages)
        paragraph = hit.text[passage.body - passage.start :]
        reread = _reads_quickly(listed)
        # All that is shown is verified, not the marked words alone.
        shown = [quotation, Quotation(passage.document, hit.version, passage.body, passage.end, paragraph)]
        shown += [
            Quotation(passage.document, hit.version, note.start, note.end, words)
            for note, (_, words) in zip(passage.footnotes, notes, strict=True)
        ]
        if reread:
            verdicts = [self._verifier.verdict(each, listed.file) for each in shown]
        else:
            verdicts = [self._verifier.same_bytes(hit.version)]
        verdict: Verdict = next((each for each in verdicts if each != "exact"), "exact")
        return Citation(quotation, passage, paragraph, listed.about, labels, verdict, hit.ocr, notes, reread)


def _chosen(hits: Sequence[Hit], listed: Mapping[str, Listed], language: str) -> list[int]:
    """The places of the hits to quote: the best of each work, as long as it is nearly as good as the first of all.

    Where the same paragraph of the same work was found in the asker's `language` too, that one is taken.
    """
    works = [listed[hit.passage.document].about.work for hit in hits]
    chosen: dict[str, int] = {}
    for place, hit in enumerate(hits):
        if hit.score < NEARLY_AS_GOOD * hits[0].score:
            break
        chosen.setdefault(works[place], place)
    for work, first in chosen.items():
        label = hits[first].passage.label
        same = (
            place
            for place in range(first, len(hits))
            if works[place] == work and hits[place].passage.label == label and hits[place].passage.language == language
        )
        chosen[work] = next(same, first) if label else first
    return list(chosen.values())


def _reads_quickly(listed: Listed) -> bool:
    """Whether a source can be read again while somebody waits: OCR takes seconds a page, a scanned book an hour."""
    return all(confidence is None for confidence in listed.ocr.values())


def _searched(held: Collection[Listed]) -> Searched:
    # A withdrawn document is shown, but no question is looked for in it.
    listed = [entry for entry in held if entry.about.status != "withdrawn"]
    return Searched(
        documents=len(listed),
        pages_without_text=sum(entry.pages_without_text for entry in listed),
        languages=tuple(sorted({entry.about.language for entry in listed if entry.about.language})),
    )


def sources_first(citations: Sequence[Citation]) -> list[Citation]:
    """The citations in order, but a note moved behind the last citation of a source that it summarises."""
    ordered = list(citations)
    for note in [citation for citation in citations if citation.secondary]:
        cited = [i for i, other in enumerate(ordered) if _summarises(note, other)]
        if cited and cited[-1] > ordered.index(note):
            last = cited[-1]
            ordered.remove(note)
            ordered.insert(last, note)
    return ordered


def _summarises(note: Citation, other: Citation) -> bool:
    return not other.secondary and {other.quotation.document, other.about.work} & set(note.about.summary_of) != set()
