"""Asks every query of a set and keeps the documents found, the failures and the time each took."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

from advicehub.errors import QuestionError
from eval.query import Query
from eval.trec_run import ranked
from index.access import PUBLIC
from index.hit import Hit
from index.question import SERVED_LANGUAGES, Question, question
from index.searcher import Mode, Searcher

REFUSED = "question_refused"
FAILED = "search_failed"


@dataclass(slots=True)
class Asked:
    """`rankings` are (document, score), best first, by query id; empty for a query that found nothing.

    `failed` maps a query that could not be asked to its reason code: such a query has no ranking.
    `latencies` are milliseconds, one per query that was asked. `languages` counts the questions'.
    """

    rankings: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    languages: dict[str, int] = field(default_factory=dict)


class DocumentSearch:
    """Finds the best documents, each scored by its best passage."""

    def __init__(self, searcher: Searcher, mode: Mode, depth: int) -> None:
        self._searcher = searcher
        self._mode = mode
        self._depth = depth
        self._k = 2 * depth

    def best(self, asked: Question) -> list[tuple[str, float]]:
        """The `depth` best (document, score), best first; exactly those of a search through all passages.

        How many passages that takes depends on the corpus; the number that sufficed is where the
        next search starts.
        """
        while True:
            hits = self._searcher.search(asked, PUBLIC, self._k, self._mode)
            found = ranked(_by_document(hits), self._depth)
            if len(hits) < self._k or (len(found) == self._depth and hits[-1].score < found[-1][1]):
                return found
            self._k *= 2


def ask_all(queries: Iterable[Query], search: DocumentSearch) -> Asked:
    """Ask `queries` in turn. One that cannot be asked, or whose search fails, is noted and passed over."""
    asked = Asked()
    for query in queries:
        begin = perf_counter()
        try:
            put = question(query.text, query.language if query.language in SERVED_LANGUAGES else "")
            ranking = search.best(put)
        except QuestionError:
            asked.failed[query.id] = REFUSED
        except (RuntimeError, ArithmeticError):
            # What FAISS and torch raise: one query must not cost the run of all the others.
            asked.failed[query.id] = FAILED
        else:
            asked.rankings[query.id] = ranking
            asked.latencies.append(1000 * (perf_counter() - begin))
            asked.languages[put.language] = asked.languages.get(put.language, 0) + 1
    return asked


def _by_document(hits: Iterable[Hit]) -> dict[str, float]:
    best: dict[str, float] = {}
    for hit in hits:
        best.setdefault(hit.passage.document, hit.score)
    return best
