"""Everything that an edition answers, as one value that can be compared."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import get_args

from advicehub.settings import Settings
from index.access import Access
from index.encoder import QuestionEncoder
from index.opening import load_widener, open_searcher
from index.question import question
from index.ranker import Widener
from index.searcher import Mode, Searcher
from tests.stub_embedder import StubEmbedder

ALL = Access.to("unit-7")
QUESTIONS = ("may he speak with a lawyer", "who is told of an arrest", "médecin pendant la garde à vue")


@cache
def _stub() -> tuple[QuestionEncoder, Widener]:
    encoder = QuestionEncoder([StubEmbedder()])
    return encoder, load_widener(encoder)


def opened(settings: Settings, edition: str = "", access: Access = ALL) -> Searcher:
    """The edition (the one in use when ''), checked and opened with the stub."""
    encoder, widener = _stub()
    return open_searcher(settings, access, edition, encoder=encoder, widener=widener)


def everything(searcher: Searcher, access: Access = ALL, questions: Sequence[str] = QUESTIONS) -> str:
    """A hash of all that `searcher` says to `questions`, in every mode, and of its documents, whole."""
    said: list[object] = [searcher.edition(access)]
    for text in questions:
        asked = question(text, "fr" if "garde" in text else "en")
        for mode in get_args(Mode):
            said.append(hits := searcher.search(asked, access, 5, mode))
        said += [searcher.sentences(asked, hits, access), searcher.terms(asked, access)]
        said += [searcher.footnotes(hit.passage, access) for hit in hits]
    for listed in searcher.documents(access):
        said += [listed, searcher.document(listed.id, access), searcher.passages(listed.id, access)]
    return sha256(repr(said).encode("utf-8", "surrogateescape")).hexdigest()
