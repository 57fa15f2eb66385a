"""A server asks itself one question before it listens."""

from collections.abc import Sequence

import pytest

from advicehub.errors import AdviceHubError, EditionError
from assistant.answer import Answer
from index.access import PUBLIC, Access
from index.question import Question
from ingest.document import Document
from tests.web.documents import note, treaty
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.warming import answer_once


class _Asked(FakeAssistant):
    """Remembers what it was asked; raises `failing` when it is given."""

    def __init__(self, searcher: FakeSearcher, failing: AdviceHubError | None = None) -> None:
        super().__init__(searcher)
        self._failing = failing
        self.asked: list[tuple[str, Access, bool]] = []

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        self.asked.append((question.text, access, anyway))
        if self._failing:
            raise self._failing
        return super().answer(question, access, anyway)


@pytest.mark.parametrize(
    ("documents", "asked"),
    [([treaty(), note()], "Must we be told before a visit?"), ([treaty()], "ready"),
     ([], "ready")],
)  # fmt: skip
def test_one_question_of_the_library_itself_is_asked_of_what_is_public(
    documents: Sequence[Document], asked: str
) -> None:
    searcher = FakeSearcher(documents)
    assistant = _Asked(searcher)
    answer_once(searcher, assistant)
    # Not `anyway`: the cue lists of triage are among what has to be loaded.
    assert assistant.asked == [(asked, PUBLIC, False)]


def test_an_edition_that_cannot_answer_stops_no_start() -> None:
    searcher = FakeSearcher([note()])
    assistant = _Asked(searcher, EditionError("gone"))
    answer_once(searcher, assistant)
    assert len(assistant.asked) == 1
