"""A library in memory: a `Searcher` and an assistant over a few documents, for tests of the pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

from assistant.answer import Answer, Searched
from assistant.citation import Citation, Quotation
from assistant.composing.also_in import AlsoIn
from assistant.composing.difference import Difference
from assistant.composing.part import Part
from assistant.triage.signal import Signal
from index import analysis
from index.access import Access
from index.coverage import coverage_of
from index.hit import Hit
from index.only import EVERY_PASSAGE, Only
from index.question import Question
from index.same_words import words_hash
from index.searcher import Mode, ScoredSentence, Term
from index.text_store import Listed, Ocr
from index.widening.widening import NOT_WIDENED, Widening
from ingest.block import Block, BlockKind
from ingest.description import Description
from ingest.document import BLOCK_SEPARATOR, FOOTNOTE_SEPARATOR, Document
from ingest.ledger import Ledger
from ingest.page import Page
from ingest.passage import Footnote, Passage, passage_id
from ingest.run import Run

EDITION = "0123456789ab"

Written = tuple[BlockKind, tuple[str, ...], str]
"""A block to write: its kind, the headings above it, its text. A passage ends after each that is no heading."""


def document(id_: str, about: Description, written: Sequence[Written], pages: Sequence[str] = ()) -> Document:
    """A document made of `written`; with `pages`, block n stands on the page with the n-th label, or the last."""
    text = ""
    blocks: list[Block] = []
    runs: list[Run] = []
    for number, (kind, path, words) in enumerate(written):
        first_note = kind == "footnote" and not any(block.kind == "footnote" for block in blocks)
        text += "" if not text else FOOTNOTE_SEPARATOR if first_note else BLOCK_SEPARATOR
        label = f"fn {words.split()[0]}" if kind == "footnote" else _label(words)
        blocks.append(Block(kind, len(text), len(text) + len(words), label, path))
        if pages:
            runs.append(Run(len(text), len(text) + len(words), min(number + 1, len(pages)), (0, 0, 1, 1)))
        text += words
    made = tuple(Page(number, label, 595.0, 842.0, "text") for number, label in enumerate(pages, 1))
    version = sha256(text.encode()).hexdigest()
    return Document(id_, version, "test 1", about, text, made, tuple(runs), tuple(blocks), (), Ledger())


def _label(words: str) -> str:
    first = words.split()[0] if words.split() else ""
    return first if first.rstrip(".").isdecimal() else ""


def passages_of(made: Document) -> list[tuple[Passage, str]]:
    """A passage for each block of `made` that is no heading, with the headings right before it."""
    found, start = [], None
    notes = tuple(Footnote(b.label, b.start, b.end) for b in made.blocks if b.kind == "footnote")
    for block in made.blocks:
        if block.kind == "footnote":
            continue
        start = block.start if start is None else start
        if block.kind != "heading":
            pages = tuple(dict.fromkeys(run.page for run in made.runs if start <= run.start < block.end))
            id_ = passage_id(made.version, start, block.end)
            language = made.about.language
            found.append(
                Passage(
                    id_,
                    made.id,
                    start,
                    block.end,
                    block.start,
                    block.label,
                    block.path,
                    pages,
                    language,
                    block.role,
                    block.country,
                    notes,
                )
            )
            start = None
    return [(passage, made.text[passage.start : passage.end]) for passage in found]


def _by_ocr(made: Document) -> dict[int, float | None]:
    return {page.number: page.confidence for page in made.pages if page.text_layer == "ocr"}


def _ocr(made: Document, pages: tuple[int, ...]) -> Ocr:
    by_ocr = _by_ocr(made)
    return tuple(by_ocr[page] for page in pages if page in by_ocr)


class FakeSearcher:
    """Finds the passages that share most words with a question. Raises `failing` instead, when it is set.

    Every question is `widened` alike."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {each.id: each for each in documents}
        self._passages = {each.id: passages_of(each) for each in documents}
        self.failing: Exception | None = None
        self.widened = NOT_WIDENED

    def search(
        self, question: Question, access: Access, k: int = 10, mode: Mode = "fused", only: Only = EVERY_PASSAGE
    ) -> list[Hit]:
        if self.failing:
            raise self.failing
        asked = set(analysis.words(question.text))
        scored = []
        for id_, passages in self._passages.items():
            for passage, text in passages:
                if only and (only.role, only.country) != (passage.role, passage.country):
                    continue
                shared = len(asked & set(analysis.words(text)))
                scored.append((-float(shared), passage.id, self._documents[id_], passage, text))
        best = sorted(scored, key=lambda item: item[:2])[:k]
        return [
            Hit(rank, -score, passage, made.version, made.about.title, text, (), _ocr(made, passage.pages))
            for rank, (score, _, made, passage, text) in enumerate(best, 1)
        ]

    def sentences(self, question: Question, hits: Sequence[Hit], access: Access) -> list[list[ScoredSentence]]:
        return [[ScoredSentence(hit.passage.start, hit.passage.end, 1.0)] for hit in hits]

    def terms(self, question: Question, access: Access) -> list[Term]:
        known = {word for made in self._documents.values() for word in analysis.words(made.text)}
        return [Term(word, word, 1.0, word in known) for word in analysis.words(question.text)]

    def widening(self, question: Question, access: Access) -> Widening:
        return self.widened

    def edition(self, access: Access) -> str:
        if self.failing:
            raise self.failing
        return EDITION

    def documents(self, access: Access) -> list[Listed]:
        return [
            Listed(
                each.id, each.version, each.id, "", each.about, tuple(page.label for page in each.pages),
                len(self._passages[each.id]), _by_ocr(each), coverage_of(each), words_hash(each.text),
            )
            for each in sorted(self._documents.values(), key=lambda each: each.id)
        ]  # fmt: skip

    def document(self, document: str, access: Access) -> Document | None:
        if self.failing:
            raise self.failing
        return self._documents.get(document)

    def footnotes(self, passage: Passage, access: Access) -> list[tuple[str, str]]:
        text = self._documents[passage.document].text
        return [(note.label, text[note.start : note.end]) for note in passage.footnotes]

    def passages(self, document: str, access: Access) -> list[tuple[Passage, str]]:
        return self._passages.get(document, [])


class FakeAssistant:
    """Quotes the last sentence of the best passage of each document that shares three words with the question.

    What binds comes first, a country's practice last. Its outcomes can be chosen by words: "tonight" makes a
    question urgent, "rank" out of mandate; each part between " and also " is a part of its own. Two figures of
    hours that are not the same differ, and a document in another language of the same work is folded in.
    """

    def __init__(self, searcher: FakeSearcher, card: Mapping[str, Any] | None = None) -> None:
        self._searcher = searcher
        self._card = card or {}

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        hits = self._searcher.search(question, access)
        signal = None if anyway else _signal(question.text)
        cited = [] if signal else sorted((self._citation(hit, access) for hit in _good(hits)), key=_standing)
        citations = tuple(cited[:3])
        listed = self._searcher.documents(access)
        parts = _parts(question.text, citations)
        partly = any(not part.citations for part in parts)
        return Answer(
            outcome=signal.kind if signal else "no_answer" if not citations else "partly" if partly else "answered",
            citations=citations,
            related=() if citations or signal else tuple(hits[:2]),
            confidence=0.9 if citations else 0.1,
            edition=EDITION,
            language=question.language,
            searched=Searched(len(listed), 0, tuple(sorted({each.about.language for each in listed}))),
            unmatched=tuple(term.word for term in self._searcher.terms(question, access) if not term.found),
            also=self._searcher.widening(question, access).searched(),
            differ=_differ(citations),
            parts=parts,
            signal=signal,
            card=self._card,
        )

    def _citation(self, hit: Hit, access: Access) -> Citation:
        listed = next(d for d in self._searcher.documents(access) if d.id == hit.passage.document)
        paragraph = hit.text[hit.passage.body - hit.passage.start :]
        start = hit.passage.body + paragraph.rfind(". ", 0, -1) + 1
        start += 1 if start > hit.passage.body else 0
        text = paragraph[start - hit.passage.body :]
        labels = tuple(listed.page_labels[page - 1] for page in hit.passage.pages)
        quotation = Quotation(hit.passage.document, hit.version, start, hit.passage.end, text)
        notes = tuple(self._searcher.footnotes(hit.passage, access))
        also_in = tuple(self._also_in(listed, access))
        return Citation(
            quotation, hit.passage, paragraph, listed.about, labels, "exact", hit.ocr, notes, also_in=also_in
        )

    def _also_in(self, own: Listed, access: Access) -> Iterator[AlsoIn]:
        for each in self._searcher.documents(access):
            if each.about.work == own.about.work and each.id != own.id:
                passage, _ = self._searcher.passages(each.id, access)[0]
                yield AlsoIn(each.id, each.about.title, passage.label, each.about.language, passage.id)


def _good(hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each document that shares three words with the question, best first."""
    good: dict[str, Hit] = {}
    for hit in hits:
        if hit.score >= 3:
            good.setdefault(hit.passage.document, hit)
    return list(good.values())


def _standing(citation: Citation) -> tuple[bool, bool]:
    return citation.passage.role == "country practice", not citation.about.binding


def _signal(text: str) -> Signal | None:
    if "tonight" in text:
        return Signal("urgent", "removal", ("tonight",))
    return Signal("out_of_mandate", "ranking", ("rank",)) if "rank" in text.split() else None


def _parts(text: str, citations: Sequence[Citation]) -> tuple[Part, ...]:
    asked = text.split(" and also ")
    if len(asked) == 1 or not citations:
        return ()
    words = [set(analysis.words(citation.paragraph)) for citation in citations]
    return tuple(
        Part(part, tuple(n for n, held in enumerate(words) if len(held & set(analysis.words(part))) >= 3))
        for part in asked
    )


def _differ(citations: Sequence[Citation]) -> tuple[Difference, ...]:
    found = [re.search(r"\d+ hours", citation.quotation.text) for citation in citations]
    figures = [(place, each[0]) for place, each in enumerate(found) if each]
    return tuple(
        Difference(first, second, "numbers", (one, other))
        for (first, one), (second, other) in pairwise(figures)
        if one != other
    )
