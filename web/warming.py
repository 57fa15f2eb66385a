"""Makes a server ready before it is asked: what is loaded on first use is loaded by a question of the library's own."""

from advicehub.errors import AdviceHubError
from assistant.triage.triage import warm
from index.access import PUBLIC
from index.question import question
from index.searcher import Searcher
from web.desk import Answerer
from web.examples import examples

_NO_EXAMPLE = "ready"


def answer_once(searcher: Searcher, assistant: Answerer) -> None:
    """Answer the first question that a document itself asks, and forget the answer.

    That takes the whole way: the language of the question, the cue lists of triage, the search, the rules of
    quoting, and a source read again in a child. A library that cannot answer says so to who asks, not at the start.
    """
    # The question is in one language; the cue lists of the others would be read while somebody waits.
    warm()
    found = examples(searcher, searcher.documents(PUBLIC), count=1)
    try:
        assistant.answer(question(found[0].text if found else _NO_EXAMPLE), PUBLIC)
    except AdviceHubError:
        return
