"""From hits to verified citations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.citation import Citation, Quotation, Verdict
from assistant.composing.also_in import AlsoIn
from assistant.composing.choosing import bearing, chosen
from assistant.composing.cited import Cited
from assistant.composing.versions import other_languages
from assistant.considered import Considered
from assistant.quoting.span import quoted_span
from assistant.verification import Verifier
from index.access import Access
from index.hit import Hit
from index.searcher import Searcher
from index.text_store import Listed
from ingest.passage import Passage

MAX_CITATIONS = 3


class Citer:
    """Cites from one open edition what `access` may read. Made anew for each question: it remembers the list."""

    def __init__(self, searcher: Searcher, verifier: Verifier, listed: Mapping[str, Listed], access: Access) -> None:
        self._searcher = searcher
        self._verifier = verifier
        self._listed = listed
        self._access = access

    def cite(self, found: Considered, language: str) -> tuple[list[Cited], int]:
        """The citations, best first, one a document and MAX_CITATIONS at most, and how many quotations were withheld
        as not exact. `language` is the question's.

        Of passages that say the same the first that is exact is quoted; the others are named with it.
        """
        cited: list[Cited] = []
        withheld = 0
        groups = chosen(found.hits, self._listed, language, self._passages)
        for group in bearing(groups, found.missing):
            if len(cited) == MAX_CITATIONS:
                break
            for place in group:
                citation = self._citation(found, place)
                if citation.verdict == "exact":
                    also = self._also_in([found.hits[other] for other in group if other != place], citation.passage)
                    cited.append(Cited(replace(citation, also_in=also), found.hits[min(group)].score))
                    break
                withheld += 1
        return cited, withheld

    def _citation(self, found: Considered, place: int) -> Citation:
        hit, listed = found.hits[place], self._listed[found.hits[place].passage.document]
        passage = hit.passage
        start, end = quoted_span(hit, found.sentences[place], found.sought)
        text = hit.text[start - passage.start : end - passage.start]
        quotation = Quotation(passage.document, hit.version, start, end, text)
        labels = tuple(listed.page_labels[number - 1] for number in passage.pages)
        paragraph = hit.text[passage.body - passage.start :]
        notes = tuple(self._searcher.footnotes(passage, self._access)) if passage.footnotes else ()
        verdict, reread = self._verdict(hit, quotation, paragraph, notes, labels)
        return Citation(
            quotation, passage, paragraph, listed.about, labels, verdict, hit.ocr, notes, reread,
            file=listed.file, extractor=self._extractor(listed, reread),
        )  # fmt: skip

    def _verdict(
        self, hit: Hit, quotation: Quotation, paragraph: str, notes: Sequence[tuple[str, str]], labels: Sequence[str]
    ) -> tuple[Verdict, bool]:
        """The worst verdict on all that is shown, the marked words, what stands around them, and the pages, headings
        and label they are said to stand on and under; and whether the source was read again for it."""
        passage = hit.passage
        listed = self._listed[passage.document]
        if not _reads_quickly(listed):
            return self._verifier.same_bytes(hit.version), False
        shown = [quotation, Quotation(passage.document, hit.version, passage.body, passage.end, paragraph)]
        shown += [
            Quotation(passage.document, hit.version, note.start, note.end, words)
            for note, (_, words) in zip(passage.footnotes, notes, strict=True)
        ]
        verdicts = [self._verifier.verdict(each, listed.file) for each in shown]
        verdicts.append(self._verifier.verdict_of_place(hit.version, listed.file, passage, labels))
        return next((each for each in verdicts if each != "exact"), "exact"), True

    def _extractor(self, listed: Listed, reread: bool) -> str:
        """What read the document: just now, or when it was added. '' when it cannot be read any more."""
        if reread:
            try:
                reading = self._verifier.reading(listed.version, listed.file)
            except OSError:
                return ""
            return "" if reading is None else reading.extractor
        return listed.extractor

    def _also_in(self, same: Sequence[Hit], kept: Passage) -> tuple[AlsoIn, ...]:
        """Where else the words of `kept` stand: in hits that were folded into it, and in its other languages."""
        passages = [hit.passage for hit in same]
        passages += other_languages(kept, self._listed, self._passages)
        seen = {kept.id}
        found = []
        for passage in passages:
            if passage.id not in seen:
                seen.add(passage.id)
                title = self._listed[passage.document].about.title
                found.append(AlsoIn(passage.document, title, passage.label, passage.language, passage.id))
        return tuple(sorted(found, key=lambda each: (each.language, each.document)))

    def _passages(self, document: str) -> Iterator[Passage]:
        return (passage for passage, _ in self._searcher.passages(document, self._access))


def _reads_quickly(listed: Listed) -> bool:
    """Whether a source can be read again while somebody waits: OCR takes seconds a page, a scanned book an hour."""
    return all(confidence is None for confidence in listed.ocr.values())
