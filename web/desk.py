"""What the routes work with. It is handed to each of them; there are no globals."""

from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer
from index.access import Access
from index.question import Question
from index.searcher import Searcher
from web.country_practice import CountryPractice
from web.holdings import Holdings
from web.inventory import Inventory
from web.records import Records
from web.workers import Workers


class Answerer(Protocol):
    """What `assistant.answering.Assistant` is to this room."""

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        """The answer to `question` from what `access` may read; `anyway`: even where it seems to need a person."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """The open edition, who answers from it, its holdings, the threads.

    `inventory` puts the catalogue of official sources beside the holdings; `practice` are the country
    examples, `records` what curation recorded.
    """

    searcher: Searcher
    assistant: Answerer
    holdings: Holdings
    workers: Workers
    inventory: Inventory
    practice: CountryPractice
    records: Records
