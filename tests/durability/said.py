"""Everything that an edition answers, as one value that can be compared."""

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
ASKED = "who is told of an arrest, and may a lawyer come"


@cache
def _stub() -> tuple[QuestionEncoder, Widener]:
    encoder = QuestionEncoder([StubEmbedder()])
    return encoder, load_widener(encoder)


def opened(settings: Settings, edition: str = "", access: Access = ALL) -> Searcher:
    """The edition (the one in use when ''), checked and opened with the stub."""
    encoder, widener = _stub()
    return open_searcher(settings, access, edition, encoder=encoder, widener=widener)


def everything(searcher: Searcher, access: Access = ALL) -> str:
    """A hash of all that `searcher` says to a question, in every mode, and of its documents, whole."""
    said: list[object] = [searcher.edition(access)]
    asked = question(ASKED, "en")
    for mode in get_args(Mode):
        said.append(hits := searcher.search(asked, access, 5, mode))
        said += [searcher.footnotes(hit.passage, access) for hit in hits]
    said += [searcher.sentences(asked, hits, access), searcher.terms(asked, access)]
    for listed in searcher.documents(access):
        said += [listed, searcher.document(listed.id, access), searcher.passages(listed.id, access)]
    return sha256(repr(said).encode("utf-8", "surrogateescape")).hexdigest()
