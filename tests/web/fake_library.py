"""A library in memory: a `Searcher` and an assistant over a few documents, for tests of the pages."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from assistant.answer import Answer, Searched
from assistant.citation import Citation, Quotation
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
            pages = tuple(run.page for run in made.runs if start <= run.start < block.end)
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
    """Quotes the last sentence of the best passage of each document that shares three words with the question."""

    def __init__(self, searcher: FakeSearcher, card: Mapping[str, Any] | None = None) -> None:
        self._searcher = searcher
        self._card = card or {}

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        hits = self._searcher.search(question, access)
        good = {hit.passage.document: hit for hit in reversed(hits) if hit.score >= 3}
        citations = tuple(self._citation(hit, access) for hit in list(good.values())[::-1][:3])
        listed = self._searcher.documents(access)
        return Answer(
            outcome="answered" if citations else "no_answer",
            citations=citations,
            related=() if citations else tuple(hits[:2]),
            confidence=0.9 if citations else 0.1,
            edition=EDITION,
            language=question.language,
            searched=Searched(len(listed), 0, tuple(sorted({each.about.language for each in listed}))),
            unmatched=tuple(term.word for term in self._searcher.terms(question, access) if not term.found),
            also=self._searcher.widening(question, access).searched(),
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
        return Citation(quotation, hit.passage, paragraph, listed.about, labels, "exact", hit.ocr, notes)
