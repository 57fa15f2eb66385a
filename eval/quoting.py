"""Whether the words that are quoted of a passage are those that answer, where the passage does answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assistant.quoting.scores import sentence_scores
from assistant.quoting.sought import Sought
from assistant.quoting.span import quoted_span
from eval import interval
from eval.interval import Estimate
from eval.queries.anchoring import spans_of
from eval.queries.asked_question import AskedQuestion
from index.access import PUBLIC
from index.hit import Hit
from index.question import SERVED_LANGUAGES, Question, question
from index.searcher import Searcher

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was quoted of one passage that holds `gold`; all are [start, end) in the document, one of `gold` suffices.

    `ranked` are the passage's sentences, the one that answers best first.
    """

    quote: Span
    ranked: tuple[Span, ...]
    gold: tuple[Span, ...]

    def in_best(self, k: int) -> bool:
        """Whether one of the best `k` sentences holds a whole gold span, or lies in one."""
        return any(_holds(a, b) or _holds(b, a) for a in self.ranked[:k] for b in self.gold)

    @property
    def whole(self) -> bool:
        """Whether the quotation holds a whole gold span."""
        return any(_holds(self.quote, gold) for gold in self.gold)

    @property
    def shares(self) -> tuple[float, float, float]:
        """(F1, precision, recall) by characters, against the gold span for which F1 is best."""
        return max(_shares(self.quote, gold) for gold in self.gold)


@dataclass(frozen=True, slots=True)
class QuotingReport:
    """Over the answerable questions with such a passage; `left_out` had none.

    `first` and `two` are the shares of them for which the best, or one of the best two sentences answers, `whole` those
    whose quotation holds a whole gold span. `precision`, `recall` and `f1` are means, by characters; `characters` is
    the mean length of a quotation.
    """

    first: Estimate
    two: Estimate
    whole: Estimate
    precision: Estimate
    recall: Estimate
    f1: Estimate
    characters: Estimate
    left_out: int


def quoting_report(quoted: Iterable[Quoted | None]) -> QuotingReport:
    """The report of one item for each answerable question, None for one without a passage that answers."""
    given = list(quoted)
    found = [each for each in given if each is not None]
    shares = [each.shares for each in found]
    return QuotingReport(
        first=interval.mean([float(each.in_best(1)) for each in found]),
        two=interval.mean([float(each.in_best(2)) for each in found]),
        whole=interval.mean([float(each.whole) for each in found]),
        precision=interval.mean([precision for _, precision, _ in shares]),
        recall=interval.mean([recall for _, _, recall in shares]),
        f1=interval.mean([f1 for f1, _, _ in shares]),
        characters=interval.mean([float(each.quote[1] - each.quote[0]) for each in found]),
        left_out=len(given) - len(found),
    )


class Quoting:
    """Quotes what answers, from an open edition."""

    def __init__(self, searcher: Searcher, k: int | None) -> None:
        """Of the first `k` hits the first that holds gold is quoted; where it is None, the first passage that does."""
        self._searcher = searcher
        self._k = k
        self._listed = {entry.id: entry for entry in searcher.documents(PUBLIC)}
        self._text = cache(self._read)

    def quoted(self, asked: Iterable[AskedQuestion]) -> Iterator[Quoted | None]:
        """One item for each answerable question, in order."""
        return (self._quoted(each) for each in asked if each.answerable)

    def _quoted(self, asked: AskedQuestion) -> Quoted | None:
        put = question(asked.text, asked.language if asked.language in SERVED_LANGUAGES else "")
        gold = {each.document: self._spans(asked, each.document) for each in asked.gold}
        hits = self._holding(gold) if self._k is None else self._searcher.search(put, PUBLIC, self._k)
        for hit in hits:
            start, end = hit.passage.start, hit.passage.end
            inside = tuple((a, b) for a, b in gold.get(hit.passage.document, ()) if start <= a and b <= end)
            if inside:
                return self._of(put, hit, inside)
        return None

    def _of(self, put: Question, hit: Hit, gold: tuple[Span, ...]) -> Quoted:
        sentences = self._searcher.sentences(put, [hit], PUBLIC)[0]
        words = self._searcher.widening(put, PUBLIC).words
        sought = Sought(tuple(self._searcher.terms(put, PUBLIC)), words)
        scores = sentence_scores(hit, sentences, sought).answers
        order = sorted(range(len(sentences)), key=lambda place: (-scores[place], place))
        ranked = tuple((sentences[place].start, sentences[place].end) for place in order)
        return Quoted(quoted_span(hit, sentences, sought), ranked, gold)

    def _spans(self, asked: AskedQuestion, document: str) -> list[Span]:
        """Where the gold of `document` stands; a quotation that stands there twice, and says which, in that place."""
        spans = []
        for gold in (each for each in asked.gold if each.document == document):
            places = spans_of(gold.quote, self._text(document))
            spans += [min(places, key=lambda at: abs(at[0] - gold.start))] if gold.sha256 and places else places
        return spans

    def _holding(self, gold: dict[str, list[Span]]) -> Iterator[Hit]:
        for document in gold:
            for passage, text in self._searcher.passages(document, PUBLIC):
                yield Hit(1, 0.0, passage, self._listed[document].version, "", text, ())

    def _read(self, document: str) -> str:
        found = self._searcher.document(document, PUBLIC)
        return found.text if found else ""


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _shares(quote: Span, gold: Span) -> tuple[float, float, float]:
    common = max(0, min(quote[1], gold[1]) - max(quote[0], gold[0]))
    precision, recall = common / (quote[1] - quote[0]), common / (gold[1] - gold[0])
    return 2 * precision * recall / (precision + recall) if common else 0.0, precision, recall
